import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import ExcelJS from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';

import type { SweepSummary } from '../dataroom/sweep-order.ts';
import { main } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'sweep-again-'));
afterAll(() => rmSync(folder, { recursive: true }));

const identities = ['349901196110169317', '34990119660503908X', '349901200001010018'];

/** Two identity numbers, each under two names (S11), and 白条 vouchers (L02). */
function put(input: string, vouchers: readonly string[], names = ['甲', '乙']): void {
  mkdirSync(join(folder, input), { recursive: true });
  const payments = identities
    .slice(0, 2)
    .flatMap((number, person) => names.map((name, index) => `F${person}${index},B01,2024,${name},${number},100,2024-03-0${index + 1}`));
  writeFileSync(
    join(folder, input, '补贴发放.csv'),
    `发放流水号,项目编码,所属期,姓名,身份证号,金额(元),发放日期\n${payments.join('\n')}\n`,
  );
  writeFileSync(join(folder, input, '人员.csv'), `人员编号,姓名,身份证号\nR1,甲,${identities[2] ?? ''}\n`);
  const lines = vouchers.map((number) => `${number},1,东村,2024-03-05,6000,0,办公,甲店,白条`);
  writeFileSync(
    join(folder, input, '村级凭证.csv'),
    `凭证号,分录号,行政村,日期,借方金额,贷方金额,用途,收款方,票据类型\n${lines.join('\n')}\n`,
  );
}

async function run(...args: readonly string[]): Promise<{ readonly summary: SweepSummary; readonly err: string }> {
  let [out, err] = ['', ''];
  await main(['sweep', ...args, '--json'], { out: (text) => void (out += text), err: (text) => void (err += text), env: {}, folder });
  return { summary: JSON.parse(out) as SweepSummary, err };
}

type Line = { readonly rule: string; readonly object: string; readonly standing: string };

function linesOf(output: string): readonly Line[] {
  const text = readFileSync(join(folder, output, 'alerts.jsonl'), 'utf8');
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Line]));
}

/** Opens a sheet as a person does, changes it and saves it. */
async function edit(path: string, change: (page: ExcelJS.Worksheet) => void): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(folder, path));
  const page = book.getWorksheet('预警');
  if (page === undefined) throw new Error('no sheet');
  change(page);
  await book.xlsx.writeFile(join(folder, path));
}

function columnOf(page: ExcelJS.Worksheet, heading: string): number {
  for (let column = 1; column <= page.columnCount; column += 1) if (page.getRow(1).getCell(column).text === heading) return column;
  throw new Error(heading);
}

/** Types a text into the row of a rule and, of several, the one whose object ends so. */
function type(page: ExcelJS.Worksheet, heading: string, [rule, object, text]: readonly [string, string, string]): void {
  page.eachRow((row) => {
    if (row.getCell(1).text === rule && row.getCell(5).text.endsWith(object)) row.getCell(columnOf(page, heading)).value = text;
  });
}

async function read(path: string, heading: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  await edit(path, (page) => {
    page.eachRow((row, number) => {
      if (number > 1) found.set(`${row.getCell(1).text} ${row.getCell(5).text}`, row.getCell(columnOf(page, heading)).text);
    });
  });
  return found;
}

