import type { Constraint, NodeId } from './chart.ts';

/** What one person did, or would do, in one stay of a case in a step, and in whose name. */
export type RuleAct<Person extends string = string> = {
  readonly node: NodeId;
  readonly visit: number;
  readonly person: Person;
  readonly principal: Person;
};

/** Whom the rules of a chart keep apart. */
export type RulePeople<Person extends string = string> = {
  readonly areRelatives: (left: Person, right: Person) => boolean;
  /** The applicant himself or a relative of his. */
  readonly isOfApplicant: (person: Person) => boolean;
};

type OfAct = 'sod' | 'bod' | 'coi' | 'sod_repeat';

/** How a rule is broken: by the first act that does not go with the candidate's, by who he is, or by the team that is full. */
export type RuleClash<Act> =
  | { readonly type: OfAct; readonly act: Act }
  | { readonly type: 'coi_applicant' }
  | { readonly type: 'at_most'; readonly k: number; readonly team: readonly string[] };

/**
 * Whether and how a rule keeps the candidate out after what has been done; null when it does not. The one place where rules
 * are judged: by the engine when somebody acts, and by the search that looks ahead whether somebody still can.
 *
 * The rule is one that binds the candidate's step. `both` is componentwise: the sets of actors are disjoint, and so are the
 * sets of principals.
 */
export function clashOf<Person extends string, Act extends RuleAct<Person>>(
  rule: Constraint,
  on: { readonly candidate: RuleAct<Person>; readonly acts: readonly Act[]; readonly people: RulePeople<Person> },
): RuleClash<Act> | null {
  const { candidate, acts, people } = on;
  const inSteps = (act: Act): boolean => rule.steps.includes(act.node);
  switch (rule.type) {
    case 'sod':
      return clash(
        rule.type,
        acts.find(
          (act) =>
            act.node !== candidate.node &&
            inSteps(act) &&
            ((rule.by !== 'principal' && act.person === candidate.person) ||
              (rule.by !== 'actor' && act.principal === candidate.principal)),
        ),
      );
    case 'bod':
      return clash(
        rule.type,
        acts.find((act) => inSteps(act) && act.person !== candidate.person),
      );
    case 'coi':
      return clash(
        rule.type,
        acts.find((act) => inSteps(act) && act.person !== candidate.person && people.areRelatives(act.person, candidate.person)),
      );
    case 'coi_applicant':
      return people.isOfApplicant(candidate.person) ? { type: rule.type } : null;
    case 'sod_repeat':
      return clash(
        rule.type,
        acts.find((act) => act.node === candidate.node && act.visit < candidate.visit && act.person === candidate.person),
      );
    case 'at_most': {
      const team = new Set(acts.filter(inSteps).map((act) => act.person));
      return team.has(candidate.person) || team.size < rule.k ? null : { type: rule.type, k: rule.k, team: [...team] };
    }
  }
}

function clash<Act>(type: OfAct, act: Act | undefined): { readonly type: OfAct; readonly act: Act } | null {
  return act === undefined ? null : { type, act };
}
