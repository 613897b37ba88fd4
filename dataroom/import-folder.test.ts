import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';

import { writeWorkbook } from '../exchange/xlsx/write-workbook.ts';
import { type Imported, importFolder } from './import-folder.ts';

const place = mkdtempSync(join(tmpdir(), 'import-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

function folderOf(name: string, files: Readonly<Record<string, Uint8Array | string>>): string {
  const folder = join(place, name);
  mkdirSync(folder);
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  return folder;
}

function importInto(room: string, folder: string): Promise<Imported> {
  const grounds = { authority: '县纪委', purpose: '比对', deleteBy: '2026-01-01' };
  return importFolder(
    { folder, room: join(place, room), grounds, memoryMegabytes: 256, threads: 1, now: '2025-06-30T08:00:00Z' },
    () => undefined,
  );
}

function rowsOf({ manifest }: Imported, table: string): number {
  return manifest.tables.find(({ name }) => name === table)?.rows ?? -1;
}

const persons = '人员编号,姓名,身份证号\nR1,甲,349901196110169317\nR2,乙,34990119660503908X\n';

describe('import of a folder', () => {
  it('keeps grounds, hashes and periods in a manifest, and reads several files of one table', async () => {
    const folder = folderOf('two', { '人员一.csv': persons, '人员二.csv': '身份证号码,姓名,人员编号\n349901200001010018,丙,R3\n' });
    const imported = await importInto('room', folder);
    expect(rowsOf(imported, '人员')).toBe(3);
    expect(imported.manifest.grounds).toEqual({ authority: '县纪委', purpose: '比对', deleteBy: '2026-01-01' });
    expect(imported.manifest.files.map(({ sha256 }) => sha256.length)).toEqual([64, 64]);
    expect(imported.manifest.absent).toContain('补贴发放');
    expect(imported.manifest.absent).toContain('人员.户编号');
  });

  it('keeps equal rows once and reports a key with other values', async () => {
    const folder = folderOf('doubles', { '人员.csv': `${persons}R1,甲,349901196110169317\nR2,丁,34990119660503908X\n` });
    const imported = await importInto('room', folder);
    expect(rowsOf(imported, '人员')).toBe(2);
    expect(rowsOf(imported, '修补')).toBe(2);
  });

  it('reads a workbook with a title row above its headings', async () => {
    const headings = ['人员编号', '姓名', '身份证号', '死亡日期'];
    const book = await writeWorkbook([
      {
        name: '人员',
        columns: ['某村人员登记表', '', '', ''].map((heading) => ({ heading, width: 20 })),
        rows: [headings, ['R1', '甲', '349901196110169317', '2024年3月1日'], ['R2', '乙', ' 34990119660503908x', '']],
      },
      { name: '说明', columns: [{ heading: '本表由镇政府填报', width: 20 }], rows: [] },
    ]);
    const imported = await importInto('room', folderOf('book', { '导出.xlsx': book }));
    expect(rowsOf(imported, '人员')).toBe(2);
    expect(rowsOf(imported, '身份字典')).toBe(2);
    expect(imported.manifest.unread.map(({ source }) => source)).toEqual(['导出.xlsx#说明']);
  });

  it('reads each of several workbooks whose names begin alike', async () => {
    const book = (sheet: string, headings: readonly string[], rows: readonly (readonly string[])[]): Promise<Uint8Array> =>
      writeWorkbook([{ name: sheet, columns: headings.map((heading) => ({ heading, width: 20 })), rows }]);
    const identity = '349901196110169317';
    const folder = folderOf('alike', {
      '某县二〇二五年上半年补贴专项检查数据导出一.xlsx': await book(
        '人员',
        ['人员编号', '姓名', '身份证号'],
        [
          ['R1', '甲', identity],
          ['R2', '乙', '34990119660503908X'],
        ],
      ),
      '某县二〇二五年上半年补贴专项检查数据导出二.xlsx': await book('人员', ['人员编号', '姓名', '身份证号'], [['R3', '丙', '']]),
      '某县二〇二五年上半年补贴专项检查数据导出三.xlsx': await book('土地确权', ['户编号', '行政村'], [['H1', '东村']]),
    });
    const imported = await importInto('alike-room', folder);
    expect([rowsOf(imported, '人员'), rowsOf(imported, '土地确权')]).toEqual([3, 1]);
    expect(imported.manifest.sources.map(({ read }) => read)).toEqual([2, 1, 1]);
  });

  it('reports a workbook with more cells than can be held, and reads the others', async () => {
    const [width, rows] = [10, 100_100];
    const headings = ['人员编号', '姓名', '身份证号', '性别', '出生日期', '户编号', '与户主关系', '行政村', '死亡日期', '备注'];
    const line = (row: number): string => {
      const cells = Array.from({ length: width }, (_, index) => `<c><v>${row * width + index}</v></c>`);
      return `<row r="${row}">${cells.join('')}</row>`;
    };
    const folder = folderOf('huge', { '土地确权.csv': '户编号,行政村\nH1,东村\n' });
    const book = await writeWorkbook([{ name: '人员', columns: headings.map((heading) => ({ heading, width: 9 })), rows: [] }]);
    const parts = unzipSync(book);
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    const more = Array.from({ length: rows }, (_, index) => line(index + 2)).join('');
    parts['xl/worksheets/sheet1.xml'] = strToU8(sheet.replace('</sheetData>', `${more}</sheetData>`));
    writeFileSync(join(folder, '人员.xlsx'), zipSync(parts, { level: 1 }));
    const imported = await importInto('huge-room', folder);
    expect(imported.manifest.unread).toEqual([{ source: '人员.xlsx', problem: 'workbook-refused', detail: 'too-many-cells' }]);
    expect(rowsOf(imported, '土地确权')).toBe(1);
  });

  it('does not use a heading that stands twice with different values, nor one in another unit', async () => {
    const folder = folderOf('twice', { '补贴发放.csv': '发放流水号,姓名,姓名,金额(万元)\nF1,甲,乙,1\n' });
    const { manifest } = await importInto('room', folder);
    expect(manifest.sources[0]).toMatchObject({ doubledHeadings: ['姓名'], unknownHeadings: ['金额(万元)'] });
    expect(manifest.absent).toEqual(expect.arrayContaining(['补贴发放.姓名', '补贴发放.金额']));
  });

  it('makes no second snapshot of equal data, and notices when a stored one was changed', async () => {
    const folder = folderOf('same', { '人员.csv': persons });
    const first = await importInto('other', folder);
    expect((await importInto('other', folder)).repeated).toBe(true);
    expect(readdirSync(join(place, 'other/snapshots'))).toHaveLength(1);
    appendFileSync(join(first.folder, first.manifest.tables.find(({ name }) => name === '人员')?.files[0]?.file ?? ''), 'x');
    await expect(importInto('other', folder)).rejects.toMatchObject({ code: 'snapshot-changed', facts: { tables: ['人员'] } });
  });

  it('leaves the room as it was when it fails', async () => {
    const folder = folderOf('failing', { '人员.csv': persons });
    await importInto('kept', folder);
    const before = readdirSync(join(place, 'kept'), { recursive: true }).toSorted();
    writeFileSync(join(place, 'kept/not-a-folder'), '');
    const other = folderOf('failing-next', { '人员.csv': `${persons}R3,丙,\n` });
    const order = { folder: other, grounds: { authority: null, purpose: null, deleteBy: null }, memoryMegabytes: 256, threads: 1, now: '' };
    await expect(importFolder({ ...order, room: join(place, 'kept/not-a-folder') }, () => undefined)).rejects.toThrow();
    const broken = importFolder({ ...order, room: join(place, 'kept') }, (share) => {
      if (share >= 0.7) throw new Error('broken off');
    });
    await expect(broken).rejects.toThrow('broken off');
    rmSync(join(place, 'kept/not-a-folder'));
    expect(readdirSync(join(place, 'kept'), { recursive: true }).toSorted()).toEqual(before);
  });

  it('reports a file whose quotes never close, and reads the others', async () => {
    const folder = folderOf('quotes', {
      '人员.csv': persons,
      '土地确权.csv': `户编号,行政村,确权面积(亩)\n"H1,东村,3\n${'H2,西村,4\n'.repeat(10)}`,
    });
    const imported = await importInto('room', folder);
    expect(rowsOf(imported, '人员')).toBe(2);
    expect(rowsOf(imported, '土地确权')).toBe(0);
    expect(imported.manifest.unread).toMatchObject([{ source: '土地确权.csv', problem: 'unreadable-rows' }]);
  });

  it('writes the manifest once, for the owner alone', async () => {
    const { folder } = await importInto('private', folderOf('private-in', { '人员.csv': persons }));
    expect(() => writeFileSync(join(folder, 'manifest.json'), '', { flag: 'wx' })).toThrow('EEXIST');
    expect(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))).toMatchObject({ format: 'mingquan-snapshot-2' });
  });
});
