import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { chartOf, end, start, task, timer, xor } from '../../../testkit/chart-builder.ts';
import { cheapestRepairCost } from '../../../testkit/conform/cheapest-repair.ts';
import { diceOf, engineRun } from '../../../testkit/conform/engine-run.ts';
import { blocks, chartOfBlock } from '../../../testkit/random-chart.ts';
import { isRefusal } from '../../kernel/outcome.ts';
import { netOfChart } from './chart-net.ts';
import { conform, type Deviation, type Running } from './conformance.ts';
import type { EventLog } from './event-log.ts';
import { fullAutomatonOf } from './full-automaton.ts';
import type { Net } from './net.ts';
import { RepairSearch, type RepairStep } from './repair.ts';

function logOf(traces: readonly (readonly string[])[]): EventLog {
  const activities = [...new Set(traces.flat())];
  const events = traces.flat().map((name) => activities.indexOf(name));
  let total = 0;
  const first = [0, ...traces.map((trace) => (total += trace.length))];
  const blank = events.map(() => -1);
  return {
    activities,
    resources: [],
    cases: traces.map((_, at) => `c${at}`),
    first: Int32Array.from(first),
    activity: Int32Array.from(events),
    resource: Int32Array.from(blank),
    time: Float64Array.from(blank),
  };
}

function deviations(net: Net, traces: readonly (readonly string[])[], running: Running = 'none'): readonly Deviation[] {
  const found = conform(logOf(traces), { net, aliases: new Map() }, { running });
  if (isRefusal(found)) throw new Error(found.refused);
  expect(found.fitting + found.deviating.length).toBe(traces.length);
  return found.deviating;
}

/** Applies a repair: what the case should have been. */
function repaired(trace: readonly string[], { repair }: Deviation): readonly string[] {
  const extra = new Set((repair ?? []).flatMap((step) => (step.kind === 'extra' ? [step.at] : [])));
  return [...trace, ''].flatMap((name, at) => {
    const missing = (repair ?? []).flatMap((step) => (step.kind === 'skipped' && step.at === at ? [step.step] : []));
    return [...missing, ...(extra.has(at) || at === trace.length ? [] : [name])];
  });
}

const line = chartOf(
  [start, task('a', ['x']), task('b', ['x'], { approval: true, requiredByLaw: 'law#1' }), task('c', ['x']), end('e')],
  ['start a', 'a b', 'b c', 'c e'],
);
const [a, b, c] = ['环节 a', '环节 b', '环节 c'];

describe('conformance of single cases', () => {
  test('a case that is a run of the chart fits', () => {
    expect(deviations(netOfChart(line), [[a, b, c]])).toEqual([]);
  });

  test('a skipped approval that the law requires costs three and is named at its place', () => {
    expect(deviations(netOfChart(line), [[a, c]])).toEqual([
      { case: 'c0', running: false, cost: 3, repair: [{ at: 1, kind: 'skipped', step: b }] },
    ]);
  });

  test('of two equal events the earlier one is the extra one', () => {
    expect(deviations(netOfChart(line), [[a, a, b, c]])[0]?.repair).toEqual([{ at: 0, kind: 'extra', step: a }]);
  });

  test('an activity the model does not know is extra, and the empty case lacks every step', () => {
    const [unknown, empty] = deviations(netOfChart(line), [[a, 'z', b, c], []]);
    expect(unknown?.repair).toEqual([{ at: 1, kind: 'extra', step: 'z' }]);
    expect(empty).toMatchObject({ cost: 5, repair: [a, b, c].map((step) => ({ at: 0, kind: 'skipped', step })) });
  });

  test('a running case is judged as the beginning of a run', () => {
    expect(deviations(netOfChart(line), [[a], [a, b], []], 'all')).toEqual([]);
    expect(deviations(netOfChart(line), [[a], [c]], new Set(['c1']))).toMatchObject([
      { case: 'c0', running: false, cost: 4 },
      { case: 'c1', running: true, cost: 1, repair: [{ at: 0, kind: 'extra', step: c }] },
    ]);
  });

  test('a timer may show in the log or not', () => {
    const net = netOfChart(chartOf([start, task('a', ['x']), timer('t', 5), end('e')], ['start a', 'a t', 't e']));
    expect(deviations(net, [[a], [a, '环节 t']])).toEqual([]);
  });

  test('an arrow with a most number of rounds is not taken more often', () => {
    const nodes = [start, xor('l'), task('a', ['x'], { outcomes: ['on', 'back'] }), xor('x', 'a'), end('e')];
    const net = netOfChart(
      chartOf(nodes, ['start l', 'l a', 'a x', { from: 'x', to: 'l', outcome: 'back', max: 2 }, { from: 'x', to: 'e', outcome: 'on' }]),
    );
    expect(deviations(net, [[a], [a, a, a]])).toEqual([]);
    expect(deviations(net, [[a, a, a, a]])).toMatchObject([{ cost: 1 }]);
  });

  test('a model without any complete run has no repair, and says so', () => {
    const net: Net = { places: 1, transitions: [], initial: [0], final: { marking: [] }, order: [] };
    expect(deviations(net, [[a]])).toEqual([{ case: 'c0', running: false, cost: null, repair: null }]);
  });

  test('a model with too many states is refused, not half used', () => {
    const places = Array.from({ length: 20 }, (_, at) => at);
    const transitions = places.map((at) => ({ node: `t${at}`, label: `t${at}`, take: [at], give: [] }));
    const net: Net = { places: 20, transitions, initial: places, final: { marking: [] }, order: [] };
    expect(conform(logOf([[a]]), { net, aliases: new Map() }, { running: 'none' })).toMatchObject({ refused: 'model-too-large' });
  });
});

