import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { findFixedPairs, type Pairing } from './find-pairs.ts';

const limits = { fewest: 5, sharePercent: 90 };
const together = (count: number, ...persons: readonly string[]): readonly Pairing[] =>
  Array.from({ length: count }, () => ({ place: 'visit', persons }));

describe('fixed pairs', () => {
  test.each([
    ['five times, always', together(5, 'a', 'b'), 1, ['a', 'b']],
    ['four times', together(4, 'a', 'b'), 1, undefined],
    ['nine of ten', [...together(9, 'a', 'b'), ...together(1, 'a', 'c')], 1, ['a', 'b']],
    ['eight of ten', [...together(8, 'a', 'b'), ...together(1, 'a', 'c'), ...together(1, 'b', 'c')], 1, undefined],
    ['nobody else is there', together(9, 'a', 'b'), 0, undefined],
    ['whichever comes first in the list', together(6, 'b', 'a'), 2, ['a', 'b']],
  ] as const)('%s', (_name, acts, others, pair) => {
    expect(findFixedPairs(acts, limits, () => others)[0]?.pair).toEqual(pair);
  });

  test('do not depend on the order of the acts', () => {
    const act = fc.record({
      place: fc.constantFrom('x', 'y'),
      persons: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 2, maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), fc.nat(), (acts, turn) => {
        const turned = [...acts.slice(turn % (acts.length + 1)), ...acts.slice(0, turn % (acts.length + 1))];
        expect(findFixedPairs(turned, limits, () => 1)).toEqual(findFixedPairs(acts, limits, () => 1));
      }),
    );
  });
});
