import type { Constraint, NodeId } from '../chart/chart.ts';
import type { PersonId } from '../kernel/id.ts';
import type { Instant } from '../kernel/instant.ts';
import { refuseOnRecord } from '../kernel/outcome.ts';
import type { Act, CaseHistory } from './case.ts';
import type { CaseContext } from './case-context.ts';
import type { CaseRefusal } from './refusal.ts';

/** A person about to act in a step, and in whose name. */
export type Candidate = { readonly node: NodeId; readonly visit: number; readonly person: PersonId; readonly principal: PersonId };

type Check = { readonly candidate: Candidate; readonly acts: readonly Act[]; readonly context: CaseContext };

/**
 * The first rule of the chart that keeps the candidates out, over the whole history of the case.
 *
 * Candidates of one act (the members of a meeting) are checked against the history and against each other. Refusals are on
 * record: supervision must see who tried.
 */
export function whyBarred(candidates: readonly Candidate[], state: CaseHistory, context: CaseContext): CaseRefusal | null {
  let acts = state.acts;
  for (const [index, candidate] of candidates.entries()) {
    for (const rule of context.chart.rulesOn(candidate.node)) {
      const refusal = checkRule(rule, { candidate, acts, context });
      if (refusal !== null) return refusal;
    }
    if (index + 1 < candidates.length) acts = [...acts, asAct(candidate, state.lastAt)];
  }
  return null;
}

function asAct({ node, visit, person, principal }: Candidate, at: Instant): Act {
  return { as: 'member', node, visit, person, principal, post: null, outcome: '', at };
}

function checkRule(rule: Constraint, check: Check): CaseRefusal | null {
  switch (rule.type) {
    case 'sod':
      return separation(rule, check);
    case 'bod':
      return sameHand(rule.steps, check);
    case 'coi':
      return apart(rule.steps, check);
    case 'coi_applicant':
      return apartFromApplicant(rule.steps, check);
    case 'sod_repeat':
      return newPerson(rule.steps, check);
    case 'at_most':
      return standingTeam(rule, check);
  }
}

/** `both` is componentwise: the sets of actors are disjoint, and so are the sets of principals. */
function separation(rule: Extract<Constraint, { readonly type: 'sod' }>, { candidate, acts }: Check): CaseRefusal | null {
  const clash = acts.find(
    (act) =>
      act.node !== candidate.node &&
      rule.steps.includes(act.node) &&
      ((rule.by !== 'principal' && act.person === candidate.person) || (rule.by !== 'actor' && act.principal === candidate.principal)),
  );
  if (clash === undefined) return null;
  const { node: step, person } = candidate;
  const as = clash.person === person ? 'actor' : 'principal';
  return refuseOnRecord('separation-of-duty', { step, steps: rule.steps, actedIn: clash.node, person, as });
}

function sameHand(steps: readonly NodeId[], { candidate, acts }: Check): CaseRefusal | null {
  const other = acts.find((act) => steps.includes(act.node) && act.person !== candidate.person);
  if (other === undefined) return null;
  return refuseOnRecord('must-be-same-person', { step: candidate.node, steps, actedIn: other.node, by: other.person });
}

function apart(steps: readonly NodeId[], { candidate, acts, context }: Check): CaseRefusal | null {
  const kin = acts.find(
    (act) => steps.includes(act.node) && act.person !== candidate.person && context.staff.areRelatives(act.person, candidate.person),
  );
  if (kin === undefined) return null;
  return refuseOnRecord('relatives-together', {
    step: candidate.node,
    steps,
    actedIn: kin.node,
    person: candidate.person,
    relative: kin.person,
  });
}

function apartFromApplicant(steps: readonly NodeId[], { candidate, context }: Check): CaseRefusal | null {
  const about = { step: candidate.node, steps, person: candidate.person };
  if (candidate.person === context.applicantPerson) return refuseOnRecord('actor-is-applicant', about);
  if (context.applicantRelatives.has(candidate.person)) return refuseOnRecord('actor-is-relative-of-applicant', about);
  return null;
}

function newPerson(steps: readonly NodeId[], { candidate, acts }: Check): CaseRefusal | null {
  const before = acts.find((act) => act.node === candidate.node && act.visit < candidate.visit && act.person === candidate.person);
  if (before === undefined) return null;
  return refuseOnRecord('new-person-needed', { step: candidate.node, steps, person: candidate.person, visit: before.visit });
}

function standingTeam(rule: Extract<Constraint, { readonly type: 'at_most' }>, { candidate, acts }: Check): CaseRefusal | null {
  const team = new Set(acts.filter((act) => rule.steps.includes(act.node)).map((act) => act.person));
  if (team.has(candidate.person) || team.size < rule.k) return null;
  return refuseOnRecord('team-full', { step: candidate.node, steps: rule.steps, k: rule.k, team: [...team] });
}
