import type { Constraint } from '../chart.ts';
import { clashOf, type RuleAct, type RulePeople } from '../rule-clash.ts';

/** True when no rule keeps the candidate out after what has been done; the rules are those that bind his step. */
export function mayJoin(
  candidate: RuleAct,
  acts: readonly RuleAct[],
  world: { readonly rules: readonly Constraint[]; readonly people: RulePeople },
): boolean {
  const on = { candidate, acts, people: world.people };
  return world.rules.every((rule) => clashOf(rule, on) === null);
}
