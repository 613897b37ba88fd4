import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Alert } from '../dataroom/alert.ts';
import type { Repair } from '../dataroom/read-repairs.ts';
import type { SweepSummary } from '../dataroom/sweep-order.ts';
import { yardstick } from '../testkit/yardsticks.ts';
import { main } from './main.ts';

const found = yardstick('supervision-dev');
const county = found ?? '';
const folder = mkdtempSync(join(tmpdir(), 'sweep-'));

afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let [out, err] = ['', ''];
  const code = await main(['sweep', ...args], { out: (text) => void (out += text), err: (text) => void (err += text), env: {}, folder });
  return { code, out, err };
}

function readLines<Line>(path: string): readonly Line[] {
  const text = readFileSync(join(folder, path), 'utf8');
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Line]));
}

/** What coverage.json says, as far as it is looked at here. */
type Coverage = {
  readonly grounds: object;
  readonly notRun: readonly { readonly rule: string; readonly reason: string }[];
  readonly sources: readonly { readonly source: string; readonly encoding: string; readonly read: number }[];
  readonly unread: readonly { readonly source: string; readonly problem: string }[];
};

function coverageOf(output: string): Coverage {
  return JSON.parse(readFileSync(join(folder, output, 'coverage.json'), 'utf8')) as Coverage;
}

/** Objects by rule, from a file of the yardstick. */
function objectsOf(file: string): ReadonlyMap<string, ReadonlySet<string>> {
  const objects = new Map<string, Set<string>>();
  const [, ...lines] = readFileSync(join(county, file), 'utf8').trim().split('\n');
  for (const line of lines) {
    const [rule = '', , object = ''] = line.split(',');
    objects.set(rule, (objects.get(rule) ?? new Set()).add(object));
  }
  return objects;
}

