import { describe, expect, it } from 'vitest';
import fc from 'fast-check';

import { benjaminiHochberg, binomialTail } from './binomial.ts';
import { compareCorrected, compareExactly } from './compare-offices.ts';
import { components } from './components.ts';
import { maskPersonal } from './mask-personal.ts';
import { mergeAlerts } from './merge-alerts.ts';
import { fencesOf, quantile8 } from './quantile.ts';

describe('quantile of type 8', () => {
  it('has its own positions, unlike SQL', () => {
    expect(quantile8([1, 2, 3, 4], 0.25)).toBeCloseTo(1 + 5 / 12, 12);
    expect(quantile8([4, 3, 2, 1], 0.75)).toBeCloseTo(3 + 7 / 12, 12);
    expect(quantile8([1, 2, 3], 0.5)).toBe(2);
  });

  it('clamps to the ends and knows nothing of no values', () => {
    expect([quantile8([7], 0.25), quantile8([1, 2], 0), quantile8([1, 2], 1), quantile8([], 0.5)]).toEqual([7, 1, 2, undefined]);
    expect(fencesOf([])).toBeUndefined();
  });

  it('lies between the ends and does not depend on the order', () =>
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, p) => {
        const quantile = quantile8(values, p) ?? Number.NaN;
        expect(quantile).toBeGreaterThanOrEqual(Math.min(...values));
        expect(quantile).toBeLessThanOrEqual(Math.max(...values));
        expect(quantile8(values.toReversed(), p)).toBe(quantile);
      }),
    ));
});

describe('exact binomial test', () => {
  it('is the sum of the tail', () => {
    expect(binomialTail(8, 10, 0.5)).toBeCloseTo(56 / 1024, 12);
    expect(binomialTail(10, 10, 0.1)).toBeCloseTo(1e-10, 20);
    expect([binomialTail(0, 10, 0.3), binomialTail(11, 10, 0.3), binomialTail(1, 10, 0)]).toEqual([1, 0, 0]);
  });

  it('agrees with the sum of every term, each worked out by itself', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(400), fc.double({ min: 0.001, max: 0.999, noNaN: true }), (n, most, p) => {
        const least = Math.min(n, most);
        const logChoose = (k: number) =>
          Array.from({ length: k }, (_, i) => Math.log((n - i) / (i + 1))).reduce((sum, one) => sum + one, 0);
        const terms = Array.from({ length: n - least + 1 }, (_, at) => least + at).map((k) =>
          Math.exp(logChoose(k) + k * Math.log(p) + (n - k) * Math.log1p(-p)),
        );
        const sum = terms.reverse().reduce((left, right) => left + right, 0);
        expect(Math.abs(binomialTail(least, n, p) - Math.min(1, sum))).toBeLessThanOrEqual(1e-10 * sum);
      }),
    ));

  it('loses nothing to underflow where the first term is too small to be written', () => {
    expect(binomialTail(1, 100_000, 0.5)).toBeCloseTo(1, 8);
    expect(binomialTail(50_000, 100_000, 0.5)).toBeCloseTo(0.5 + 0.5 * 0.002523126, 8);
  });

  it('falls with the number of successes', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (n, p) => {
        for (let k = 1; k <= n; k += 1) expect(binomialTail(k, n, p)).toBeLessThanOrEqual(binomialTail(k - 1, n, p) + 1e-12);
      }),
      { numRuns: 30 },
    ));
});

describe('Benjamini-Hochberg', () => {
  it('accepts up to the largest that lies under its line, also those before it that do not', () => {
    expect(benjaminiHochberg([0.04, 0.001, 0.03, 0.9], 0.05)).toEqual([false, true, false, false]);
    expect(benjaminiHochberg([0.02, 0.024, 0.9], 0.05)).toEqual([true, true, false]);
    expect(benjaminiHochberg([], 0.05)).toEqual([]);
  });
});

describe('comparison of offices', () => {
  const calm = Array.from({ length: 30 }, (_, index) => ({ id: `G${index}`, n: 100, x: 4 + (index % 3) }));
  const limits = { leastCases: 20, q: 0.05, leastRatio: 2 };

  it('names the one far above the others, exactly and corrected', () => {
    const all = [...calm, { id: 'BAD', n: 100, x: 30 }];
    expect(compareExactly(all, limits).map(({ id }) => id)).toEqual(['BAD']);
    expect(compareCorrected(all, limits).map(({ id }) => id)).toEqual(['BAD']);
  });

  it('names nobody among equals, nor one with few cases', () => {
    expect(compareExactly([...calm, { id: 'FEW', n: 9, x: 9 }], limits)).toEqual([]);
    expect(compareCorrected(calm, limits)).toEqual([]);
    expect(compareExactly([], limits)).toEqual([]);
  });

  it('names fewer when offices differ by nature', () => {
    const spread = Array.from({ length: 40 }, (_, index) => ({ id: `G${index}`, n: 200, x: 2 + index }));
    expect(compareCorrected(spread, limits).length).toBeLessThan(compareExactly([...spread, ...calm], limits).length + 1);
  });
});

describe('connected components', () => {
  it('joins what touches, whatever the order of edges', () => {
    const edges = [
      ['a', 'b'],
      ['c', 'd'],
      ['b', 'c'],
      ['x', 'y'],
    ] as const;
    for (const order of [edges, edges.toReversed()]) {
      const found = components(order);
      expect(found.get('d')).toEqual(['a', 'b', 'c', 'd']);
      expect(found.get('x')).toEqual(['x', 'y']);
    }
  });
});

describe('merging of alerts', () => {
  const alert = (object: string, hash: string): { rule: string; object: string; hash: string } => ({ rule: 'S01', object, hash });

  it('opens no second alert for the same rule and object', () => {
    const { standings, gone } = mergeAlerts(
      [alert('a', '1'), alert('b', '1'), alert('c', '1')],
      [alert('a', '1'), alert('b', '2'), alert('d', '1')],
    );
    expect(standings).toEqual(['repeated', 'changed', 'new']);
    expect(gone).toEqual([alert('c', '1')]);
  });

  it('repeats everything when nothing changed', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), (objects) => {
        const alerts = objects.map((object) => alert(object, 'h'));
        expect(mergeAlerts(alerts, alerts)).toEqual({ standings: alerts.map(() => 'repeated'), gone: [] });
      }),
    ));
});

describe('masking', () => {
  it('leaves no more than the end of a number and the ends of a name', () => {
    expect(maskPersonal('identity', '349901196110169317')).toBe('**************9317');
    expect(maskPersonal('account', '9999009900029236948')).toBe('***************6948');
    expect(maskPersonal('name', '谢勇荣')).toBe('谢*荣');
    expect(maskPersonal('phone', '10010950797')).toBe('*******0797');
  });
});
