import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Outcome, type OutcomeCode, precisionOf, severityNow, wilson } from './precision.ts';

function outcomesOf(counts: Partial<Record<OutcomeCode, number>>, version = 1): readonly Outcome[] {
  return Object.entries(counts).flatMap(([outcome, count]) =>
    Array.from({ length: count }, (_, index) => ({ key: `${outcome}${index}`, rule: 'S01', version, outcome: outcome as OutcomeCode })),
  );
}

const rule = { rule: 'S01', version: 1, alerts: 40 };

describe('the interval of Wilson', () => {
  // Values of R's prop.test(x, n, correct = FALSE), whose z is 1.959964.
  it.each([
    [0, 10, 0, 0.27753],
    [5, 10, 0.236593, 0.763407],
    [10, 10, 0.72247, 1],
    [81, 263, 0.255289, 0.366215],
    [1, 30, 0.005908, 0.166707],
  ])('of %i in %i is [%d, %d]', (confirmed, checked, low, high) => {
    expect(wilson(confirmed, checked).low).toBeCloseTo(low, 4);
    expect(wilson(confirmed, checked).high).toBeCloseTo(high, 4);
  });

  it('holds every share that is not rejected by a test of that share, and no other', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(400), fc.double({ min: 0.001, max: 0.999, noNaN: true }), (n, most, share) => {
        const x = Math.min(n, most);
        const { low, high } = wilson(x, n);
        const score = Math.abs(x / n - share) / Math.sqrt((share * (1 - share)) / n);
        fc.pre(Math.abs(score - 1.96) > 1e-6);
        expect(low <= share && share <= high).toBe(score < 1.96);
      }),
    ));
});

describe('the precision of a rule', () => {
  it('is confirmed over checked, by the version that raised the alert', () => {
    const all = [...outcomesOf({ '属实-违纪': 3, '属实-差错': 2, 规则误报: 4, 数据错误: 1, 未查: 7 }), ...outcomesOf({ 规则误报: 50 }, 2)];
    expect(precisionOf([rule], all)[0]).toMatchObject({ fired: 40, checked: 10, confirmed: 5, false: 4, precision: 0.5, lowered: false });
  });

  it('says nothing while nothing is checked', () => {
    expect(precisionOf([rule], outcomesOf({ 未查: 40 }))[0]).toMatchObject({ checked: 0, precision: null, low: null, lowered: false });
  });

  it('counts the last of several outcomes of one alert', () => {
    const first = outcomesOf({ 未查: 1 });
    const then = first.map((one) => ({ ...one, outcome: '属实-差错' as const }));
    expect(precisionOf([rule], [...first, ...then])[0]).toMatchObject({ checked: 1, confirmed: 1 });
  });

  it.each([
    ['thirty, none confirmed', { 规则误报: 30 }, true],
    ['twenty-nine, none confirmed', { 规则误报: 29, 未查: 50 }, false],
    ['thirty, two confirmed: the upper bound is 21.3 %', { 规则误报: 28, '属实-差错': 2 }, false],
    ['thirty, one confirmed: the upper bound is 16.7 %', { 合理例外: 29, '属实-违纪': 1 }, true],
  ] as const)('lowers a rule by itself when even the upper bound is below 20 %%: %s', (_, counts, lowered) => {
    const [precision] = precisionOf([rule], outcomesOf(counts));
    expect(precision?.lowered).toBe(lowered);
    expect(severityNow('红色', precision)).toBe(lowered ? '提示' : '红色');
  });
});
