import { type ApprovalPlan, stepsOfRun } from './approval-plan.ts';
import type { Team } from './collusion.ts';
import { principalsIn, self } from './staff.ts';

/** A set of persons and who does what: per step its instances, per instance pairs [actor, principal]. */
export type Witness = {
  readonly persons: readonly string[];
  readonly assignment: readonly { readonly step: string; readonly instances: readonly (readonly (readonly [string, string])[])[] }[];
};

/** Names a team and its acts on one real run. */
export function witnessOf(plan: ApprovalPlan, team: Team): Witness {
  const { flow, staff } = plan.facts;
  const name = (person: number): string => staff.persons[person] ?? '';
  const assignment = stepsOfRun(plan, team.path).map((step) => {
    const pairs = pairsOf(plan, team, step).map(([actor, principal]) => [name(actor), name(principal)] as const);
    return { step: flow.steps[step]?.id ?? '', instances: [pairs] };
  });
  return { persons: team.persons.map(name), assignment };
}

function pairsOf(plan: ApprovalPlan, team: Team, step: number): (readonly [number, number])[] {
  const { seats } = team.path.seating;
  const standIn = standInFor(plan, team, step);
  // A stand-in of one actor may have other posts; a stand-in of several has the same posts, and its principals differ.
  const asCast = standIn === step || (plan.facts.flow.steps[step]?.need ?? 1) > 1;
  return seats.flatMap((seat, at) => {
    if (seat.step !== standIn) return [];
    const actor = team.cast.actors[at] ?? -1;
    const principal = asCast ? (team.cast.principals[at] ?? -1) : firstPrincipal(plan, actor, step);
    return [[actor, principal] as const];
  });
}

/** The step whose seats were filled: the step itself, or the one that shares its token. */
function standInFor(plan: ApprovalPlan, team: Team, step: number): number {
  if (team.path.steps.includes(step)) return step;
  const token = tokenOfStep(plan, step);
  return team.path.steps.find((other) => tokenOfStep(plan, other) === token) ?? -1;
}

function tokenOfStep(plan: ApprovalPlan, step: number): number {
  return plan.tokenOf[plan.facts.flow.steps[step]?.node ?? -1] ?? -1;
}

function firstPrincipal(plan: ApprovalPlan, actor: number, step: number): number {
  const own = plan.facts.staff.classes.find((each) => each.members.includes(actor));
  const principal = principalsIn(own, step)[0] ?? self;
  return principal === self ? actor : principal;
}