describe('the next sweep into the same folder', () => {
  it('keeps what people typed into the sheet, by rule and object, and their own columns', async () => {
    put('typed', ['V1', 'V2']);
    await run('--in', 'typed', '--out', 'typed-out');
    await edit('typed-out/alerts.xlsx', (page) => {
      page.getRow(1).getCell(page.columnCount + 1).value = '处理人';
      type(page, '自查结果', ['L02', 'V2', '属实-差错']);
      type(page, '处理人', ['L02', 'V2', '镇纪委']);
      type(page, '自查结果', ['S11', '9317', '数据错误']);
      type(page, '自查结果', ['S11', '908X', '规则误报']);
    });
    const before = await read('typed-out/alerts.xlsx', '自查结果');
    expect([...before].filter(([, text]) => text !== '').length).toBe(3);
    put('typed', ['V1', 'V2', 'V0']);
    const { summary, err } = await run('--in', 'typed', '--out', 'typed-out');
    expect(summary).toMatchObject({ answers: 3, earlierSheet: null });
    expect(summary.precision.find(({ rule }) => rule === 'L02')).toMatchObject({ fired: 3, checked: 1, confirmed: 1, precision: 1 });
    expect(summary.precision.find(({ rule }) => rule === 'S11')).toMatchObject({ checked: 2, confirmed: 0, false: 1, precision: 0 });
    expect(readFileSync(join(folder, 'typed-out', 'report.md'), 'utf8')).toContain(
      '| L02 | 白条入账 | 1 | 1 | 1 | 0 | 100.0%（20.7%–100.0%） |  |',
    );
    expect(err).toContain('3');
    const after = await read('typed-out/alerts.xlsx', '自查结果');
    expect(after.has('L02 V0')).toBe(true);
    for (const [place, text] of before) expect(after.get(place), place).toBe(text);
    expect((await read('typed-out/alerts.xlsx', '处理人')).get('L02 V2')).toBe('镇纪委');
  });

  it('lowers a rule to a hint when what the room knows of its outcomes says that it is nearly always wrong', async () => {
    put('wrong', ['V1']);
    await run('--in', 'wrong', '--out', 'wrong-out', '--room', 'wrong-room');
    const severities = (): readonly string[] =>
      readFileSync(join(folder, 'wrong-out', 'alerts.jsonl'), 'utf8')
        .split('\n')
        .filter((line) => line.includes('"rule":"L02"'))
        .map((line) => (JSON.parse(line) as { severity: string }).severity);
    expect(severities()).toEqual(['关注']);
    const lines = Array.from({ length: 30 }, (_, index) =>
      JSON.stringify({ key: `k${index}`, rule: 'L02', version: 1, outcome: '规则误报' }),
    );
    writeFileSync(join(folder, 'wrong-room', 'outcomes.jsonl'), `${lines.join('\n')}\n`);
    const { summary } = await run('--in', 'wrong', '--out', 'wrong-out', '--room', 'wrong-room');
    expect(summary.precision.find(({ rule }) => rule === 'L02')).toMatchObject({ checked: 30, lowered: true });
    expect(severities()).toEqual(['提示']);
    expect(summary).toMatchObject({ repeated: summary.alerts, changed: 0 });
  });

  it('keeps the whole sheet under another name, and says so, when an answer has no alert any more', async () => {
    put('gone', ['V1', 'V2']);
    await run('--in', 'gone', '--out', 'gone-out');
    await edit('gone-out/alerts.xlsx', (page) => {
      type(page, '自查结果', ['L02', 'V2', '合理例外']);
      type(page, '自查结果', ['L02', 'V1', '未查']);
    });
    put('gone', ['V1']);
    const { summary, err } = await run('--in', 'gone', '--out', 'gone-out');
    expect(summary.earlierSheet).toMatch(/^alerts-\d{8}T\d+Z\.xlsx$/);
    expect(err).toContain(summary.earlierSheet);
    expect((await read(`gone-out/${summary.earlierSheet ?? ''}`, '自查结果')).get('L02 V2')).toBe('合理例外');
    expect((await read('gone-out/alerts.xlsx', '自查结果')).get('L02 V1')).toBe('未查');
  });

  it('keeps a sheet that it cannot read', async () => {
    put('odd', ['V1']);
    await run('--in', 'odd', '--out', 'odd-out');
    writeFileSync(join(folder, 'odd-out/alerts.xlsx'), 'someone saved it in another form');
    const { summary } = await run('--in', 'odd', '--out', 'odd-out');
    expect(readFileSync(join(folder, 'odd-out', summary.earlierSheet ?? ''), 'utf8')).toBe('someone saved it in another form');
  });

  it('leaves everything as it is when nothing could be read', async () => {
    put('unread', ['V1']);
    await run('--in', 'unread', '--out', 'unread-out');
    cpSync(join(folder, 'unread-out'), join(folder, 'unread-before'), { recursive: true });
    mkdirSync(join(folder, 'nothing'));
    writeFileSync(join(folder, 'nothing', '说明.csv'), '甲,乙\n1,2\n');
    const { summary, err } = await run('--in', 'nothing', '--out', 'unread-out');
    expect(summary.sources).toBe(0);
    expect(err).toContain('说明.csv');
    expect(readdirSync(join(folder, 'unread-out'))).toEqual(readdirSync(join(folder, 'unread-before')));
    for (const file of readdirSync(join(folder, 'unread-before')))
      expect(readFileSync(join(folder, 'unread-out', file)), file).toEqual(readFileSync(join(folder, 'unread-before', file)));
    await run('--in', 'nothing', '--out', 'never-made');
    expect(existsSync(join(folder, 'never-made'))).toBe(false);
  });
});

describe('masked objects', () => {
  it.each([
    ['masked after masked', [true, true]],
    ['masked after raw', [false, true]],
    ['raw after masked', [true, false]],
  ] as const)('are known again: %s', async (name, masks) => {
    put(name, ['V1']);
    for (const [index, masked] of masks.entries()) {
      const { summary } = await run('--in', name, '--out', `${name}-out`, ...(masked ? ['--mask-objects'] : []));
      if (index === 1) expect(summary).toMatchObject({ new: 0, changed: 0, repeated: linesOf(`${name}-out`).length, gone: 0 });
    }
    const last = linesOf(`${name}-out`).filter(({ rule }) => rule === 'S11');
    expect(last).toHaveLength(2);
    expect(last.every(({ object }) => object.includes('*') === masks[1])).toBe(true);
  });

  it('are not told by keys that somebody else could make', async () => {
    put('keys', ['V1']);
    for (const output of ['keys-a', 'keys-b']) await run('--in', 'keys', '--out', output, '--mask-objects');
    const keysOf = (output: string): readonly string[] => linesOf(output).map((line) => (line as Line & { readonly key: string }).key);
    expect(new Set(keysOf('keys-a')).size).toBe(linesOf('keys-a').length);
    expect(keysOf('keys-a').filter((key) => keysOf('keys-b').includes(key))).toEqual([]);
  });
});
