import type { ApprovalPath, ApprovalPlan } from './approval-plan.ts';
import type { Budget } from './budget.ts';
import type { Staff } from './staff.ts';
import { type Cast, findTeam, type TeamLimits } from './team-search.ts';

/** The least number of different actors who can carry one case to an approving end (最少串通人数). */
export type Collusion =
  | { readonly known: 'exactly'; readonly size: number; readonly team: Team }
  /** No approving run can be staffed; proved. */
  | { readonly known: 'impossible' }
  /** The budget ran out: at least `lower`, and `team` shows that `upper` is enough; null when no team was found. */
  | { readonly known: 'between'; readonly lower: number; readonly upper: number | null; readonly team: Team | null };

/** The number without the team. */
export type CollusionSize =
  | { readonly known: 'exactly'; readonly size: number }
  | { readonly known: 'impossible' }
  | { readonly known: 'between'; readonly lower: number; readonly upper: number | null };

/** What is known of the number, without the team that shows it. */
export function sizeOf(collusion: Collusion): CollusionSize {
  if (collusion.known === 'exactly') return { known: 'exactly', size: collusion.size };
  return collusion.known === 'impossible' ? { known: 'impossible' } : { known: 'between', lower: collusion.lower, upper: collusion.upper };
}

/** A team with the run it carries. */
export type Team = { readonly path: ApprovalPath; readonly cast: Cast; readonly persons: readonly number[] };

/** Searches team sizes upwards from the proved floor; each size is refuted for every run before the next is tried. */
export function collusionOf(plan: ApprovalPlan, budget: Budget): Collusion {
  const capacity = plan.facts.staff.classes.map((each) => each.members.length);
  const first = anyTeam(plan, capacity, budget);
  if (first === 'none') return plan.complete ? { known: 'impossible' } : { known: 'between', lower: plan.floor, upper: null, team: null };
  if (first === 'spent') return { known: 'between', lower: plan.floor, upper: null, team: null };
  const upper = first.persons.length;
  for (let size = plan.floor; size < upper; size += 1) {
    const team = teamWithin(plan, { most: size, capacity: withoutDominated(plan.facts.staff, size), seeds: [], prefer: 'few' }, budget);
    if (team === 'spent') return { known: 'between', lower: size, upper, team: first };
    if (team !== 'none') return plan.complete ? { known: 'exactly', size, team } : between(plan, team);
  }
  return plan.complete ? { known: 'exactly', size: upper, team: first } : between(plan, first);
}

function between(plan: ApprovalPlan, team: Team): Collusion {
  const size = team.persons.length;
  return plan.floor === size ? { known: 'exactly', size, team } : { known: 'between', lower: plan.floor, upper: size, team };
}

/** Some team of any size; the runs in order of their bounds. */
function anyTeam(plan: ApprovalPlan, capacity: readonly number[], budget: Budget): Team | 'none' | 'spent' {
  const most = Math.max(0, ...plan.paths.map((path) => path.seating.units.length));
  for (const path of plan.paths) {
    // Few persons first: a small team found here saves whole sizes later.
    const found = teamOn(path, { staff: plan.facts.staff, limits: { most, capacity, seeds: [], prefer: 'few' } }, budget);
    if (found !== 'none') return found;
  }
  return 'none';
}

/** A team within the limits on some run, the proof that there is none, or `spent`. */
export function teamWithin(plan: ApprovalPlan, limits: TeamLimits, budget: Budget): Team | 'none' | 'spent' {
  for (const path of plan.paths) {
    if (path.seating.bound > limits.most) break;
    const found = teamOn(path, { staff: plan.facts.staff, limits }, budget);
    if (found !== 'none') return found;
  }
  return 'none';
}

function teamOn(
  path: ApprovalPath,
  facts: { readonly staff: Staff; readonly limits: TeamLimits },
  budget: Budget,
): Team | 'none' | 'spent' {
  const result = findTeam(path.seating, facts, budget);
  if (result === 'none' || result === 'spent') return result;
  const persons = [...new Set(result.cast.actors)].sort((left, right) => left - right);
  return { path, cast: result.cast, persons };
}

/**
 * Capacities without the classes that others can always replace in a team of `most`: a class whose steps are among those
 * of other plain classes with at least `most` members together.
 */
export function withoutDominated(staff: Staff, most: number): readonly number[] {
  return staff.classes.map((each, at) => ((staff.replacements[at] ?? 0) >= most ? 0 : each.members.length));
}
