import type { AlertOutcome } from '../../core/supervision/alert/alert.ts';
import { noOutcomes, type RuleOutcomes } from '../../core/supervision/precision.ts';

type CountedRow = { readonly rule: string; readonly outcome: string | null; readonly count: string | number };

/** Outcomes by rule, all versions together; what nobody has verified yet counts as unchecked. */
export function outcomesByRule(rows: readonly CountedRow[]): ReadonlyMap<string, RuleOutcomes> {
  const found = new Map<string, RuleOutcomes>();
  for (const { rule, outcome, count } of rows) {
    const before = found.get(rule) ?? noOutcomes;
    const name = (outcome ?? 'unchecked') as AlertOutcome | 'unchecked';
    found.set(rule, { ...before, [name]: before[name] + Number(count) });
  }
  return found;
}
