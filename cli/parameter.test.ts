import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { AlertLine } from '../dataroom/alert-keys.ts';
import type { ShadowRun, Trial } from '../dataroom/try-parameter.ts';
import { main } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'parameter-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...words: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let [out, err] = ['', ''];
  const code = await main(words, { out: (text) => void (out += text), err: (text) => void (err += text), env: {}, folder });
  return { code, out, err };
}

async function sweepOn(day: string, output: string): Promise<readonly AlertLine[]> {
  await run('sweep', '--in', 'in', '--out', output, '--room', 'room', '--day', day);
  const lines = readFileSync(join(folder, output, 'alerts.jsonl'), 'utf8').split('\n');
  return lines
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as AlertLine]))
    .filter(({ rule }) => rule === 'L02' || rule === 'P04');
}

const people = ['--by', '甲', '--approved-by', '乙', '--reason', '本县标准', '--source', '县财〔2025〕1号'];

function change(set: string, from: string, approvedOn: string, who = people): readonly string[] {
  return ['parameter', '--room', 'room', '--set', set, '--from', from, '--approved-on', approvedOn, ...who];
}

beforeAll(async () => {
  mkdirSync(join(folder, 'in'));
  const voucher = (number: string, yuan: number): string => `${number},1,东村,2024-03-05,${yuan},0,办公,甲店,白条`;
  const lines = [voucher('V1', 6000), voucher('V2', 350), voucher('V3', 200)];
  writeFileSync(
    join(folder, 'in', '村级凭证.csv'),
    `凭证号,分录号,行政村,日期,借方金额,贷方金额,用途,收款方,票据类型\n${lines.join('\n')}\n`,
  );
  writeFileSync(join(folder, 'in', '采购项目.csv'), '项目编号,采购方式,公告日期,投标截止时间\nC1,询价,2024-03-01,2024-03-05 09:00:00\n');
  await sweepOn('2025-03-31', 'first');
}, 120_000);

describe('parameters with a history', { timeout: 240_000 }, () => {
  it('are tried over the stored snapshots before anybody approves them, and nothing is written', async () => {
    const before = readFileSync(join(folder, 'first', 'alerts.jsonl'), 'utf8');
    const { code, out } = await run('sweep', '--try', 'L02.金额线=500', '--room', 'room', '--json');
    const trial = JSON.parse(out) as Trial;
    expect(code).toBe(1);
    expect(trial.runs).toMatchObject([{ before: 2, after: 1, added: [], removed: ['V2'] }]);
    expect((JSON.parse((await run('sweep', '--try', 'L02.金额线=100', '--room', 'room', '--json')).out) as Trial).runs[0]).toMatchObject({
      added: ['V3'],
      removed: [],
    });
    expect((await run('sweep', '--try', 'L02.金额线=许多', '--room', 'room')).code).toBe(2);
    expect((await run('sweep', '--try', 'L02.无=1', '--room', 'room')).err).toContain('parameter-unknown');
    expect(readFileSync(join(folder, 'first', 'alerts.jsonl'), 'utf8')).toBe(before);
  });

  it.each([
    [
      'parameter-not-approved',
      change('L02.金额线=500', '2025-06-01', '2025-04-15', ['--by', '甲', '--approved-by', '甲', '--reason', '标准', '--source', '文']),
    ],
    ['parameter-not-approved', change('L02.金额线=500', '2025-06-01', '2025-04-15', ['--by', '甲', '--approved-by', '乙'])],
    ['parameter-without-shadow', change('L02.金额线=500', '2025-05-14', '2025-04-15')],
    ['parameter-unreadable', change('L02.金额线=五百', '2025-06-01', '2025-04-15')],
    ['parameter-unreadable', change('L02.金额线=500', '2025-06-31', '2025-04-15')],
    ['parameter-unknown', change('L02.别的=500', '2025-06-01', '2025-04-15')],
  ])('are not taken: %s', async (refused, words) => {
    const { code, err } = await run(...words);
    expect([code, err.includes(refused)]).toEqual([2, true]);
    expect(JSON.parse((await run('parameter', '--room', 'room', '--json')).out)).toEqual([]);
  });

  it('run in the shadow until their day, count from it on, and each alert says which value it used', async () => {
    expect((await run(...change('L02.金额线=500', '2025-06-01', '2025-04-15'))).code).toBe(0);
    expect((await run(...change('最短投标期-询价=5', '2025-06-01', '2025-04-15'))).code).toBe(0);
    const shadow = await sweepOn('2025-05-15', 'shadow');
    expect(shadow.map(({ object }) => object)).toEqual(['V1', 'V2']);
    const coverage = JSON.parse(readFileSync(join(folder, 'shadow', 'coverage.json'), 'utf8')) as {
      readonly shadows: readonly ShadowRun[];
    };
    expect(coverage.shadows).toMatchObject([{ rule: 'L02', before: 2, after: 1, removed: ['V2'], change: { by: '甲', approvedBy: '乙' } }]);
    const after = await sweepOn('2025-06-01', 'after');
    expect(after.map(({ rule, object }) => `${rule} ${object}`)).toEqual(['L02 V1', 'P04 C1']);
    expect(after[0]?.parameters).toMatchObject({ 金额线: '500' });
    expect(after[0]?.parameter_origins['金额线']).toBe('第 1 次变更，自 2025-06-01（县财〔2025〕1号）');
    expect(shadow[0]?.parameter_origins['金额线']).toBe('默认');
    // An alert of an earlier day can be had again with the value of its day.
    expect((await sweepOn('2025-05-31', 'earlier')).map(({ object }) => object)).toEqual(['V1', 'V2']);
  });
});
