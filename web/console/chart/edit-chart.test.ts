import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Chart } from '../../../core/chart/chart.ts';
import { addAfter, branchAt, freeId, moveUp, type NewKind, newChart, putNode, takeOut, waysOf } from './edit-chart.ts';

const kinds: readonly NewKind[] = ['task', 'vote', 'notice', 'external', 'end'];

type Press = { readonly do: 'add' | 'take' | 'up' | 'branch'; readonly at: number; readonly kind: NewKind };

const press: fc.Arbitrary<Press> = fc.record({
  do: fc.constantFrom('add', 'take', 'up', 'branch'),
  at: fc.nat(30),
  kind: fc.constantFrom(...kinds),
});

function pressed(chart: Chart, { do: what, at, kind }: Press): Chart {
  const id = chart.nodes[at % chart.nodes.length]?.id ?? 'start';
  if (what === 'add') return addAfter(chart, id, kind);
  if (what === 'take') return takeOut(chart, id);
  return what === 'up' ? moveUp(chart, id) : branchAt(chart, id);
}

describe('a chart under the hands of a compiler', () => {
  it('keeps every arrow between steps that are there, ids unique, the start first', () => {
    fc.assert(
      fc.property(fc.array(press, { maxLength: 40 }), (presses) => {
        const chart = presses.reduce(pressed, newChart);
        const ids = chart.nodes.map((node) => node.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(chart.nodes[0]?.type).toBe('start');
        expect(chart.edges.filter((edge) => !ids.includes(edge.from) || !ids.includes(edge.to))).toEqual([]);
        for (const node of chart.nodes) if (node.type === 'xor' && node.of !== null) expect(ids).toContain(node.of);
        for (const rule of chart.constraints) for (const step of rule.steps) expect(ids).toContain(step);
      }),
      { numRuns: 500 },
    );
  });

  it('is as before when a step was added and taken out again', () => {
    fc.assert(
      fc.property(
        fc.array(press, { maxLength: 12 }),
        fc.nat(20),
        fc.constantFrom('task', 'vote', 'notice', 'external'),
        (presses, at, kind) => {
          const chart = presses.reduce(pressed, newChart);
          const after = chart.nodes[at % chart.nodes.length]?.id ?? 'start';
          const added = addAfter(chart, after, kind);
          const fresh = added.nodes.find((node) => !chart.nodes.includes(node))?.id ?? '';
          const back = takeOut(added, fresh);
          expect(back.nodes).toEqual(chart.nodes);
          const sorted = (one: Chart) => one.edges.map((edge) => JSON.stringify(edge)).sort();
          expect(sorted(back)).toEqual(sorted(chart));
        },
      ),
    );
  });

  it('branches by the results of a step: the first goes on, the others end', () => {
    const task = newChart.nodes[1];
    if (task?.type !== 'task') throw new Error('the second node is a task');
    const two = putNode(newChart, {
      ...task,
      outcomes: [
        { id: 'yes', label: '同意' },
        { id: 'no', label: '不同意' },
      ],
    });
    const chart = branchAt(two, 'apply');
    expect(waysOf(chart, 'apply-q').map(({ to, outcome }) => [outcome, to])).toEqual([
      ['yes', 'end'],
      ['no', 'end-refused'],
    ]);
    expect(branchAt(chart, 'apply-q')).toBe(chart);
    expect(branchAt(newChart, 'apply')).toBe(newChart);
  });

  it('leaves a step alone that has several ways onward, and the start', () => {
    const task = newChart.nodes[1];
    if (task?.type !== 'task') throw new Error('the second node is a task');
    const chart = branchAt(
      putNode(newChart, {
        ...task,
        outcomes: [
          { id: 'yes', label: '是' },
          { id: 'no', label: '否' },
        ],
      }),
      'apply',
    );
    expect(takeOut(chart, 'apply-q')).toBe(chart);
    expect(takeOut(chart, 'start')).toBe(chart);
  });

  it('loses a rule that keeps nothing apart any more', () => {
    const chart: Chart = { ...addAfter(newChart, 'apply', 'task'), constraints: [{ type: 'sod', steps: ['apply', 'step'], by: 'both' }] };
    expect(takeOut(chart, 'step').constraints).toEqual([]);
    expect(freeId(chart, 'step')).toBe('step-2');
  });
});
