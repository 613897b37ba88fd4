import { describe, expect, it } from 'vitest';

import type { Chart } from '../../../core/chart/chart.ts';
import { validateChart } from '../../../core/chart/validate.ts';
import { addBeside, addVariant, askAfter, variantWords, type VariantKind } from './edit-branches.ts';
import { addAfter, branchAt, newChart, putNode } from './edit-chart.ts';

/** A chart of one more step, with everything said that a chart must say. */
function spoken(chart: Chart): Chart {
  return {
    ...chart,
    nodes: chart.nodes.map((node) =>
      node.type === 'task'
        ? {
            ...node,
            posts: ['village.clerk'],
            outcomes: node.outcomes.map((one) => ({ ...one, label: one.label === '' ? '办好了' : one.label })),
          }
        : node,
    ),
  };
}

const two = spoken(addAfter(newChart, 'apply', 'task'));

describe('what is put in by one press', () => {
  it('leaves a chart without errors: a question, a step beside, every named way', () => {
    expect(validateChart(two)).toEqual([]);
    expect(validateChart(spoken(askAfter(two, 'apply')))).toEqual([]);
    expect(validateChart(spoken(addBeside(two, 'step')))).toEqual([]);
    expect(validateChart(spoken(addBeside(addBeside(two, 'step'), 'step')))).toEqual([]);
    for (const kind of Object.keys(variantWords) as VariantKind[]) {
      const chart = addVariant(two, 'step', kind);
      expect(validateChart(chart), kind).toEqual([]);
      expect(chart.variants).toMatchObject([{ name: variantWords[kind].name, entry: { from: `${kind}-q`, to: kind } }]);
    }
  });

  it('binds the named way by the rules of the step that it stands for', () => {
    const ruled: Chart = { ...two, constraints: [{ type: 'sod', steps: ['apply', 'step'], by: 'both' }] };
    expect(addVariant(ruled, 'step', 'instant').constraints).toEqual([{ type: 'sod', steps: ['apply', 'step', 'instant'], by: 'both' }]);
  });

  it('goes past the fork that reads the result of the step, to where it goes on', () => {
    const step = two.nodes.find((node) => node.id === 'step');
    if (step?.type !== 'task') throw new Error('the chart has lost its step');
    const outcomes = [
      { id: 'yes', label: '同意' },
      { id: 'no', label: '不同意' },
    ];
    const forked = branchAt(putNode(two, { ...step, outcomes }), 'step');
    const chart = addVariant(forked, 'step', 'delegated');
    expect(chart.edges).toContainEqual({ from: 'delegated', to: 'end' });
    // The fork reads a step that this way passes by.
    expect(validateChart(chart)).toEqual([]);
  });

  it('three results share one way of all others, so that no two arrows are the same', () => {
    const chart = branchAt(addAfter(two, 'step', 'vote'), 'vote');
    expect(chart.edges.filter((edge) => edge.from === 'vote-q').map(({ outcome, otherwise }) => outcome ?? otherwise)).toEqual([
      'passed',
      true,
    ]);
  });

  it('stays as it is where it does not fit', () => {
    expect(addVariant(two, 'end', 'green')).toBe(two);
    expect(addBeside(two, 'start')).toBe(two);
    expect(askAfter(two, 'end')).toBe(two);
  });
});
