import { claimBudget, stepsBlockedBy, type ClaimWorld } from '../chart/analyse/claim.ts';
import { claimChartOf } from '../chart/analyse/claim-chart.ts';
import type { NodeId } from '../chart/chart.ts';
import { fewestOf } from '../chart/threshold.ts';
import type { PersonId } from '../kernel/id.ts';
import { type CaseHistory, currentVisit } from './case.ts';
import type { CaseContext } from './case-context.ts';
import type { StaffOnDay } from './staff.ts';

/**
 * The check at claim time: would this official's act leave a later step without anybody who may do it,
 * with today's staff and the history of the case as it is, although a colleague's act would not?
 *
 * @param budget search nodes for one claim; when they are spent the claim is not blocked
 */
export function claimCheck(
  context: Pick<CaseContext, 'chart' | 'staff' | 'applicantRelatives' | 'applicantPerson'>,
  budget: number = claimBudget,
): NonNullable<CaseContext['wouldBlock']> {
  const chart = claimChartOf(context.chart);
  const people: ClaimWorld['people'] = {
    // Ids of acts come from the same organisation.
    areRelatives: (left, right) => context.staff.areRelatives(left as PersonId, right as PersonId),
    isOfApplicant: (one) => one === context.applicantPerson || context.applicantRelatives.has(one as PersonId),
  };
  return (node, by, state) => {
    const visit = currentVisit(state, node)?.visit;
    if (visit === undefined || chart.tiedTo(node).size === 0) return [];
    const world: ClaimWorld = { chart, people, ...staffFor(context, state) };
    const claim = { node, visit, person: by.person, principal: by.principal ?? by.person };
    return stepsBlockedBy(
      claim,
      { marking: state.marking, acts: state.acts, visits: visitCounts(state) },
      { world, budget: { left: budget } },
    );
  };
}

function visitCounts(state: CaseHistory): ReadonlyMap<NodeId, number> {
  const counts = new Map<NodeId, number>();
  for (const visit of state.visits) counts.set(visit.node, (counts.get(visit.node) ?? 0) + 1);
  return counts;
}

function staffFor(context: Pick<CaseContext, 'chart' | 'staff'>, state: CaseHistory): Pick<ClaimWorld, 'hands' | 'need'> {
  const known = new Map<NodeId, ReturnType<ClaimWorld['hands']>>();
  const hands = (node: NodeId): ReturnType<ClaimWorld['hands']> => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const fresh = handsAt(node, { ...context, state });
    known.set(node, fresh);
    return fresh;
  };
  return { hands, need: (node) => needAt(node, { ...context, state }) };
}

type Place = { readonly chart: CaseContext['chart']; readonly staff: StaffOnDay; readonly state: CaseHistory };

/** Whoever left the case stays out of it, and nobody acts in his name. A seat in a body cannot be delegated. */
function handsAt(node: NodeId, { chart, staff, state }: Place): ReturnType<ClaimWorld['hands']> {
  const step = chart.node(node);
  const roles = step?.type === 'task' ? step.posts : step?.type === 'vote' ? [step.body] : [];
  const pairs = roles
    .flatMap((role) => staff.holdersOf(role, state.unit))
    .filter(({ principal }) => principal === null || step?.type !== 'vote')
    .map(({ person, principal }) => ({ person, principal: principal ?? person }))
    .filter(({ person, principal }) => !state.recused.includes(person) && !state.recused.includes(principal));
  return [...new Map(pairs.map((pair) => [`${pair.person}/${pair.principal}`, pair])).values()];
}

function needAt(node: NodeId, { chart, staff, state }: Place): number {
  const step = chart.node(node);
  if (step?.type === 'task') return step.actors;
  if (step?.type !== 'vote') return 0;
  const members = staff.holdersOf(step.body, state.unit).filter(({ principal }) => principal === null);
  const roll = new Set(members.map(({ person }) => person)).size;
  const { quorum, yes } = fewestOf(step, roll);
  return Math.max(quorum, yes);
}
