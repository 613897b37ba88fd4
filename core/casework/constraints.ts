import type { Constraint, NodeId } from '../chart/chart.ts';
import { clashOf, type RuleClash } from '../chart/rule-clash.ts';
import type { PersonId } from '../kernel/id.ts';
import type { Instant } from '../kernel/instant.ts';
import { refuseOnRecord } from '../kernel/outcome.ts';
import type { Act, CaseHistory } from './case.ts';
import type { CaseContext } from './case-context.ts';
import type { CaseRefusal } from './refusal.ts';

/** A person about to act in a step, and in whose name. */
export type Candidate = { readonly node: NodeId; readonly visit: number; readonly person: PersonId; readonly principal: PersonId };

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
      const refusal = whyRuleBars(rule, { candidate, acts, context });
      if (refusal !== null) return refusal;
    }
    if (index + 1 < candidates.length) acts = [...acts, asAct(candidate, state.lastAt)];
  }
  return null;
}

function asAct({ node, visit, person, principal }: Candidate, at: Instant): Act {
  return { as: 'member', node, visit, person, principal, post: null, outcome: '', at };
}

type Barred = { readonly candidate: Candidate; readonly acts: readonly Act[]; readonly context: CaseContext };

/** Why one rule keeps the candidate out; null when it does not. */
export function whyRuleBars(rule: Constraint, barred: Barred): CaseRefusal | null {
  const { candidate, acts, context } = barred;
  const people = {
    areRelatives: context.staff.areRelatives,
    isOfApplicant: (one: PersonId) => one === context.applicantPerson || context.applicantRelatives.has(one),
  };
  const clash = clashOf<PersonId, Act>(rule, { candidate, acts, people });
  return clash === null ? null : refusalOf(rule, clash, barred);
}

function refusalOf(rule: Constraint, clash: RuleClash<Act>, { candidate, context }: Barred): CaseRefusal {
  const { node: step, person } = candidate;
  const { steps } = rule;
  switch (clash.type) {
    case 'sod': {
      const as = clash.act.person === person ? 'actor' : 'principal';
      return refuseOnRecord('separation-of-duty', { step, steps, actedIn: clash.act.node, person, as });
    }
    case 'bod':
      return refuseOnRecord('must-be-same-person', { step, steps, actedIn: clash.act.node, by: clash.act.person });
    case 'coi':
      return refuseOnRecord('relatives-together', { step, steps, actedIn: clash.act.node, person, relative: clash.act.person });
    case 'coi_applicant':
      if (person === context.applicantPerson) return refuseOnRecord('actor-is-applicant', { step, steps, person });
      return refuseOnRecord('actor-is-relative-of-applicant', { step, steps, person });
    case 'sod_repeat':
      return refuseOnRecord('new-person-needed', { step, steps, person, visit: clash.act.visit });
    case 'at_most':
      return refuseOnRecord('team-full', { step, steps, k: clash.k, team: clash.team });
  }
}
