import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { yardstick } from '../testkit/yardsticks.ts';
import { main } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'conform-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let [out, err] = ['', ''];
  const code = await main(['conform', ...args], { out: (text) => void (out += text), err: (text) => void (err += text), env: {}, folder });
  return { code, out, err };
}

function put(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

const nodes = {
  s: { type: 'start' },
  a: { type: 'task', posts: ['clerk'], name: '受理' },
  b: { type: 'task', posts: ['head'], name: '审批', approval: true, required_by_law: true },
  e: { type: 'end', outcome: 'approve' },
};
const chart = {
  flow: {
    nodes,
    edges: [
      ['s', 'a'],
      ['a', 'b'],
      ['b', 'e'],
    ],
  },
  constraints: [{ type: 'sod', steps: ['a', 'b'] }],
};
const model = put('chart.json', JSON.stringify(chart));
const good = put('good.csv', 'case,activity,time,person\n1,受理,2026-03-02 09:00,李四\n1,审批,2026-03-03 09:00,王五\n');
const bad = put(
  'bad.csv',
  'case,activity,time,person\n1,受理,2026-03-02 09:00,李四\n2,a,2026-03-02 09:00,李四\n2,b,2026-04-03 09:00,李四\n',
);

describe('mingquan conform', () => {
  test('a log that agrees: exit code 0', async () => {
    const { code, out } = await run(good, '--model', model, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      cases: 1,
      events: 2,
      variants: 1,
      fitting: 1,
      deviating: [],
      rules: [{ id: 'sod:a+b', type: 'same-person', offending: 0, cases: [] }],
    });
  });

  test('a skipped approval and one person in two separated steps: exit code 1; steps may be known by id', async () => {
    const rules = put(
      'rules.json',
      JSON.stringify({
        rules: [{ id: 'slow', type: 'too-long', most: 20, unit: 'working-day' }, { type: 'one-person' }, { type: 'skipped', step: 'b' }],
      }),
    );
    const { code, out } = await run(bad, '--model', model, '--rules', rules, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      fitting: 1,
      deviating: [{ case: '1', cost: 3, repair: [{ at: 1, kind: 'skipped', step: '审批' }] }],
      rules: [
        { id: 'sod:a+b', offending: 1, cases: [{ case: '2', at: [0, 1], persons: ['李四'], taken: null }] },
        { id: 'slow', offending: 1, cases: [{ case: '2', at: [0, 1] }] },
        { id: 'one-person#2', offending: 1 },
        { id: 'skipped#3', offending: 1, cases: [{ case: '1' }] },
      ],
    });
  });

  test('the table for people names the case and the skipped step, and a running case is judged as a beginning', async () => {
    const { out } = await run(bad, '--model', model);
    expect(out).toContain('第2处缺少“审批”');
    expect((await run(bad, '--model', model, '--running', '1', '--json')).out).toContain('"fitting":2');
  });

  test('chart and rules may begin with a byte order mark, as editors on Windows write it', async () => {
    const marked = put('marked.json', `\ufeff${JSON.stringify(chart)}`);
    const rules = put('marked-rules.json', '\ufeff[{"type":"one-person"}]');
    expect(await run(good, '--model', marked, '--rules', rules, '--json')).toMatchObject({
      code: 0,
      out: expect.stringContaining('one-person'),
    });
  });

  test('a running case offends only what no later event can mend', async () => {
    const rules = put('open.json', JSON.stringify([{ type: 'skipped', step: 'b' }, { type: 'one-person' }]));
    const offending = async (...more: readonly string[]) => {
      const { out } = await run(bad, '--model', model, '--rules', rules, '--json', ...more);
      const told = JSON.parse(out) as {
        readonly rules: readonly { readonly id: string; readonly cases: readonly { readonly case: string }[] }[];
      };
      return Object.fromEntries(told.rules.map((rule) => [rule.id, rule.cases.map((one) => one.case)]));
    };
    expect(await offending()).toEqual({ 'sod:a+b': ['2'], 'skipped#1': ['1'], 'one-person#2': ['2'] });
    expect(await offending('--running', '1')).toEqual({ 'sod:a+b': ['2'], 'skipped#1': [], 'one-person#2': ['2'] });
    expect(await offending('--running', 'all')).toEqual({ 'sod:a+b': ['2'], 'skipped#1': [], 'one-person#2': [] });
  });

  test.each([
    ['no model', [good], '缺少 --model · --model is missing'],
    ['a model that is not there', [good, '--model', 'none.json'], '没有这个文件或目录'],
    ['a log that is not there', ['none.csv', '--model', model], '没有这个文件或目录'],
    ['a log that is a folder', ['.', '--model', model], '是目录，不是文件'],
    ['a model of another kind', [good, '--model', put('words.txt', 'hello')], '不是流程图 JSON、BPMN 或 PNML'],
    [
      'a chart with an error',
      [good, '--model', put('broken.json', JSON.stringify({ flow: { nodes, edges: [['s', 'x']] } }))],
      'broken.json: ',
    ],
    ['a log without its columns', [put('other.csv', 'x,y\n1,2\n'), '--model', model], '表里找不到“案件 case”这一列'],
    ['rules of no known type', [good, '--model', model, '--rules', put('odd.json', '[{"type":"magic"}]')], 'odd.json: '],
    ['rules that are no JSON', [good, '--model', model, '--rules', put('half.json', '[{')], '不是 JSON'],
    ['columns that are not understood', [good, '--model', model, '--csv-columns', 'what=ever'], 'not understood: what=ever'],
    ['a model in XML that is none we know', [good, '--model', put('page.xml', '<html/>')], '不是 BPMN 2.0 文件'],
    ['a net without a net', [good, '--model', put('empty.pnml', '<pnml/>')], '文件里没有 Petri 网'],
  ])('%s: exit code 2, the reason on stderr, nothing on stdout', async (_, args, sentence) => {
    const { code, out, err } = await run(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(sentence);
    expect(err).toContain(' · ');
    expect(err).not.toMatch(/\{["}]/);
  });
});

const logs = yardstick('event-logs');
const cells = [
  ['receipt', 'receipt', [1434, 8577, 116, 713]],
  ['DomesticDeclarations', 'bpi2020-domestic', [10_357, 55_628, 90, 6977]],
] as const;

describe.skipIf(logs === null)('the outside logs', () => {
  test.each(cells.flatMap(([log, name, figures]) => (['pnml', 'bpmn'] as const).map((kind) => [log, name, kind, figures] as const)))(
    '%s against %s.%s gives the exact figures of its readme',
    async (log, name, kind, figures) => {
      const { code, out } = await run(
        join(logs ?? '', 'logs', `${log}.xes.gz`),
        '--model',
        join(logs ?? '', 'models', `${name}-im02.${kind}.gz`),
        '--json',
      );
      const { cases, events, variants, fitting, deviating } = JSON.parse(out) as Readonly<Record<string, number>> & {
        readonly deviating: readonly { readonly cost: number }[];
      };
      expect([cases, events, variants, fitting]).toEqual(figures);
      expect(deviating.length).toBe((cases ?? 0) - (fitting ?? 0));
      expect(deviating.every(({ cost }) => cost > 0)).toBe(true);
      expect(code).toBe(1);
    },
  );
});
