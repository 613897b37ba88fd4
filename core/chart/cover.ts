import { addDays } from '../kernel/day.ts';
import type { Domain } from './case-fact.ts';
import type { Condition, Constant } from './condition.ts';
import { comparisonsOf, evaluate, type Facts } from './evaluate.ts';

/** Combinations of values that are tried; beyond it the question is left open and says so. */
export const coverCap = 20_000;

/** How the conditions of one xor cover all values: by how many of them each combination is taken. */
export type Cover =
  | { readonly decided: false; readonly combinations: number }
  | {
      readonly decided: true;
      /** A combination that no condition takes; null when there is none. */
      readonly gap: Facts | null;
      /** A combination that several conditions take, and which. */
      readonly overlap: { readonly facts: Facts; readonly conditions: readonly number[] } | null;
      /** Conditions (by place) that no combination fulfils. */
      readonly never: readonly number[];
    };

/**
 * Decides gaps and overlaps exactly: a comparison only tells values apart at the constants it names, so the constants and one
 * value between each two of them stand for all values.
 */
export function coverOf(conditions: readonly Condition[], domains: ReadonlyMap<string, Domain>): Cover {
  const constants = new Map<string, Set<Constant>>();
  for (const comparison of conditions.flatMap(comparisonsOf)) {
    const known = constants.get(comparison.field) ?? new Set();
    for (const value of comparison.op === 'in' ? comparison.values : [comparison.value]) known.add(value);
    constants.set(comparison.field, known);
  }
  const fields = [...constants].map(([field, values]) => ({
    field,
    points: pointsOf(domains.get(field) ?? { type: 'text' }, [...values]),
  }));
  const combinations = fields.reduce((product, { points }) => product * points.length, 1);
  if (combinations > coverCap) return { decided: false, combinations };
  return tryAll(conditions, fields);
}

type Axis = { readonly field: string; readonly points: readonly Constant[] };

function tryAll(conditions: readonly Condition[], axes: readonly Axis[]): Cover {
  let gap: Facts | null = null;
  let overlap: { readonly facts: Facts; readonly conditions: readonly number[] } | null = null;
  const ever = new Set<number>();
  for (const facts of combinationsOf(axes)) {
    const holding = conditions.flatMap((condition, index) => (evaluate(condition, facts) === true ? [index] : []));
    for (const index of holding) ever.add(index);
    if (holding.length === 0) gap ??= facts;
    if (holding.length > 1) overlap ??= { facts, conditions: holding };
  }
  return { decided: true, gap, overlap, never: conditions.flatMap((_, index) => (ever.has(index) ? [] : [index])) };
}

function* combinationsOf(axes: readonly Axis[]): Generator<Facts> {
  const [first, ...rest] = axes;
  if (first === undefined) {
    yield {};
    return;
  }
  for (const facts of combinationsOf(rest)) for (const point of first.points) yield { ...facts, [first.field]: point };
}

/** Values that stand for all values of a field, as far as comparisons with these constants can tell them apart. */
function pointsOf(domain: Domain, constants: readonly Constant[]): readonly Constant[] {
  switch (domain.type) {
    case 'yes-no':
      return [false, true];
    case 'choice':
      return domain.ids;
    case 'number': {
      // Numbers of forms and cases are whole.
      const around = constants.flatMap((value) => (typeof value === 'number' ? [value - 1, value, value + 1] : []));
      return [...new Set(around)].filter((value) => domain.least === null || value >= domain.least);
    }
    case 'day':
      return [...new Set(constants.flatMap((value) => (typeof value === 'string' ? [addDays(value, -1), value, addDays(value, 1)] : [])))];
    case 'text':
      // The text that follows directly on c is c with the lowest character behind it.
      return [...new Set(['', ...constants.flatMap((value) => (typeof value === 'string' ? [value, `${value}\u0000`] : []))])];
  }
}
