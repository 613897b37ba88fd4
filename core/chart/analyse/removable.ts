import { approvalPlanOf, type ChartFacts } from './approval-plan.ts';
import type { Budget } from './budget.ts';
import { teamWithin, withoutDominated } from './collusion.ts';

/** Approvals that the law does not demand and that add no restraint: alone, and in pairs and triples (step numbers). */
export type Removable = { readonly single: readonly number[]; readonly sets: readonly (readonly number[])[] };

/**
 * Which approvals could go without lowering the smallest colluding set from `size`. Null when the budget is spent.
 *
 * Taking steps out never raises the number, so only sets whose parts are all removable are looked at.
 */
export function removableOf(facts: ChartFacts, size: number, budget: Budget): Removable | null {
  const candidates = facts.flow.steps.flatMap((step, at) => (step.approval && !step.requiredByLaw ? [at] : []));
  const single = keep(
    candidates.map((step) => [step]),
    { facts, size },
    budget,
  );
  if (single === null) return null;
  const pairs = keep(extend(single, single), { facts, size }, budget);
  if (pairs === null) return null;
  const triples = keep(
    extend(pairs, single).filter((set) => allPairsIn(set, pairs)),
    { facts, size },
    budget,
  );
  return triples === null ? null : { single: single.flat(), sets: [...pairs, ...triples] };
}

function keep(
  sets: readonly (readonly number[])[],
  question: { readonly facts: ChartFacts; readonly size: number },
  budget: Budget,
): (readonly number[])[] | null {
  const kept: (readonly number[])[] = [];
  for (const set of sets) {
    const holds = stillNeeds(set, question, budget);
    if (holds === null) return null;
    if (holds) kept.push(set);
  }
  return kept;
}

/** True when no team smaller than `size` suffices after the steps are taken out. */
function stillNeeds(
  set: readonly number[],
  question: { readonly facts: ChartFacts; readonly size: number },
  budget: Budget,
): boolean | null {
  if (question.size === 0) return true;
  const plan = approvalPlanOf(question.facts, new Set(set));
  const most = question.size - 1;
  const team = teamWithin(plan, { most, capacity: withoutDominated(question.facts.staff, most), seeds: [], prefer: 'few' }, budget);
  if (team === 'spent') return null;
  if (team !== 'none') return false;
  return plan.complete || plan.floor > most ? true : null;
}

function extend(sets: readonly (readonly number[])[], single: readonly (readonly number[])[]): number[][] {
  return sets.flatMap((set) =>
    single
      .flat()
      .filter((step) => step > (set.at(-1) ?? -1))
      .map((step) => [...set, step]),
  );
}

function allPairsIn(set: readonly number[], pairs: readonly (readonly number[])[]): boolean {
  const known = new Set(pairs.map((pair) => pair.join(',')));
  return set.every((left, at) => set.slice(at + 1).every((right) => known.has(`${left},${right}`)));
}
