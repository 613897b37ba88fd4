import { refuse, type Refusal } from '../kernel/outcome.ts';
import type { Condition, Constant } from './condition.ts';

/** Values that conditions read: `form.<id>`, `case.<fact>`. A field that is not a member was never filled. */
export type Facts = Readonly<Record<string, Constant>>;

type Comparison = Extract<Condition, { readonly field: string }>;

/** Truth in three values; `unknown` names the fields that stand in the way. */
type Truth = boolean | { readonly missing: ReadonlySet<string> };

/**
 * Whether a condition holds.
 *
 * A field without a value (or with a value of another type than the constant) is unknown, and unknown is never taken for
 * true or false: only when the other parts settle the answer whatever the missing value is, there is one.
 *
 * Refusals: `missing-field` {fields}.
 */
export function evaluate(condition: Condition, facts: Facts): boolean | Refusal<'missing-field'> {
  const truth = truthOf(condition, facts);
  return typeof truth === 'boolean' ? truth : refuse('missing-field', { fields: [...truth.missing].sort() });
}

function truthOf(condition: Condition, facts: Facts): Truth {
  switch (condition.op) {
    case 'and':
      return combine(condition.all, facts, false);
    case 'or':
      return combine(condition.all, facts, true);
    case 'not': {
      const truth = truthOf(condition.of, facts);
      return typeof truth === 'boolean' ? !truth : truth;
    }
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
    case 'in':
      return compare(condition, facts);
  }
}

/** `settles` is the value that decides the whole by itself: false for `and`, true for `or`. */
function combine(parts: readonly Condition[], facts: Facts, settles: boolean): Truth {
  const missing = new Set<string>();
  for (const part of parts) {
    const truth = truthOf(part, facts);
    if (truth === settles) return settles;
    if (typeof truth !== 'boolean') for (const field of truth.missing) missing.add(field);
  }
  return missing.size > 0 ? { missing } : !settles;
}

function compare(comparison: Comparison, facts: Facts): Truth {
  const value = Object.hasOwn(facts, comparison.field) ? facts[comparison.field] : undefined;
  const constants = comparison.op === 'in' ? comparison.values : [comparison.value];
  if (value === undefined || constants.some((constant) => typeof constant !== typeof value)) {
    return { missing: new Set([comparison.field]) };
  }
  if (comparison.op === 'in') return comparison.values.includes(value);
  return holds(comparison.op, value, comparison.value);
}

function holds(op: Exclude<Comparison['op'], 'in'>, left: Constant, right: Constant): boolean {
  switch (op) {
    case 'eq':
      return left === right;
    case 'ne':
      return left !== right;
    case 'lt':
      return left < right;
    case 'le':
      return left <= right;
    case 'gt':
      return left > right;
    case 'ge':
      return left >= right;
  }
}

/** Comparisons of a condition, in reading order. */
export function comparisonsOf(condition: Condition): readonly Comparison[] {
  switch (condition.op) {
    case 'and':
    case 'or':
      return condition.all.flatMap(comparisonsOf);
    case 'not':
      return comparisonsOf(condition.of);
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
    case 'in':
      return [condition];
  }
}

/** Nodes of a condition's tree; at most 32 are allowed. */
export function sizeOf(condition: Condition): number {
  switch (condition.op) {
    case 'and':
    case 'or':
      return condition.all.reduce((sum, part) => sum + sizeOf(part), 1);
    case 'not':
      return 1 + sizeOf(condition.of);
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
    case 'in':
      return 1;
  }
}
