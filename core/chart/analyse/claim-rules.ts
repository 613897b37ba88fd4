import type { Constraint, NodeId } from '../chart.ts';

/** What one person did, or would do, in one stay of a case in a step, and in whose name. */
export type ClaimAct = { readonly node: NodeId; readonly visit: number; readonly person: string; readonly principal: string };

/** Whom the rules of a chart keep apart. */
export type ClaimPeople = {
  readonly areRelatives: (left: string, right: string) => boolean;
  /** The applicant himself or a relative of his. */
  readonly isOfApplicant: (person: string) => boolean;
};

/** True when no rule keeps the candidate out after what has been done; the rules are those that bind his step. */
export function mayJoin(
  candidate: ClaimAct,
  acts: readonly ClaimAct[],
  world: { readonly rules: readonly Constraint[]; readonly people: ClaimPeople },
): boolean {
  return world.rules.every((rule) => allows(rule, { candidate, acts, people: world.people }));
}

function allows(
  rule: Constraint,
  { candidate, acts, people }: { readonly candidate: ClaimAct; readonly acts: readonly ClaimAct[]; readonly people: ClaimPeople },
): boolean {
  switch (rule.type) {
    case 'sod':
      return acts.every(
        (act) =>
          act.node === candidate.node ||
          !rule.steps.includes(act.node) ||
          !((rule.by !== 'principal' && act.person === candidate.person) || (rule.by !== 'actor' && act.principal === candidate.principal)),
      );
    case 'bod':
      return acts.every((act) => !rule.steps.includes(act.node) || act.person === candidate.person);
    case 'coi':
      return acts.every(
        (act) => !rule.steps.includes(act.node) || act.person === candidate.person || !people.areRelatives(act.person, candidate.person),
      );
    case 'coi_applicant':
      return !people.isOfApplicant(candidate.person);
    case 'sod_repeat':
      return acts.every((act) => act.node !== candidate.node || act.visit >= candidate.visit || act.person !== candidate.person);
    case 'at_most': {
      const team = new Set(acts.flatMap((act) => (rule.steps.includes(act.node) ? [act.person] : [])));
      return team.has(candidate.person) || team.size < rule.k;
    }
  }
}