describe('mingquan sweep over the development county', () => {
  beforeAll(async () => {
    if (found === null) return;
    await run(
      '--in',
      county,
      '--out',
      'dev',
      '--room',
      'room',
      '--authority',
      '县纪委监委',
      '--purpose',
      '专项比对',
      '--delete-by',
      '2026-06-30',
    );
  });
  const absent = found === null;

  it.skipIf(absent)('finds every planted object, raises nothing else and no near-miss, for all 50 rules', () => {
    const [keys, nears] = [objectsOf('答案.csv'), objectsOf('近似反例.csv')];
    const alerts = readLines<Alert>('dev/alerts.jsonl');
    expect(keys.size).toBe(50);
    for (const [rule, objects] of keys) {
      const found = alerts.filter((alert) => alert.rule === rule).map(({ object }) => object);
      expect(found.toSorted(), rule).toEqual([...objects].toSorted());
      expect(
        found.filter((object) => nears.get(rule)?.has(object)),
        `${rule} near-misses`,
      ).toEqual([]);
    }
    expect(alerts.length).toBe(313);
  });

  it.skipIf(absent)('runs every rule and says so', () => {
    const coverage = coverageOf('dev');
    expect(coverage.notRun).toEqual([]);
    expect(coverage.grounds).toEqual({ authority: '县纪委监委', purpose: '专项比对', deleteBy: '2026-06-30' });
    expect(coverage.unread.map(({ source }) => source)).toContain('答案.csv');
  });

  it.skipIf(absent)('lets no identity number or account leave, but as the object that names it', () => {
    const personal = new Set(
      [...readFileSync(join(county, '补贴发放.csv'), 'utf8').matchAll(/349901\d{11}[\dX]|9999\d{15}/g)].map(([number]) => number),
    );
    expect(personal.size).toBeGreaterThan(1000);
    for (const file of readdirSync(join(folder, 'dev')).filter((name) => !name.endsWith('.xlsx'))) {
      const text = readFileSync(join(folder, 'dev', file), 'utf8').replace(/"object":"[^"]*"/g, '');
      const shown = [...text.matchAll(/349901\d{11}[\dX]|9999\d{15}/g)].map(([number]) => number);
      expect(
        shown.filter((number) => personal.has(number)),
        file,
      ).toEqual([]);
    }
  });

  it.skipIf(absent)('knows its alerts again and makes no second snapshot of the same data', async () => {
    const again = await run(
      '--in',
      county,
      '--out',
      'dev',
      '--room',
      'room',
      '--authority',
      '县纪委监委',
      '--purpose',
      '专项比对',
      '--delete-by',
      '2026-06-30',
      '--json',
    );
    const summary = JSON.parse(again.out) as SweepSummary;
    expect(summary).toMatchObject({ importRepeated: true, new: 0, changed: 0, repeated: 313, gone: 0 });
    expect(readdirSync(join(folder, 'room/snapshots'))).toHaveLength(1);
    expect(readdirSync(join(folder, 'room')).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it.skipIf(absent)('gives the same alerts whatever the order of rows and columns, encoding and line ends', async () => {
    const other = join(folder, 'shuffled');
    mkdirSync(other);
    for (const file of readdirSync(county).filter((name) => name.endsWith('.csv'))) cpSync(join(county, file), join(other, file));
    const [heading = '', ...rows] = readFileSync(join(county, '采购项目.csv'), 'utf8').trim().split('\n');
    const turned = [heading, ...rows.toReversed()].map((line) => line.split(',').toReversed().join(','));
    writeFileSync(join(other, '采购项目.csv'), `\uFEFF${turned.join('\r\n')}\r\n`);
    await run('--in', 'shuffled', '--out', 'other');
    const objects = (path: string): readonly string[] => readLines<Alert>(path).map(({ rule, object }) => `${rule} ${object}`);
    expect(objects('other/alerts.jsonl')).toEqual(objects('dev/alerts.jsonl'));
    expect(readdirSync(join(folder, 'other')).toSorted()).toEqual([
      '.alert-secret',
      'alerts.jsonl',
      'alerts.xlsx',
      'coverage.json',
      'manifest.json',
      'repair.jsonl',
      'report.md',
    ]);
  });
});

/** 清 in GB 18030 and the rest in ASCII would prove little, so a whole table is encoded by this small map. */
const gb18030: Readonly<Record<string, readonly number[]>> = {
  人: [0xc8, 0xcb],
  员: [0xd4, 0xb1],
  编: [0xb1, 0xe0],
  号: [0xba, 0xc5],
  姓: [0xd0, 0xd5],
  名: [0xc3, 0xfb],
  身: [0xc9, 0xed],
  份: [0xb7, 0xdd],
  证: [0xd6, 0xa4],
};

function encode(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((letter) => gb18030[letter] ?? [letter.charCodeAt(0)]));
}

describe('mingquan sweep over bad data', () => {
  function put(input: string, files: Readonly<Record<string, Uint8Array | string>>): void {
    mkdirSync(join(folder, input), { recursive: true });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, input, name), content);
  }

  it('reports what it could not read row by row, and guesses nothing', async () => {
    put('dirty', {
      '补贴发放.csv': [
        '某县补贴发放明细表,,,,,',
        '流水号,项目编码,所属期,姓名,身份证号码,发放金额（元）,发放日期',
        'F1,B01,2024年3月,甲,349901196110169317,"1,234.50",2024/3/5',
        'F2,B01,2024-03,乙,,约100,2024-02-30',
        '流水号,项目编码,所属期,姓名,身份证号码,发放金额（元）,发放日期',
        ',B01,2024-03,丙,12345,100,2024-03-05',
        'F4,B01,2024-03,丁,349901196110169317,100,20240305,多出来的',
        ',,,,,,',
      ].join('\n'),
      '人员.csv': encode('人员编号,姓名,身份证号\nR1,名,349901196110169317\n'),
      '说明.docx': 'x',
      '乱码.csv': Uint8Array.from([0xff, 0xff, 0x80, 0x0a]),
    });
    const { code } = await run('--in', 'dirty', '--out', 'dirty-out');
    expect(code).toBe(1);
    const repairs = readLines<Repair>('dirty-out/repair.jsonl').map(({ row, column, fault, value }) =>
      `${row} ${column} ${fault} ${value ?? ''}`.trim(),
    );
    expect(repairs.toSorted()).toEqual([
      '4 发放日期 not-a-day 2024-02-30',
      '4 身份证号 missing-identity-number',
      '4 金额(元) not-money 约100',
      '6 发放流水号 missing-key',
      '7  more-cells-than-headings',
    ]);
    const coverage = coverageOf('dirty-out');
    expect(coverage.sources.map(({ source, encoding, read }) => [source, encoding, read])).toEqual([
      ['人员.csv', 'gb18030', 1],
      ['补贴发放.csv', 'utf-8', 2],
    ]);
    expect(coverage.unread.map(({ source, problem }) => `${source} ${problem}`).toSorted()).toEqual([
      '乱码.csv not-text',
      '说明.docx not-a-table-file',
    ]);
    expect(coverage.notRun.find(({ rule }) => rule === 'S06')).toMatchObject({ reason: 'absent-data' });
  });

  it('ends with 70 when a rule broke, and writes what the others found', async () => {
    put('broken', {
      '补贴发放.csv': '流水号,项目编码,所属期,姓名,身份证号码,发放金额（元）\nF1,B01,2024-03,甲,12345,1\n',
      '办件步骤.csv': '事件号,办件编号,步骤,动作,完成时间\nE1,N1,审批,办结,2025-03-03 09:00:00\n',
      '工作日历.csv': '日期,是否工作日\n2025-03-03,是\n',
      '参数.csv': '参数,值\nW06.上班,早上七点\n',
    });
    const { code, err } = await run('--in', 'broken', '--out', 'broken-out');
    expect(code).toBe(70);
    expect(err).toContain('W06');
    expect(coverageOf('broken-out').notRun.find(({ rule }) => rule === 'W06')).toMatchObject({ reason: 'failed' });
    expect(readLines<Alert>('broken-out/alerts.jsonl').map(({ rule, object }) => `${rule} ${object}`)).toEqual(['S10 F1']);
  });

  it.each([
    ['the one of the table, not of the order', '基准日,2025-06-30', '2025-06-30'],
    ['the one of the order when the table has none', '其他,1', '2025-03-31'],
  ])('says which reference day was used: %s', async (_, line, day) => {
    put(`day-${day}`, { '参数.csv': `参数,值\n${line}\n` });
    await run('--in', `day-${day}`, '--out', `day-${day}-out`, '--day', '2025-03-31');
    expect(coverageOf(`day-${day}-out`)).toMatchObject({ referenceDay: day });
  });

  it('ends with 2 when there is nothing to read or the request makes no sense', async () => {
    mkdirSync(join(folder, 'empty'), { recursive: true });
    expect((await run('--in', 'empty', '--out', 'empty-out')).code).toBe(2);
    expect((await run('--in', 'absent', '--out', 'x')).code).toBe(2);
    expect((await run('--in', 'empty')).code).toBe(2);
    expect((await run('--in', 'empty', '--out', 'x', '--day', '30.6.2025')).code).toBe(2);
    for (const option of ['--day', '--delete-by'])
      expect((await run('--in', 'empty', '--out', 'x', option, '2025-02-30')).err).toContain(option);
  });
});
