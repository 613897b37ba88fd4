import type { Constraint } from '../chart.ts';
import type { ChartFacts } from './approval-plan.ts';
import { membersOf } from './bit-set.ts';
import type { AnalysisInput } from './input.ts';
import { relaxations, type StaffingChange } from './staffing-change.ts';

type Place = {
  readonly input: AnalysisInput;
  readonly facts: ChartFacts;
  /** Steps that cannot be staffed together while the person is away. */
  readonly broken: ReadonlySet<number>;
};

/**
 * Every single change that could make up for the absence of a person, cheapest first.
 *
 * Left out is only what cannot help or is as good as another one: posts that do not reach a step left without anybody,
 * all but one of persons who can stand in for each other, and persons without a post, who do no more than a further person.
 */
export function* changesFor(absent: string, place: Place): Generator<StaffingChange> {
  const empty = emptySteps(absent, place);
  const posts = usefulPosts(absent, place, empty);
  for (const post of posts) yield { kind: 'add-holder', post, person: null };
  const officials = representatives(absent, place.facts);
  for (const post of posts) {
    const holders = new Set(place.input.posts.find((each) => each.id === post)?.holders);
    for (const person of officials.flat()) if (!holders.has(person)) yield { kind: 'add-holder', post, person };
  }
  for (const post of posts) yield* delegationsOf(post, { ...place, absent, officials });
  // Where nobody may act at all, no rule stands in the way but the one that keeps the applicant's relatives out.
  const { constraints } = place.input;
  yield* relaxations(constraints).filter((change) => empty.length === 0 || isAboutApplicant(constraints, change));
}

function isAboutApplicant(constraints: readonly Constraint[], change: StaffingChange): boolean {
  return 'rule' in change && constraints[change.rule]?.type === 'coi_applicant';
}

/** Broken steps in which nobody may act while the person is away. */
function emptySteps(absent: string, { facts, broken }: Place): readonly number[] {
  const number = facts.staff.persons.indexOf(absent);
  return [...broken].filter((step) => {
    const classes = membersOf(facts.staff.domains[step] ?? []).map((each) => facts.staff.classes[each]);
    return classes.every((each) => each?.members.every((member) => member === number) === true);
  });
}

/** Posts of the broken steps that reach every empty step, those of the absent person first. */
function usefulPosts(absent: string, { input, facts, broken }: Place, empty: readonly number[]): readonly string[] {
  const postsOf = (step: number): readonly string[] => facts.flow.steps[step]?.posts ?? [];
  const reached = new Set([...broken].flatMap(postsOf));
  const useful = input.posts.filter((post) => reached.has(post.id) && empty.every((step) => postsOf(step).includes(post.id)));
  const isOwn = (post: AnalysisInput['posts'][number]): boolean => post.holders.includes(absent);
  return [...useful.filter(isOwn), ...useful.filter((post) => !isOwn(post))].map((post) => post.id);
}

/** Per class of persons who can stand in for each other at most two of them, without the absent one. */
function representatives(absent: string, facts: ChartFacts): readonly (readonly string[])[] {
  const number = facts.staff.persons.indexOf(absent);
  return facts.staff.classes.map((each) =>
    each.members
      .filter((member) => member !== number)
      .slice(0, 2)
      .map((member) => facts.staff.persons[member] ?? ''),
  );
}

function* delegationsOf(
  post: string,
  place: Place & { readonly absent: string; readonly officials: readonly (readonly string[])[] },
): Generator<StaffingChange> {
  const holders = new Set(place.input.posts.find((each) => each.id === post)?.holders);
  const { classes, persons } = place.facts.staff;
  const acting = new Set(classes.flatMap((each) => each.members.map((member) => persons[member] ?? '')));
  const chosen = new Set([place.absent, ...place.officials.flat()]);
  // Who may not act himself, a relative of the applicant, may still have others act in his name.
  const givers = [...holders].filter((person) => chosen.has(person) || !acting.has(person));
  for (const from of givers) {
    for (const to of place.officials.flat()) if (to !== from) yield { kind: 'add-delegate', post, from, to };
  }
}
