import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { binomialTail } from './binomial.ts';
import { funnelLimits, funnelOf } from './funnel.ts';

const units = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 3000 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([n, share]) => ({ n, x: Math.round(n * share) })),
  { minLength: 1, maxLength: 40 },
);

describe('a funnel', () => {
  it('has its limits around the common share, the wide ones outside, and no point outside [0, 1]', () =>
    fc.assert(
      fc.property(units, (drawn) => {
        const funnel = funnelOf(drawn.map((one, index) => ({ id: `u${String(index)}`, ...one })));
        for (const { low998, low95, high95, high998 } of funnel.limits) {
          expect([0, low998, low95, high95, high998, 1]).toEqual([0, low998, low95, high95, high998, 1].toSorted((a, b) => a - b));
          expect(low95 - 1e-9 <= funnel.common && funnel.common <= high95 + 1e-9).toBe(true);
        }
        expect(funnel.points).toHaveLength(drawn.length);
        for (const { n, share, beyond } of funnel.points) {
          const { low95, high95, low998, high998 } = funnelLimits(funnel, n);
          expect(beyond === 'none').toBe(share >= low95 && share <= high95);
          expect(beyond === '99.8').toBe(share < low998 || share > high998);
        }
      }),
    ));

  it('does not depend on the order of units and ranks nobody', () =>
    fc.assert(
      fc.property(units, (drawn) => {
        const all = drawn.map((one, index) => ({ id: `u${String(index)}`, ...one }));
        const [forth, back] = [funnelOf(all), funnelOf(all.toReversed())];
        expect(back.points.map(({ id }) => id)).toEqual(forth.points.map(({ id }) => id));
        expect(forth.points.map(({ id }) => id)).toEqual(all.map(({ id }) => id).toSorted());
        expect(back.common).toBeCloseTo(forth.common, 12);
        expect(back.spread).toBeCloseTo(forth.spread, 9);
      }),
    ));

  it('leaves about the promised share beyond its limits when nothing but chance is at work', () => {
    for (const [n, common] of [
      [400, 0.1],
      [1500, 0.05],
      [300, 0.5],
    ] as const) {
      const { high95, low95, high998 } = funnelLimits({ common, spread: 0 }, n);
      const beyond = binomialTail(Math.floor(high95 * n) + 1, n, common) + 1 - binomialTail(Math.ceil(low95 * n), n, common);
      expect(beyond).toBeGreaterThan(0.03);
      expect(beyond).toBeLessThan(0.07);
      expect(binomialTail(Math.floor(high998 * n) + 1, n, common)).toBeLessThan(0.004);
    }
  });

  it('is wider where units differ by nature, so that a spread-out county has no outliers by the dozen', () => {
    const even = Array.from({ length: 40 }, (_, index) => ({ id: `u${String(index)}`, n: 400, x: 40 + (index % 5) - 2 }));
    const uneven = even.map((one, index) => ({ ...one, x: 10 + (index % 7) * 12 }));
    expect(funnelOf(even).spread).toBe(0);
    const funnel = funnelOf(uneven);
    expect(funnel.spread).toBeGreaterThan(0);
    const narrow = uneven.filter(({ n, x }) => x / n > funnelLimits({ common: funnel.common, spread: 0 }, n).high998).length;
    expect(narrow).toBeGreaterThan(3);
    expect(funnel.points.filter(({ beyond }) => beyond === '99.8')).toEqual([]);
  });

  it('leaves out units with few cases and is empty without any', () => {
    const all = [
      { id: 'a', n: 9, x: 9 },
      { id: 'b', n: 30, x: 3 },
    ];
    expect(funnelOf(all, 10).points.map(({ id }) => id)).toEqual(['b']);
    expect(funnelOf([])).toEqual({ common: 0, spread: 0, points: [], limits: [] });
  });
});
