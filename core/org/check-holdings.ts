import { addDays, isDay, type Day } from '../kernel/day.ts';
import { areIncompatible, type IncompatiblePair } from './incompatible-roles.ts';
import type { Delegation, OrganisationData, Post, Tenure } from './organisation.ts';
import { problem, type OrganisationProblem } from './organisation-problem.ts';

type Found = readonly OrganisationProblem[];
type Span = { readonly from: Day; readonly to: Day | null };

/** Faults of one span of days: not a day, or its last day before its first. */
export function checkSpan(span: Span, facts: OrganisationProblem['facts']): Found {
  const wrong = [span.from, span.to].filter((day) => day !== null && !isDay(day));
  if (wrong.length > 0) return [problem('not-a-day', { ...facts, day: String(wrong[0]) })];
  return span.to !== null && span.to < span.from ? [problem('ends-before-it-begins', { ...facts, from: span.from, to: span.to })] : [];
}

/** Two tenures of one person in one post that share a day. Each later one is named once. */
export function checkOverlaps(tenures: readonly Tenure[]): Found {
  const open = new Map<string, Span>();
  return tenures.toSorted(byFirstDay).flatMap((tenure) => {
    const key = JSON.stringify([tenure.person, tenure.post]);
    const before = open.get(key);
    const longest = before !== undefined && endsLater(before.to, tenure.to) ? before : tenure;
    open.set(key, longest);
    if (before === undefined || !sharesDay(before, tenure)) return [];
    return [problem('overlapping-tenures', { person: tenure.person, post: tenure.post, from: tenure.from })];
  });
}

/** A delegation to oneself, or with a day on which its giver does not hold the post; the first such day is named. */
export function checkDelegations(data: OrganisationData): Found {
  return data.delegations.flatMap((given): Found => {
    const facts = { post: given.post, from: given.from, to: given.to };
    if (given.from === given.to) return [problem('delegation-to-oneself', facts)];
    const day = firstDayNotHeld(given, data.tenures);
    return day === undefined ? [] : [problem('delegation-by-non-holder', { ...facts, day })];
  });
}

function firstDayNotHeld(given: Delegation, tenures: readonly Tenure[]): Day | undefined {
  const own = tenures.filter((tenure) => tenure.person === given.from && tenure.post === given.post).toSorted(byFirstDay);
  let day = given.fromDay;
  for (const tenure of own) {
    if (tenure.from > day) return day;
    if (tenure.to === null) return undefined;
    if (tenure.to >= day) day = addDays(tenure.to, 1);
    if (day > given.toDay) return undefined;
  }
  return day;
}

/** Posts that one person may not hold, or act in by delegation, on the same day. */
export function checkIncompatible(data: OrganisationData, pairs: readonly IncompatiblePair[]): Found {
  const posts = new Map(data.posts.map((post) => [post.id, post]));
  const held = new Map<string, (Span & { readonly post: Post })[]>();
  for (const one of [...data.tenures.map(ofTenure), ...data.delegations.map(ofDelegation)]) {
    const post = posts.get(one.post);
    if (post === undefined) continue;
    held.set(one.person, [...(held.get(one.person) ?? []), { from: one.from, to: one.to, post }]);
  }
  return [...held].flatMap(([person, spans]) =>
    spans.flatMap((one, index) =>
      spans
        .slice(index + 1)
        .filter((other) => sharesDay(one, other) && areIncompatible(one.post.role, other.post.role, pairs))
        .map((other) => problem('incompatible-posts', { person, posts: [one.post.id, other.post.id] })),
    ),
  );
}

const ofTenure = ({ person, post, from, to }: Tenure) => ({ person, post, from, to });
const ofDelegation = ({ to, post, fromDay, toDay }: Delegation) => ({ person: to, post, from: fromDay, to: toDay });

function byFirstDay(a: Span, b: Span): number {
  return a.from < b.from ? -1 : a.from > b.from ? 1 : 0;
}

function endsLater(a: Day | null, b: Day | null): boolean {
  return a === null || (b !== null && a > b);
}

function sharesDay(a: Span, b: Span): boolean {
  return (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to);
}
