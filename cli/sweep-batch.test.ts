import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { AlertLine } from '../dataroom/alert-keys.ts';
import type { SweepSummary } from '../dataroom/sweep-order.ts';
import { yardstick } from '../testkit/yardsticks.ts';
import { main } from './main.ts';

const found = yardstick('supervision-dev');
const county = found ?? '';
const folder = mkdtempSync(join(tmpdir(), 'sweep-batch-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly summary: SweepSummary; readonly err: string }> {
  let [out, err] = ['', ''];
  const words = ['sweep', ...args, '--json'];
  const code = await main(words, { out: (text) => void (out += text), err: (text) => void (err += text), env: {}, folder });
  return { code, summary: JSON.parse(out === '' ? '{}' : out) as SweepSummary, err };
}

/** Alerts with their evidence, without the snapshot in which the rows were found. */
function alertsOf(output: string): readonly string[] {
  const lines = readFileSync(join(folder, output, 'alerts.jsonl'), 'utf8').split('\n');
  return lines.flatMap((line) => {
    if (line === '') return [];
    const { rule, object, evidence } = JSON.parse(line) as AlertLine;
    return [`${rule} ${object} ${evidence.hash}`];
  });
}

function put(input: string, files: Readonly<Record<string, readonly string[]>>): void {
  mkdirSync(join(folder, input), { recursive: true });
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, input, `${name}.csv`), `${lines.join('\n')}\n`);
}

function linesOf(table: string): readonly [string, readonly string[]] {
  const [heading = '', ...rows] = readFileSync(join(county, `${table}.csv`), 'utf8')
    .trim()
    .split('\n');
  return [heading, rows];
}

/** The development county, with the rows of these tables that are kept back. */
function putHistory(input: string, back: Readonly<Record<string, (row: number) => boolean>>): Readonly<Record<string, readonly string[]>> {
  mkdirSync(join(folder, input));
  for (const name of readdirSync(county).filter((one) => one.endsWith('.csv'))) cpSync(join(county, name), join(folder, input, name));
  return Object.fromEntries(
    Object.entries(back).map(([table, isBack]) => {
      const [heading, rows] = linesOf(table);
      put(input, { [table]: [heading, ...rows.filter((_, row) => !isBack(row))] });
      return [table, [heading, ...rows.filter((_, row) => isBack(row))]];
    }),
  );
}

describe('a batch against the history of a room', { timeout: 240_000 }, () => {
  const absent = found === null;
  beforeAll(async () => {
    if (!absent) await run('--in', county, '--out', 'whole');
  }, 240_000);

  it.skipIf(absent).each([
    ['payments, a third of them, scattered', { 补贴发放: (row: number) => (row * 7919) % 3 === 1 }, true],
    ['payments, the last hundredth', { 补贴发放: (row: number) => row % 100 === 99 }, true],
    ['payments and persons', { 补贴发放: (row: number) => row % 5 === 2, 人员: (row: number) => row % 11 === 3 }, false],
    ['vouchers and bids', { 村级凭证: (row: number) => row % 4 === 1, 投标: (row: number) => row % 3 === 0 }, false],
  ] as const)('finds after it what one sweep over all finds, with the same evidence: %s', async (name, back, narrow) => {
    const place = `split-${name.length}`;
    const batch = putHistory(`${place}-before`, back);
    await run('--in', `${place}-before`, '--out', `${place}-out`, '--room', `${place}-room`);
    expect(alertsOf(`${place}-out`)).not.toEqual(alertsOf('whole'));
    put(`${place}-batch`, batch);
    const { summary } = await run('--in', `${place}-batch`, '--out', `${place}-out`, '--history', `${place}-room`);
    expect(alertsOf(`${place}-out`)).toEqual(alertsOf('whole'));
    expect(summary.growth.every(({ replaced, known }) => replaced === 0 && known === 0)).toBe(true);
    const over = new Map(summary.rules.map((rule) => [rule.rule, rule.over ?? 'whole']));
    expect(over.get('C01')).toBe('nothing');
    expect(over.get('S06')).toBe(narrow ? 'batch' : '投标' in back ? 'nothing' : 'whole');
    expect(over.get('P03')).toBe('投标' in back ? 'whole' : 'nothing');
    // The history stays what it was: each snapshot writes files of its own.
    expect(readdirSync(join(folder, `${place}-room`, 'snapshots'))).toHaveLength(2);
  });
});

const before = {
  补贴项目: ['项目编码,项目名称,发放周期', 'B01,地力补贴,年'],
  人员: ['人员编号,姓名,身份证号,户编号,死亡日期', 'R1,甲,349901196110169317,H1,', 'R2,乙,34990119660503908X,H1,'],
  补贴发放: [
    '发放流水号,项目编码,所属期,姓名,身份证号,金额(元),发放日期,银行账号,开户名',
    'F1,B01,2024,甲,349901196110169317,100,2024-03-05,9999,甲',
    'F2,B01,2024,甲,349901196110169317,100,2024-03-06,9999,甲',
  ],
} as const;
const heading = before.补贴发放[0];

describe('a batch that is not only new', { timeout: 240_000 }, () => {
  it('takes away an alert that a reversal answers, and says so', async () => {
    put('r-before', before);
    const first = await run('--in', 'r-before', '--out', 'r-out', '--room', 'r-room');
    expect(first.summary.alerts).toBe(2);
    put('r-batch', { 补贴发放: [heading, 'F3,B01,2024,甲,349901196110169317,-100,2024-03-07,9999,甲'] });
    const second = await run('--in', 'r-batch', '--out', 'r-out', '--history', 'r-room');
    expect(second.summary).toMatchObject({ alerts: 0, gone: 2, base: first.summary.snapshot });
  });

  it('takes a known row once, a corrected one in place of the earlier, and the same files not twice', async () => {
    put('c-before', before);
    await run('--in', 'c-before', '--out', 'c-out', '--room', 'c-room');
    put('c-batch', { 补贴发放: [heading, before.补贴发放[1], 'F2,B01,2023,甲,349901196110169317,100,2024-03-06,9999,甲'] });
    const second = await run('--in', 'c-batch', '--out', 'c-out', '--history', 'c-room');
    expect(second.summary.growth).toEqual([{ table: '补贴发放', added: 0, replaced: 1, known: 1 }]);
    expect(second.summary).toMatchObject({ alerts: 0, gone: 2 });
    const third = await run('--in', 'c-batch', '--out', 'c-out', '--history', 'c-room');
    expect(third.summary).toMatchObject({ importRepeated: true, snapshot: second.summary.snapshot });
  });

  it('brings a death to payments that were there before', async () => {
    put('d-before', before);
    await run('--in', 'd-before', '--out', 'd-out', '--room', 'd-room');
    put('d-batch', { 人员: [before.人员[0], 'R1,甲,349901196110169317,H1,2023-02-01'], 补贴项目: ['项目编码,死亡宽限天数', 'B01,30'] });
    await run('--in', 'd-batch', '--out', 'd-out', '--history', 'd-room');
    expect(alertsOf('d-out').map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(['S01 F1', 'S01 F2', 'S02 F1', 'S02 F2']);
  });

  it('is refused where there is no history', async () => {
    put('n-batch', before);
    const { code, err } = await run('--in', 'n-batch', '--out', 'n-out', '--history', 'n-room');
    expect([code, err.includes('no snapshot')]).toEqual([2, true]);
  });
});
