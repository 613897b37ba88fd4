import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isRefusal } from '../kernel/outcome.ts';
import type { Condition } from './condition.ts';
import { evaluate, type Facts, sizeOf } from './evaluate.ts';

const amount = (op: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge', value: number): Condition => ({ op, field: 'form.amount', value });

const { condition: conditions } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({
      op: fc.constantFrom('eq', 'ne', 'lt', 'le', 'gt', 'ge'),
      field: fc.constantFrom('a', 'b', 'c'),
      value: fc.integer({ min: 0, max: 3 }),
    }),
    fc.record({
      op: fc.constant('in' as const),
      field: fc.constantFrom('a', 'b', 'c'),
      values: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1 }),
    }),
    fc.record({ op: fc.constantFrom('and', 'or'), all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ op: fc.constant('not' as const), of: tie('condition') }),
  ) as fc.Arbitrary<Condition>,
}));

describe('conditions', () => {
  test('comparisons mean what they say', () => {
    const truths = (['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const).map((op) =>
      [4, 5, 6].map((value) => evaluate(amount(op, 5), { 'form.amount': value })),
    );
    expect(truths).toEqual([
      [false, true, false],
      [true, false, true],
      [true, false, false],
      [true, true, false],
      [false, false, true],
      [false, true, true],
    ]);
    expect(evaluate({ op: 'in', field: 'case.channel', values: ['hall', 'home'] }, { 'case.channel': 'home' })).toBe(true);
  });

  test('a missing field is refused by name and never taken for true or false', () => {
    for (const op of ['eq', 'ne', 'lt', 'ge'] as const)
      expect(evaluate(amount(op, 5), {})).toEqual({ refused: 'missing-field', because: { fields: ['form.amount'] } });
    expect(evaluate({ op: 'not', of: amount('eq', 5) }, {})).toMatchObject({ refused: 'missing-field' });
    expect(evaluate({ op: 'and', all: [amount('eq', 5), { op: 'eq', field: 'b', value: 1 }] }, {})).toEqual({
      refused: 'missing-field',
      because: { fields: ['b', 'form.amount'] },
    });
  });

  test('a value of another type is refused like a missing one', () => {
    expect(evaluate(amount('gt', 5), { 'form.amount': '9' })).toMatchObject({ refused: 'missing-field' });
    expect(evaluate({ op: 'eq', field: 'toString', value: 'x' }, {})).toMatchObject({ refused: 'missing-field' });
  });

  test('with some fields missing, an answer is given exactly when all values would give it', () => {
    const values = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined });
    fc.assert(
      fc.property(conditions, fc.record({ a: values, b: values, c: values }), (condition, known) => {
        const given: Facts = Object.fromEntries(
          Object.entries(known).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
        );
        const answer = evaluate(condition, given);
        const full = [0, 1, 2, 3].flatMap((a) =>
          [0, 1, 2, 3].flatMap((b) => [0, 1, 2, 3].map((c) => evaluate(condition, { a, b, c, ...given }))),
        );
        if (!isRefusal(Object(answer))) expect(new Set(full)).toEqual(new Set([answer]));
        // Kleene logic may stay silent where all values agree (`a or not a`), but it never contradicts them.
        expect(full.every((truth) => typeof truth === 'boolean')).toBe(true);
      }),
    );
  });

  test('all fields known gives an answer', () => {
    fc.assert(fc.property(conditions, (condition) => void expect(typeof evaluate(condition, { a: 1, b: 2, c: 3 })).toBe('boolean')));
    expect(sizeOf({ op: 'and', all: [amount('eq', 1), { op: 'not', of: amount('lt', 2) }] })).toBe(4);
  });
});
