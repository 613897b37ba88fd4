import { describe, expect, test } from 'vitest';

import { isTooOftenWrong, noOutcomes, precisionOf } from './precision.ts';

describe('precision of a rule', () => {
  test('is unknown before anything was verified', () => {
    expect(precisionOf({ ...noOutcomes, unchecked: 40 })).toBeNull();
  });

  test('counts breaches and errors as right, and the Wilson interval holds the published values', () => {
    const told = precisionOf({
      ...noOutcomes,
      'confirmed-breach': 3,
      'confirmed-error': 5,
      'data-error': 1,
      'rule-misfire': 1,
      unchecked: 9,
    });
    expect(told).toMatchObject({ right: 8, of: 10, share: 0.8 });
    // Wilson score interval of 8 of 10 at z = 1.96.
    expect(told?.low).toBeCloseTo(0.4902, 4);
    expect(told?.high).toBeCloseTo(0.9433, 4);
  });

  test.each([
    [0, 29, false],
    [0, 30, true],
    [2, 28, false],
    [1, 39, true],
    [30, 0, false],
  ])('%i right and %i wrong: drops to a hint is %s', (right, wrong, drops) => {
    expect(isTooOftenWrong({ ...noOutcomes, 'confirmed-error': right, 'rule-misfire': wrong })).toBe(drops);
  });
});
