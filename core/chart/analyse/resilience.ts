import type { ChartFacts } from './approval-plan.ts';
import type { Budget } from './budget.ts';
import { isSatisfiable, type StaffingPart, usedMembers } from './satisfiable.ts';

/**
 * Persons without whom the chart cannot be staffed any more (critical_persons), by number, ascending. The absent one does
 * not act; delegations he gave stay valid. Null when the budget is spent.
 */
export function criticalPersons(facts: ChartFacts, parts: readonly StaffingPart[], budget: Budget): readonly number[] | null {
  const critical: number[] = [];
  const used = parts.map((part) => ({ part, members: usedMembers(facts, part, budget) }));
  for (const [at, each] of facts.staff.classes.entries()) {
    const capacity = facts.staff.classes.map((other, index) => (index === at ? other.members.length - 1 : other.members.length));
    const touched = used.filter(({ members }) => members === null || (members[at] ?? 0) === each.members.length).map(({ part }) => part);
    const answer = isSatisfiable(facts, { parts: touched, capacity }, budget);
    if (answer === null) return null;
    // Members of a class are interchangeable: without one of them is without any of them.
    if (!answer) critical.push(...each.members);
  }
  return critical.sort((left, right) => left - right);
}
