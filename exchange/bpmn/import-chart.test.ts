import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Chart } from '../../core/chart/chart.ts';
import { netOfChart } from '../../core/chart/conform/chart-net.ts';
import { fullAutomatonOf } from '../../core/chart/conform/full-automaton.ts';
import { validateChart } from '../../core/chart/validate.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { libraryRoot, readLibrary } from '../../server/library/read-library.ts';
import { chartOf, end, field, start, task, xor } from '../../testkit/chart-builder.ts';
import { blocks, chartOfBlock } from '../../testkit/random-chart.ts';
import { yardstick } from '../../testkit/yardsticks.ts';
import { checkBpmn } from './check-bpmn.ts';
import { durationOf } from './draw-node.ts';
import { exportChart } from './export-chart.ts';
import { type ImportedChart, importChart } from './import-chart.ts';
import { type BpmnFile, parseBpmn, writeBpmn } from './parse-bpmn.ts';
import { processNet } from './process-net.ts';
import { readProcesses } from './read-process.ts';

async function parsed(content: string | Uint8Array): Promise<BpmnFile> {
  const file = await parseBpmn(typeof content === 'string' ? new TextEncoder().encode(content) : content);
  if (isRefusal(file)) throw new Error(file.refused);
  return file;
}

async function imported(content: string | Uint8Array): Promise<readonly ImportedChart[]> {
  return readProcesses((await parsed(content)).definitions).map(importChart);
}

const about = { process: 'p1', name: '低保 & <审批>' };

