import fc from 'fast-check';
import { expect, test } from 'vitest';

import { longestWalk, type WayArc } from './longest-walk.ts';

/** All walks, one by one; null when no goal is reached. */
function bruteForce(arcs: readonly WayArc[], goal: number): number | null {
  const from = (node: number, used: readonly number[]): number | null => {
    const gains = arcs.flatMap((arc, at) => {
      if (arc.from !== node || (used[at] ?? 0) >= (arc.most ?? Infinity)) return [];
      const after = from(arc.to, used.with(at, (used[at] ?? 0) + 1));
      return after === null ? [] : [arc.gain + after];
    });
    if (node === goal) gains.push(0);
    return gains.length === 0 ? null : Math.max(...gains);
  };
  return from(
    0,
    arcs.map(() => 0),
  );
}

const size = 5;
const arc = fc.record({ from: fc.nat(size - 1), to: fc.nat(size - 1), gain: fc.nat(9), back: fc.nat(2) });

test('the longest walk is the longest of all walks', () => {
  fc.assert(
    fc.property(fc.array(arc, { minLength: 3, maxLength: 9 }), (raw) => {
      // Arcs that lead back are counted, the others go forward only: then every walk ends.
      const arcs = raw.map(({ from, to, gain, back }): WayArc => ({ from, to, gain, most: to > from ? null : back }));
      const expected = bruteForce(arcs, size - 1);
      expect(longestWalk({ from: 0, goals: [size - 1], arcs, size, endless: false })).toBe(expected ?? 'unknown');
    }),
    { numRuns: 2_000 },
  );
});

test('a cycle without a counted arc has no longest walk', () => {
  const arcs = [
    { from: 0, to: 1, gain: 1, most: null },
    { from: 1, to: 0, gain: 1, most: null },
    { from: 1, to: 2, gain: 1, most: 3 },
  ];
  expect(longestWalk({ from: 0, goals: [2], arcs, size: 3, endless: false })).toBe('unbounded');
});
