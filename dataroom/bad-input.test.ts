import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import ExcelJS from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';

import { type Database, literal, openDatabase, query } from './database.ts';
import { importFolder, type Imported } from './import-folder.ts';
import { openSnapshot } from './open-snapshot.ts';
import { readRepairs } from './read-repairs.ts';
import { readRules } from './read-rules.ts';
import { runRules } from './run-rules.ts';
import { ownRules } from './start-room.ts';

const place = mkdtempSync(join(tmpdir(), 'bad-input-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const limits = { memoryMegabytes: 256, threads: 1 };

function take(name: string): Promise<Imported> {
  const grounds = { authority: null, purpose: null, deleteBy: null };
  return importFolder(
    { folder: join(place, name), room: join(place, `${name}-room`), grounds, now: '2025-06-30T00:00:00Z', ...limits },
    () => undefined,
  );
}

/** What was read of a table, its repairs, and the alerts that rules raise over it. */
async function looked(imported: Imported, sql: string) {
  const { database, ground } = await openSnapshot({
    ...{ folder: imported.folder, manifest: { ...imported.manifest, absent: [] }, spillFolder: place, day: '2025-06-30' },
    ...{ limits: { rows: 1000, milliseconds: 60_000 }, ...limits },
  });
  try {
    const rows = await query(database.connection, sql);
    const repairs = await readRepairs(database.connection);
    const { alerts } = await runRules({ rules: await readRules(ownRules), ground, snapshot: imported, earlier: null }, () => undefined);
    return {
      rows: rows.map((row) => Object.values(row).join(' ')),
      repairs: repairs.map(({ row, column, fault }) => `${String(row)} ${column} ${fault}`).toSorted(),
      alerts: alerts.map(({ rule, object }) => `${rule} ${object}`),
    };
  } finally {
    database.close();
  }
}

const heading = '发放流水号,项目编码,所属期,姓名,身份证号,金额(元),发放日期';

describe('bad input', { timeout: 120_000 }, () => {
  it('days, digits and amounts in all their dress are one; a number that belongs to nobody accuses nobody', async () => {
    mkdirSync(join(place, 'dress'));
    const lines = [
      ...[
        'F1,B01,2024-03,甲,349901196110169317,100,2024-03-05',
        'F2,B01,２０２４年３月,甲,３４９９０１１９６１１０１６９３１７,－１００．００,2024年3月6日',
      ],
      ...['F3,B01,202403,甲, 349901196110169317,"￥1,000.50",20240307', 'F4,B01,2024.3,乙,349901196110169318,100,2024/3/8'],
      ...['F5,B01,2024-03,乙,349901196110169318,100,2024.3.8', 'F6,B01,2024-03,丙,,100,2024-03-08', 'F7,B01,2024-03,丙,,100,2024-03-09'],
    ];
    writeFileSync(join(place, 'dress', '补贴发放.csv'), `\ufeff${[heading, ...lines].join('\r\n')}\r\n`);
    const found = await looked(
      await take('dress'),
      'SELECT 发放流水号, 所属期, 金额, CAST(发放日期 AS VARCHAR), 身份证号 IS NOT NULL FROM 补贴发放 ORDER BY 1',
    );
    expect(found.rows).toEqual([
      ...['F1 2024-03 10000 2024-03-05 true', 'F2 2024-03 -10000 2024-03-06 true', 'F3 2024-03 100050 2024-03-07 true'],
      ...[
        'F4 2024-03 10000 2024-03-08 false',
        'F5 2024-03 10000 2024-03-08 false',
        'F6 2024-03 10000 2024-03-08 false',
        'F7 2024-03 10000 2024-03-09 false',
      ],
    ]);
    expect(found.repairs).toEqual([
      ...[
        '5 身份证号 bad-identity-number',
        '6 身份证号 bad-identity-number',
        '7 身份证号 missing-identity-number',
        '8 身份证号 missing-identity-number',
      ],
    ]);
    // F1 and F3 with the reversal F2 are one net payment; the two of one invalid number are no double payment of anybody.
    expect(found.alerts).toEqual(['S10 F4', 'S10 F5', 'S10 F6', 'S10 F7']);
  });

  it('clocks that run backwards and days that are the wrong way round are told, row by row', async () => {
    mkdirSync(join(place, 'skew'));
    writeFileSync(
      join(place, 'skew', '办件步骤.csv'),
      '事件号,办件编号,步骤序号,步骤,动作,操作人工号,到达时间,完成时间\nE1,A1,1,受理,办结,G1,2025-03-03 09:00:00,2025-03-03 08:59:00\nE2,A1,2,审核,办结,G1,2025-03-03 09:00:00,2025-03-03 09:30:00\n',
    );
    writeFileSync(
      join(place, 'skew', '合同.csv'),
      '合同编号,行政村,起始日期,终止日期\nT1,东村,2025-01-01,2024-01-01\nT2,东村,2024-01-01,2025-01-01\n',
    );
    const found = await looked(await take('skew'), 'SELECT count(*) FROM 办件步骤');
    expect(found.repairs).toEqual(['2 到达时间|完成时间 clock-skew', '2 起始日期|终止日期 days-reversed']);
  });

  it('a cell merged over several rows says the same in each of them', async () => {
    mkdirSync(join(place, 'merged'));
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('补贴发放');
    sheet.addRow(heading.split(','));
    sheet.addRow(['F1', 'B01', '2024-03', '甲', '349901196110169317', 100, '2024-03-05']);
    sheet.addRow(['F2', null, '2024-04', '甲', '349901196110169317', 100, '2024-04-05']);
    sheet.mergeCells('B2:B3');
    writeFileSync(join(place, 'merged', '补贴发放.xlsx'), new Uint8Array(await book.xlsx.writeBuffer()));
    const imported = await take('merged');
    expect((await looked(imported, 'SELECT 发放流水号, 项目编码 FROM 补贴发放 ORDER BY 1')).rows).toEqual(['F1 B01', 'F2 B01']);
    expect(imported.manifest.sources[0]?.notes.length).toBeGreaterThan(0);
  });

  const megabytes = process.env['MINGQUAN_NIGHTLY'] === '1' ? 1000 : 8;
  it(`a file of ${String(megabytes)} MB is read whole, with the one row that is wrong; broken off, the room stays as it was`, async () => {
    mkdirSync(join(place, 'large'));
    const rows = await largeFile(join(place, 'large', '补贴发放.csv'), megabytes);
    expect(statSync(join(place, 'large', '补贴发放.csv')).size).toBeGreaterThan(megabytes * 950_000);
    const room = join(place, 'large-room');
    const order = { folder: join(place, 'large'), room, grounds: { authority: null, purpose: null, deleteBy: null }, now: '', ...limits };
    const broken = importFolder(order, (share) => {
      if (share > 0.7) throw new Error('broken off');
    });
    await expect(broken).rejects.toThrow('broken off');
    expect(readdirSync(room)).toEqual([]);
    const { manifest } = await take('large');
    expect(manifest.tables.find(({ name }) => name === '补贴发放')?.rows).toBe(rows);
    expect(manifest.tables.find(({ name }) => name === '修补')?.rows).toBe(1);
  });
});

async function largeFile(path: string, megabytes: number): Promise<number> {
  const rows = megabytes * 9_000;
  const database: Database = await openDatabase({ memoryMegabytes: 256, threads: 1, spillFolder: place });
  const row = `'F' || lpad(CAST(range AS VARCHAR), 12, '0') AS 发放流水号, 'B01' AS 项目编码, '2024-03' AS 所属期, '某某某某某某' AS 姓名, '349901196110169317' AS 身份证号, '长长的备注长长的备注' AS 备注,
    CASE WHEN range = 777 THEN '约一百' ELSE CAST(100 + range % 7 AS VARCHAR) END AS "金额(元)", '2024-03-05' AS 发放日期`;
  await database.connection.run(`COPY (SELECT ${row} FROM range(${String(rows)})) TO ${literal(path)} (HEADER, DELIMITER ',')`);
  database.close();
  return rows;
}
