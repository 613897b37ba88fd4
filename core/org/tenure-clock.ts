import { addDays, type Day } from '../kernel/day.ts';
import type { PersonId } from '../kernel/id.ts';
import type { OrganisationData, Post, Role, Tenure } from './organisation.ts';
import { coversDay } from './staff.ts';

/** How grave the risk of a post is: that of the gravest risk point at which its holders act. */
export type PostGrade = 'high' | 'middle' | 'low';

/** After how many years in one post a change is talked about, and by when it is due. */
export type RotationTerm = { readonly warnYears: number; readonly limitYears: number };

/** A county's rule of rotation (交流轮岗): terms by grade; a grade without a term is not asked. */
export type RotationRule = { readonly terms: Readonly<Partial<Record<PostGrade, RotationTerm>>> };

/** How long a person has held a post without a break, on a day. Years are calendar years; `due` is the last day that is still within the term. */
export type TenureClock = {
  readonly post: Post;
  readonly person: PersonId;
  readonly grade: PostGrade;
  readonly since: Day;
  readonly warnDay: Day;
  readonly dueDay: Day;
  readonly state: 'running' | 'near' | 'over';
  /** Persons who hold the post on the day: where it is one, somebody has to come before he can go. */
  readonly holders: number;
};

/**
 * The clocks of all posts that fall under a rule, those that are due first.
 *
 * A break of one day and more starts the clock anew, a second tenure of the same post right after the first does not. Whoever has held a post
 * for exactly the term is not over it.
 *
 * @param asked.gradeOf null for roles that bear no risk point
 * @param asked.isElected roles whose term an election sets; they are not asked
 */
export function tenureClocks(
  data: Pick<OrganisationData, 'posts' | 'tenures'>,
  asked: {
    readonly day: Day;
    readonly rule: RotationRule;
    readonly gradeOf: (role: Role) => PostGrade | null;
    readonly isElected: (role: Role) => boolean;
  },
): readonly TenureClock[] {
  const { day, rule } = asked;
  const posts = new Map(data.posts.map((post) => [post.id, post]));
  const holdings = data.tenures.filter((tenure) => coversDay(tenure, day));
  const clocks = [...new Map(holdings.map((tenure) => [`${tenure.person} ${tenure.post}`, tenure])).values()].flatMap((tenure) => {
    const post = posts.get(tenure.post);
    const grade = post === undefined || asked.isElected(post.role) ? null : asked.gradeOf(post.role);
    const term = grade === null ? undefined : rule.terms[grade];
    if (post === undefined || grade === null || term === undefined) return [];
    const since = unbrokenSince(data.tenures, tenure);
    const [warnDay, dueDay] = [addYears(since, term.warnYears), addYears(since, term.limitYears)];
    const state = day > dueDay ? ('over' as const) : day >= warnDay ? ('near' as const) : ('running' as const);
    const holders = new Set(holdings.filter((one) => one.post === post.id).map((one) => one.person)).size;
    return [{ post, person: tenure.person, grade, since, warnDay, dueDay, state, holders }];
  });
  return clocks.toSorted((a, b) => (a.dueDay < b.dueDay ? -1 : a.dueDay > b.dueDay ? 1 : 0));
}

/** First day of the tenures of one person in one post that follow each other without a free day, up to the given one. */
function unbrokenSince(tenures: readonly Tenure[], last: Tenure): Day {
  let since = last.from;
  for (;;) {
    const before = tenures.find(
      (one) => one.person === last.person && one.post === last.post && one.from < since && (one.to === null || addDays(one.to, 1) >= since),
    );
    if (before === undefined) return since;
    since = before.from;
  }
}

/** The same day some years later; 29 February becomes the 28th where there is none. */
export function addYears(day: Day, years: number): Day {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0');
  const isLeapDay = day.endsWith('-02-29');
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  return `${year}${isLeapDay && !leap ? '-02-28' : day.slice(4)}`;
}