const small = blocks.map(chartOfBlock).filter((chart) => chart.nodes.length <= 14);

describe('random charts', () => {
  test('every run that the engine makes is accepted, and every beginning of one as a running case', () => {
    let runs = 0;
    fc.assert(
      fc.property(blocks, fc.nat(), (block, seed) => {
        const chart = chartOfBlock(block);
        const run = engineRun(chart, diceOf(seed));
        if (run === null) return;
        runs += 1;
        const net = netOfChart(chart);
        expect(deviations(net, [run])).toEqual([]);
        expect(
          deviations(
            net,
            run.map((_, at) => run.slice(0, at)),
            'all',
          ),
        ).toEqual([]);
      }),
      { numRuns: 200 },
    );
    expect(runs).toBeGreaterThan(150);
  });

  test('one planted event is found at its place, one removed step is named where it was', () => {
    const looked = { planted: 0, removed: 0 };
    fc.assert(
      fc.property(blocks, fc.nat(), fc.nat(), (block, seed, place) => {
        const net = netOfChart(chartOfBlock(block));
        const run = engineRun(chartOfBlock(block), diceOf(seed));
        if (run === null) return;
        looked.planted += 1;
        const at = place % (run.length + 1);
        const [planted] = deviations(net, [[...run.slice(0, at), 'planted', ...run.slice(at)]]);
        expect(planted).toMatchObject({ cost: 1, repair: [{ at, kind: 'extra', step: 'planted' }] });
        const gone = run[at];
        const [lacking] = deviations(net, [run.toSpliced(at, 1)]);
        if (gone === undefined || lacking === undefined || run.indexOf(gone) !== run.lastIndexOf(gone)) return;
        looked.removed += 1;
        // Cheaper than, or as cheap as, putting it back; when it is put back, at its place or at an earlier one that is as good.
        expect(lacking.cost).toBe(1);
        const [step] = lacking.repair ?? [];
        expect(step?.at).toBeLessThanOrEqual(at);
      }),
      { numRuns: 200 },
    );
    expect(looked.planted).toBeGreaterThan(150);
    expect(looked.removed).toBeGreaterThan(45);
  });

  test('repairs cost what a plain search over the token game says, and make a run of the chart', () => {
    let deviating = 0;
    fc.assert(
      fc.property(small, fc.nat(), fc.array(fc.nat(), { maxLength: 6 }), (chart, seed, harm) => {
        const net = netOfChart(chart);
        const trace = harmed(engineRun(chart, diceOf(seed), 12) ?? [], harm, net);
        for (const running of ['none', 'all'] as const) {
          const [found] = deviations(net, [trace], running);
          expect(found?.cost ?? 0).toBe(cheapestRepairCost(net, trace, { prefix: running === 'all' }));
          if (found === undefined) continue;
          deviating += 1;
          expect(deviations(net, [repaired(trace, found)], running)).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
    expect(deviating).toBeGreaterThan(80);
  });

  test('of equally cheap repairs the one with the earliest steps is chosen, then the first in the order of the model', () => {
    let deviating = 0;
    fc.assert(
      fc.property(small, fc.nat(), fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), (chart, seed, harm) => {
        const net = netOfChart(chart);
        const full = fullAutomatonOf(net);
        const trace = Int32Array.from(harmed(engineRun(chart, diceOf(seed), 7) ?? [], harm, net), (name) => full.labels.indexOf(name));
        const found = new RepairSearch(full).repair(trace);
        if (found === null || found.cost > 3) return;
        deviating += found.cost > 0 ? 1 : 0;
        expect(found.steps.map(keyOf).join(' ')).toBe(firstRepair(full, trace, found.cost));
      }),
      { numRuns: 100 },
    );
    expect(deviating).toBeGreaterThan(40);
  });
});

function harmed(run: readonly string[], harm: readonly number[], net: Net): readonly string[] {
  let trace = run;
  for (const number of harm) {
    const at = number % (trace.length + 1);
    const other = net.order[number % (net.order.length + 1)]?.label ?? 'unknown';
    if (number % 3 === 0) trace = trace.toSpliced(at, 1);
    else trace = number % 3 === 1 ? trace.toSpliced(at, 0, other) : trace.toSpliced(at, 1, other);
  }
  return trace;
}

/** Sorts as position, then order of the model; an unknown event comes last. */
function keyOf({ at, kind, column }: RepairStep): string {
  return `${String(at).padStart(3, '0')}.${column === -1 ? '999' : String(column).padStart(3, '0')}.${kind}`;
}

/** All repairs of a cost, written out; the first of them by text. */
function firstRepair(full: ReturnType<typeof fullAutomatonOf>, trace: Int32Array, cost: number): string {
  const all: string[] = [];
  const walk = (at: number, state: number, steps: readonly RepairStep[], left: number): void => {
    if (left < 0) return;
    if (at === trace.length && full.accepting[state] === 1 && left === 0) all.push(steps.map(keyOf).join(' '));
    const column = trace[at] ?? -1;
    const next = (of: number): number => full.next[state * full.labels.length + of] ?? -1;
    if (at < trace.length) {
      if (column !== -1 && next(column) !== -1) walk(at + 1, next(column), steps, left);
      walk(at + 1, state, [...steps, { at, kind: 'extra', column }], left - 1);
    }
    for (let each = 0; each < full.labels.length; each += 1) {
      if (next(each) !== -1) walk(at, next(each), [...steps, { at, kind: 'skipped', column: each }], left - (full.skipCost[each] ?? 1));
    }
  };
  walk(0, 0, [], cost);
  return all.sort()[0] ?? '';
}
