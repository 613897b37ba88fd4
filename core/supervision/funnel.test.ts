import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { compareCorrected, type Counted } from './compare-offices.ts';
import { funnelOf } from './funnel.ts';

const limits = { leastCases: 20, q: 0.05, leastRatio: 2 };
const office = fc
  .record({ n: fc.integer({ min: 0, max: 400 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ n, share }) => ({ n, x: Math.round(n * share) }));
const offices: fc.Arbitrary<readonly Counted[]> = fc
  .array(office, { minLength: 3, maxLength: 30 })
  .map((all) => all.map((one, at) => ({ id: `QX-${String(at).padStart(2, '0')}`, ...one })));

describe('a funnel', () => {
  test('is not drawn for fewer than three offices of full size', () => {
    const small = Array.from({ length: 9 }, (_, at) => ({ id: String(at), n: at < 2 ? 40 : 19, x: 3 }));
    expect(funnelOf(small, limits)).toBeUndefined();
  });

  test('has its inner limits within its outer ones, all between none and all, and narrows with size', () => {
    fc.assert(
      fc.property(offices, (all) => {
        const funnel = funnelOf(all, limits);
        if (funnel === undefined) return;
        for (const at of [...funnel.curve, ...funnel.points]) {
          const edges = [0, at.outerLow, at.low, at.high, at.outerHigh, 1];
          expect(edges).toEqual(edges.toSorted((a, b) => a - b));
        }
        const [first, last] = [funnel.curve[0], funnel.curve.at(-1)];
        if (first === undefined || last === undefined) throw new Error('no curve');
        expect(last.high).toBeLessThanOrEqual(first.high + 1e-9);
      }),
    );
  });

  test('stands in the order of codes, whatever the shares are and whatever order it is given', () => {
    fc.assert(
      fc.property(offices, (all) => {
        const ids = funnelOf(all.toReversed(), limits)?.points.map(({ id }) => id);
        expect(ids ?? []).toEqual((ids ?? []).toSorted());
        expect(funnelOf(all.toReversed(), limits)?.points).toEqual(funnelOf(all, limits)?.points);
      }),
    );
  });

  test('asks about the same offices as the comparison for advice, and about none that is small', () => {
    const all = [
      ...Array.from({ length: 12 }, (_, at) => ({ id: `a${String(at).padStart(2, '0')}`, n: 100, x: 4 + (at % 3) })),
      { id: 'far', n: 100, x: 38 },
      { id: 'tiny', n: 5, x: 5 },
    ];
    const funnel = funnelOf(all, limits);
    expect(funnel?.points.filter(({ asks }) => asks).map(({ id }) => id)).toEqual(['far']);
    expect(compareCorrected(all, limits).map(({ id }) => id)).toEqual(['far']);
    expect(funnel?.points.find(({ id }) => id === 'tiny')).toMatchObject({ small: true, asks: false });
    const far = funnel?.points.find(({ id }) => id === 'far');
    expect(far !== undefined && far.share > far.outerHigh).toBe(true);
  });

  test('is wider where offices differ by nature than by chance alone', () => {
    const alike = Array.from({ length: 12 }, (_, at) => ({ id: String(at), n: 200, x: 20 }));
    const unlike = alike.map((one, at) => ({ ...one, x: at % 2 === 0 ? 5 : 35 }));
    const [narrow, wide] = [funnelOf(alike, limits), funnelOf(unlike, limits)];
    expect(narrow?.spread).toBe(0);
    expect(wide?.spread ?? 0).toBeGreaterThan(0.05);
    expect(wide?.points[0]?.high ?? 0).toBeGreaterThan(narrow?.points[0]?.high ?? 1);
  });
});