function bpmn(inside: string): string {
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="x"><process id="p">${inside}</process></definitions>`;
}

const flow = (from: string, to: string, more = '/>'): string =>
  `<sequenceFlow id="${from}${to}" sourceRef="${from}" targetRef="${to}"${more}`;

describe('export and import again', () => {
  test('random charts come back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(blocks, async (block) => {
        const chart = chartOfBlock(block);
        const [back, second] = await imported(await exportChart(chart, about));
        expect(second).toBeUndefined();
        expect(back).toEqual({ process: 'p1', name: about.name, chart, unmapped: [] });
      }),
      { numRuns: 60 },
    );
  });

  test('every chart of the library comes back as it was', async () => {
    const { items } = readLibrary(libraryRoot());
    expect(items.length).toBeGreaterThan(0);
    for (const { item } of items) expect((await imported(await exportChart(item.chart, about)))[0]?.chart).toEqual(item.chart);
  });

  test('duties, forms, conditions, rounds, rules and variants come back', async () => {
    const [one, two] = [
      task('a', ['clerk'], {
        form: [field('x')],
        limit: { amount: 3, unit: 'working-day', kind: 'promised', parameter: null },
        outcomes: ['on', 'back'],
      }),
      task('b', ['head'], {
        approval: true,
        requiredByLaw: 'law#1',
        risks: [{ level: 'high', what: '"<x>"', prevention: '', owner: 'y' }],
      }),
    ];
    const edges = [
      'start a',
      'a r',
      { from: 'r', to: 'a', outcome: 'back', max: 2 },
      { from: 'r', to: 'c', outcome: 'on', label: '同意' },
    ] as const;
    const open = { from: 'c', to: 'b', when: { op: 'not', of: { op: 'in', field: 'form.x', values: ['1', '2'] } } } as const;
    const chart: Chart = chartOf(
      [start, one, xor('r', 'a'), xor('c'), two, end('e'), end('n', 'reject')],
      [...edges, open, { from: 'c', to: 'n', otherwise: true }, 'b e'],
      {
        constraints: [
          { type: 'sod', steps: ['a', 'b'], by: 'both' },
          { type: 'at_most', steps: ['a'], k: 2 },
        ],
        variants: [{ id: 'v', name: '绿色通道', plainRule: '急', entry: { from: 'c', to: 'b' }, record: 'x' }],
      },
    );
    expect((await imported(await exportChart(chart, about)))[0]?.chart).toEqual(chart);
  });

  test('what was exported is sound BPMN with the same language', async () => {
    await fc.assert(
      fc.asyncProperty(
        blocks.map(chartOfBlock).filter((chart) => chart.edges.every((edge) => edge.max === undefined)),
        async (chart) => {
          const xml = await exportChart(chart, about);
          const checked = await checkBpmn(new TextEncoder().encode(xml));
          expect(checked).toMatchObject([{ sound: true, unsupported: [] }]);
          const [process] = readProcesses((await parsed(xml)).definitions);
          if (process === undefined || chart.nodes.some((node) => node.type === 'notice' || node.type === 'timer')) return;
          const [ours, theirs] = [fullAutomatonOf(netOfChart(chart)), fullAutomatonOf(processNet(process).net)];
          expect([theirs.labels, theirs.next]).toEqual([ours.labels, ours.next]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a fact of another form is not believed: the node is read as any other program wrote it', async () => {
    const chart = chartOf([start, task('a', ['clerk']), end('e')], ['start a', 'a e']);
    const xml = (await exportChart(chart, about)).replace('>1</', '>{"__proto__":{"x":1}}</');
    const [back] = await imported(xml);
    expect(back?.chart.nodes.map((node) => node.type)).toEqual(['start', 'xor', 'task', 'end']);
    expect(JSON.stringify(back?.chart)).not.toContain('__proto__');
  });
});

describe('import of what other programs wrote', () => {
  test('lanes become posts, timers waiting, messages acts of others, ids readable', async () => {
    const lanes = '<laneSet id="l"><lane id="l1" name="民政所"><flowNodeRef>Task_1</flowNodeRef></lane></laneSet>';
    const nodes =
      '<startEvent id="S"/><userTask id="Task_1" name="受理"/><intermediateCatchEvent id="T"><timerEventDefinition><timeDuration>P2W</timeDuration></timerEventDefinition></intermediateCatchEvent><intermediateCatchEvent id="M"><messageEventDefinition/></intermediateCatchEvent><endEvent id="E"/>';
    const [back] = await imported(bpmn(lanes + nodes + flow('S', 'Task_1') + flow('Task_1', 'T') + flow('T', 'M') + flow('M', 'E')));
    expect(back?.chart.nodes).toMatchObject([
      { id: 'start', type: 'start' },
      { id: 's', type: 'xor' },
      { id: 'task-1', type: 'task', name: '受理', posts: ['民政所'] },
      { id: 't', type: 'timer', wait: { amount: 14, unit: 'day' } },
      { id: 'm', type: 'external' },
      { id: 'e', type: 'end', outcome: 'close' },
    ]);
  });

  test('an inclusive block becomes one fork for each set of branches', async () => {
    const nodes =
      '<startEvent id="s"/><inclusiveGateway id="o"/><task id="a" name="a"/><task id="b" name="b"/><inclusiveGateway id="j"/><endEvent id="e"/>';
    const [back] = await imported(
      bpmn(nodes + flow('s', 'o') + flow('o', 'a') + flow('o', 'b') + flow('a', 'j') + flow('b', 'j') + flow('j', 'e')),
    );
    expect(back?.unmapped).toEqual([]);
    const language = fullAutomatonOf(netOfChart(back?.chart ?? chartOf([], [])));
    const run = (...names: readonly string[]): boolean => {
      let state = 0;
      for (const name of names)
        state = state === -1 ? -1 : (language.next[state * language.labels.length + language.labels.indexOf(name)] ?? -1);
      return state !== -1 && language.accepting[state] === 1;
    };
    expect([run('a'), run('b'), run('a', 'b'), run('b', 'a'), run(), run('a', 'a')]).toEqual([true, true, true, true, false, false]);
  });

  test('a condition is kept as words and listed; the default flow is the other case', async () => {
    const nodes = '<startEvent id="s"/><exclusiveGateway id="x" default="xe"/><endEvent id="e"/><endEvent id="n"/>';
    const condition = '><conditionExpression>${amount &gt; 5}</conditionExpression></sequenceFlow>';
    const [back] = await imported(bpmn(nodes + flow('s', 'x') + flow('x', 'n', condition) + flow('x', 'e')));
    expect(back?.unmapped).toMatchObject([{ id: 'xn', reason: expect.stringContaining('words') }]);
    expect(back?.chart.edges.find((edge) => edge.to === 'e')).toEqual({ from: 'x', to: 'e', otherwise: true });
  });

  test.each([
    ['P3D', { amount: 3, unit: 'day' }],
    ['PT12H', { amount: 12, unit: 'hour' }],
    ['P2W', { amount: 14, unit: 'day' }],
    ['P1DT2H', null],
    ['R/PT10M', null],
  ])('the duration %s', (text, limit) => {
    expect(durationOf(text)).toEqual(limit);
  });
});

const models = yardstick('bpmn-miwg');

describe.skipIf(models === null)('the 21 reference models', () => {
  const names = models === null ? [] : readdirSync(models).filter((each) => each.endsWith('.bpmn'));
  const counts =
    models === null
      ? {}
      : (JSON.parse(readFileSync(join(models, 'element-counts.json'), 'utf8')) as Readonly<
          Record<string, Readonly<Record<string, number>>>
        >);

  test('all of them are there, each with its counts', () => {
    expect(names.length).toBe(21);
    expect(names.filter((name) => counts[name] === undefined)).toEqual([]);
  });

  test.each(names)('%s has the elements it should have', async (name) => {
    const found = countsOf((await parsed(readFileSync(join(models ?? '', name)))).definitions);
    for (const [element, count] of Object.entries(counts[name] ?? {}))
      expect([element, found.get(`bpmn:${element}`.toLowerCase()) ?? 0]).toEqual([element, count]);
  });

  test.each(names)('%s keeps ids, names, flows, lanes and bounds when it is written and read again', async (name) => {
    const first = await parsed(readFileSync(join(models ?? '', name)));
    const again = await parsed(await writeBpmn(first.definitions));
    expect(countsOf(again.definitions)).toEqual(countsOf(first.definitions));
    expect(readProcesses(again.definitions)).toEqual(readProcesses(first.definitions));
    expect(boundsOf(again.definitions)).toEqual(boundsOf(first.definitions));
  });

  test.each(names)('%s becomes charts; what is mapped survives export and import unchanged, what is not is listed', async (name) => {
    const found = await imported(readFileSync(join(models ?? '', name)));
    expect(found.length).toBeGreaterThan(0);
    for (const each of found) {
      expect((await imported(await exportChart(each.chart, about)))[0]?.chart).toEqual(each.chart);
      const ids = new Set(each.chart.nodes.map((node) => node.id));
      expect(ids.size).toBe(each.chart.nodes.length);
      for (const edge of each.chart.edges) expect([ids.has(edge.from), ids.has(edge.to)]).toEqual([true, true]);
      expect(() => validateChart(each.chart)).not.toThrow();
    }
  });
});

type Walked = Readonly<Record<string, unknown>>;

/** Every element of the file once, by the tree of what contains what. */
function* elementsOf(root: unknown, seen = new Set<unknown>()): Generator<Walked> {
  if (typeof root !== 'object' || root === null || seen.has(root)) return;
  seen.add(root);
  if ('$type' in root) yield root as Walked;
  for (const value of Object.values(root)) for (const each of Array.isArray(value) ? value : [value]) yield* elementsOf(each, seen);
}

function countsOf(definitions: unknown): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { $type } of elementsOf(definitions))
    counts.set(String($type).toLowerCase(), (counts.get(String($type).toLowerCase()) ?? 0) + 1);
  return counts;
}

function boundsOf(definitions: unknown): readonly unknown[] {
  return [...elementsOf(definitions)]
    .filter((each) => each['$type'] === 'dc:Bounds')
    .map(({ x, y, width, height }) => [x, y, width, height]);
}
