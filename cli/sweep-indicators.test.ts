import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, it } from 'vitest';

import type { AlertLine } from '../dataroom/alert-keys.ts';
import { main } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'sweep-indicators-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function sweep(...more: readonly string[]): Promise<readonly string[]> {
  const console = { out: () => undefined, err: () => undefined, env: {}, folder };
  await main(['sweep', '--in', 'in', '--out', 'out', '--day', '2025-06-30', ...more], console);
  const lines = readFileSync(join(folder, 'out', 'alerts.jsonl'), 'utf8').split('\n');
  return lines.flatMap((line) => {
    if (line === '') return [];
    const { rule, object, sentence } = JSON.parse(line) as AlertLine;
    return [`${rule} ${object}${sentence.includes('另有佐证') ? ` ${sentence.slice(sentence.indexOf('另有佐证'))}` : ''}`];
  });
}

it(
  'tells procurement indicators when asked: what breaks a law, and supporting ones only where two meet',
  { timeout: 120_000 },
  async () => {
    mkdirSync(join(folder, 'in'));
    const put = (name: string, lines: readonly string[]): void => writeFileSync(join(folder, 'in', `${name}.csv`), `${lines.join('\n')}\n`);
    const purchase = (id: string, signed: string): string =>
      `${id},东村,道路${id},公开招标,60000,2024-01-01,2024-02-01 09:30:00,S1,50000,${signed}`;
    put('采购项目', [
      '项目编号,采购单位,品目,采购方式,预算金额(元),公告日期,投标截止时间,中标供应商编号,中标金额(元),合同签订日期',
      purchase('A', '2024-03-01'),
      purchase('B', '2024-03-01'),
      purchase('C', '2024-01-20'),
    ]);
    const bid = (project: string, supplier: string, price: number): string => `${project},${supplier},${price},2024-01-20 10:00:00,有效`;
    put('投标', [
      '项目编号,供应商编号,报价(元),递交时间,投标状态',
      // A: the second price lies 40 % above the first, and the winner bids here only and always wins: two that support each other.
      ...[bid('A', 'S1', 50_000), bid('A', 'S2', 70_000), bid('A', 'S3', 90_000)],
      ...[bid('B', 'S1', 50_000), bid('B', 'S2', 55_000), bid('B', 'S4', 60_000)],
      ...[bid('C', 'S1', 50_000), bid('C', 'S2', 55_000), bid('C', 'S5', 60_000)],
    ]);
    expect((await sweep()).filter((one) => one.startsWith('I'))).toEqual([]);
    const found = (await sweep('--indicators')).filter((one) => one.startsWith('I'));
    expect(found).toEqual(['I08 A 另有佐证：I20。', 'I20 S1 另有佐证：I08。', 'I22 C']);
  },
);
