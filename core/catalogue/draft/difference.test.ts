import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Chart, ChartNode } from '../../chart/chart.ts';
import { type DraftContent, emptyContent } from './content.ts';
import { differenceOf, type Version } from './difference.ts';
import { isSameValue } from './same-value.ts';

const words = fc.constantFrom('', '甲', '乙');
const steps: fc.Arbitrary<ChartNode> = fc.record({
  type: fc.constant('timer' as const),
  id: fc.constantFrom('a', 'b', 'c'),
  name: words,
  plainName: words,
  wait: fc.record({ amount: fc.nat(2), unit: fc.constant('day' as const) }),
  tacit: fc.boolean(),
  basis: fc.array(words, { maxLength: 2 }),
});
const charts: fc.Arbitrary<Chart> = fc.record({
  nodes: fc.uniqueArray(steps, { selector: ({ id }) => id, maxLength: 3 }),
  edges: fc.array(fc.record({ from: fc.constantFrom('a', 'b'), to: fc.constantFrom('b', 'c') }), { maxLength: 3 }),
  constraints: fc.constant([]),
  variants: fc.constant([]),
});
const versions: fc.Arbitrary<Version> = fc
  .record({
    fields: fc.record({ name: words, forbidden: fc.array(words, { maxLength: 3 }), remark: fc.option(words) }, { requiredKeys: [] }),
    chart: fc.option(charts),
  })
  .map(({ fields, chart }) => ({
    content: { ...emptyContent, ...fields, chart: chart === null ? { kind: 'none' } : { kind: 'own', chart } },
    chart,
  }));

describe('the difference of two versions', () => {
  it('is empty exactly when they are the same', () => {
    fc.assert(
      fc.property(versions, versions, (before, after) => {
        expect(differenceOf(before, after).length === 0).toBe(isSameValue(before, after));
        expect(differenceOf(before, before)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('names the same fields and steps in both directions', () => {
    const key = ({ field, step }: { readonly field: string; readonly step: { readonly id: string } | null }): string =>
      `${step?.id ?? ''}/${field}`;
    fc.assert(
      fc.property(versions, versions, (before, after) => {
        const there = differenceOf(before, after).map(key).toSorted();
        expect(there).toEqual(differenceOf(after, before).map(key).toSorted());
      }),
    );
  });

  it('counts steps as people do and names what changed at one', () => {
    const node = (id: string, amount: number): ChartNode => ({
      ...{ type: 'timer', id, name: id, plainName: id, tacit: false, basis: [] },
      wait: { amount, unit: 'day' },
    });
    const chart = (amount: number): Chart => ({
      nodes: [{ type: 'start', id: 's', name: '开始', plainName: '开始' }, node('a', 1), node('b', amount)],
      edges: [],
      constraints: [],
      variants: [],
    });
    const version = (amount: number): Version => ({ content: emptyContent satisfies DraftContent, chart: chart(amount) });
    expect(differenceOf(version(10), version(7))).toEqual([
      {
        kind: 'changed',
        step: { id: 'b', name: 'b', number: 2 },
        field: 'wait',
        before: { amount: 10, unit: 'day' },
        after: { amount: 7, unit: 'day' },
      },
    ]);
  });
});
