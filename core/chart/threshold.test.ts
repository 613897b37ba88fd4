import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Threshold } from './chart.ts';
import { type Count, neededOf, voteResult, type VoteRule } from './threshold.ts';

const twoThirds: Threshold = { kind: 'at-least', part: 2, whole: 3, of: 'roll' };
const moreThanHalf: Threshold = { kind: 'more-than', part: 1, whole: 2, of: 'present' };

function count(roll: number, present: number, yes: number, rest: Partial<Count> = {}): Count {
  return { roll, present, recused: 0, recusedPresent: 0, yes, no: Math.max(0, present - yes), abstain: 0, ...rest };
}

describe('vote arithmetic', () => {
  test('two thirds of n is the least whole number that is not below it', () => {
    const need = [1, 2, 3, 4, 5, 6, 7, 45].map((roll) => neededOf(twoThirds, { roll, present: 0, voting: 0 }));
    expect(need).toEqual([1, 2, 2, 3, 4, 4, 5, 30]);
  });

  test('more than half of n is floor(n/2)+1', () => {
    const need = [0, 1, 2, 3, 4, 5, 30].map((present) => neededOf(moreThanHalf, { roll: 0, present, voting: 0 }));
    expect(need).toEqual([1, 1, 2, 2, 3, 3, 16]);
  });

  test('needed votes agree with comparing fractions', () => {
    const shares = fc.record({
      part: fc.integer({ min: 1, max: 9 }),
      whole: fc.integer({ min: 1, max: 9 }),
      base: fc.integer({ min: 1, max: 5000 }),
    });
    fc.assert(
      fc.property(shares, fc.constantFrom('at-least' as const, 'more-than' as const), ({ part, whole, base }, kind) => {
        fc.pre(part < whole);
        const need = neededOf({ kind, part, whole, of: 'roll' }, { roll: base, present: 0, voting: 0 });
        const reaches = (votes: number): boolean => (kind === 'at-least' ? votes * whole >= part * base : votes * whole > part * base);
        expect(reaches(need)).toBe(true);
        expect(reaches(need - 1)).toBe(false);
      }),
    );
  });

  test("the villagers' representatives: 2/3 must come, more than half of those present decide", () => {
    const rule: VoteRule = { quorum: twoThirds, pass: moreThanHalf, recusedLeaveDenominator: false };
    expect(voteResult(rule, count(45, 29, 29))).toBe('no-quorum');
    expect(voteResult(rule, count(45, 30, 15))).toBe('not-passed');
    expect(voteResult(rule, count(45, 30, 16))).toBe('passed');
  });

  test('the assembly of the collective: 2/3 of all members, not of those present', () => {
    const rule: VoteRule = { quorum: twoThirds, pass: twoThirds, recusedLeaveDenominator: false };
    expect(voteResult(rule, count(90, 60, 59))).toBe('not-passed');
    expect(voteResult(rule, count(90, 60, 60))).toBe('passed');
  });

  test('the denominator is part of the rule', () => {
    const rule = (of: 'roll' | 'present' | 'voting'): VoteRule => ({
      quorum: { kind: 'count', count: 1 },
      pass: { kind: 'more-than', part: 1, whole: 2, of },
      recusedLeaveDenominator: false,
    });
    const meeting = count(20, 12, 5, { no: 4, abstain: 0 });
    expect((['roll', 'present', 'voting'] as const).map((of) => voteResult(rule(of), meeting))).toEqual([
      'not-passed',
      'not-passed',
      'passed',
    ]);
    expect(voteResult(rule('voting'), { ...meeting, abstain: 1 })).toBe('not-passed');
  });

  test('recused members never fill the quorum and leave denominators only when the rule says so', () => {
    const rule = (recusedLeaveDenominator: boolean): VoteRule => ({ quorum: twoThirds, pass: twoThirds, recusedLeaveDenominator });
    const meeting = count(9, 6, 5, { recused: 2, recusedPresent: 1, no: 0 });
    expect(voteResult(rule(false), meeting)).toBe('no-quorum');
    expect(voteResult(rule(true), meeting)).toBe('passed');
  });

  test('an empty body passes nothing', () => {
    const rule: VoteRule = { quorum: twoThirds, pass: { ...twoThirds, of: 'voting' }, recusedLeaveDenominator: true };
    expect(voteResult(rule, count(0, 0, 0))).toBe('no-quorum');
    expect(voteResult(rule, count(2, 2, 0, { recused: 2, recusedPresent: 2, no: 0 }))).toBe('no-quorum');
  });
});
