import type { Day } from '../kernel/day.ts';
import { checkDelegations, checkIncompatible, checkOverlaps, checkSpan } from './check-holdings.ts';
import { checkUnits, repeated } from './check-units.ts';
import type { IncompatiblePair } from './incompatible-roles.ts';
import type { OrganisationData } from './organisation.ts';
import { problem, type OrganisationNotice, type OrganisationProblem } from './organisation-problem.ts';
import { isRoleKey } from './roles.ts';
import { coversDay } from './staff.ts';

type Found = readonly OrganisationProblem[];

/** Findings of {@link validateOrganisation}. Errors forbid use; notices are to be looked at. */
export type OrganisationReport = {
  readonly errors: readonly OrganisationProblem[];
  readonly notices: readonly OrganisationProblem<OrganisationNotice>[];
};

/**
 * Checks a whole organisation: unit tree, posts, persons, tenures, delegations, kin, posts that exclude each other.
 *
 * `day` decides which posts count as empty. `incompatible` is the county's list of role pairs; the separation of the
 * three administrators holds beside it always.
 */
export function validateOrganisation(
  data: OrganisationData,
  rules: { readonly day: Day; readonly incompatible: readonly IncompatiblePair[] },
): OrganisationReport {
  const records = [...checkUnits(data), ...checkPosts(data), ...checkTenures(data), ...checkGiven(data), ...checkKin(data)];
  // Days of spans are compared as text below, which means nothing for texts that are not days.
  const spansAreSound = !records.some(({ code }) => code === 'not-a-day' || code === 'ends-before-it-begins');
  const spans = spansAreSound
    ? [...checkOverlaps(data.tenures), ...checkDelegations(data), ...checkIncompatible(data, rules.incompatible)]
    : [];
  return { errors: [...records, ...spans], notices: noticesOf(data, rules.day) };
}

function checkPosts(data: OrganisationData): Found {
  const units = new Set(data.units.map((unit) => unit.id));
  return [
    ...repeated(data.posts, (post) => post.id).map((post) => problem('duplicate-id', { post: post.id })),
    ...repeated(data.persons, (person) => person.id).map((person) => problem('duplicate-id', { person: person.id })),
    ...repeated(data.posts, (post) => JSON.stringify([post.unit, post.role])).map((post) =>
      problem('duplicate-post', { post: post.id, unit: post.unit, role: post.role }),
    ),
    ...data.posts.filter((post) => !units.has(post.unit)).map((post) => problem('unknown-unit', { post: post.id, unit: post.unit })),
  ];
}

function checkTenures(data: OrganisationData): Found {
  const known = knownIds(data);
  return data.tenures.flatMap((tenure) => {
    const facts = { post: tenure.post, person: tenure.person };
    return [...known.post(tenure.post, facts), ...known.person(tenure.person, facts), ...checkSpan(tenure, facts)];
  });
}

function checkGiven(data: OrganisationData): Found {
  const known = knownIds(data);
  return data.delegations.flatMap((given) => {
    const facts = { post: given.post, from: given.from, to: given.to };
    return [
      ...known.post(given.post, facts),
      ...known.person(given.from, facts),
      ...known.person(given.to, facts),
      ...checkSpan({ from: given.fromDay, to: given.toDay }, facts),
    ];
  });
}

function checkKin(data: OrganisationData): Found {
  const known = knownIds(data);
  return [
    ...data.kin.flatMap(({ a, b }) => [...known.person(a, { a, b }), ...known.person(b, { a, b })]),
    ...data.kin.filter(({ a, b }) => a === b).map(({ a }) => problem('kin-with-oneself', { person: a })),
    ...repeated(data.kin, ({ a, b }) => JSON.stringify(a < b ? [a, b] : [b, a])).map(({ a, b }) => problem('duplicate-kin', { a, b })),
  ];
}

function knownIds(data: OrganisationData) {
  const posts = new Set<string>(data.posts.map((post) => post.id));
  const persons = new Set<string>(data.persons.map((person) => person.id));
  type Where = OrganisationProblem['facts'];
  return {
    post: (id: string, where: Where): Found => (posts.has(id) ? [] : [problem('unknown-post', { ...where, unknown: id })]),
    person: (id: string, where: Where): Found => (persons.has(id) ? [] : [problem('unknown-person', { ...where, unknown: id })]),
  };
}

function noticesOf(data: OrganisationData, day: Day): OrganisationReport['notices'] {
  const held = new Set(data.tenures.filter((tenure) => coversDay(tenure, day)).map((tenure) => tenure.post));
  return [
    ...data.posts.filter((post) => !held.has(post.id)).map((post) => problem('empty-post', { post: post.id, unit: post.unit, day })),
    ...data.posts.filter((post) => !isRoleKey(post.role)).map((post) => problem('unknown-role', { post: post.id, role: post.role })),
  ];
}
