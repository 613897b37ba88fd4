import type { Day } from '../kernel/day.ts';
import type { PostId } from '../kernel/id.ts';
import { findRole } from '../org/roles.ts';
import type { Staff } from '../org/staff.ts';
import type { Seat } from './event.ts';
import type { BodyVersion, RecordOf } from './record.ts';

/** What a governance body wants; each is a question to the unit, and none an accusation. */
export type BodyGap =
  | { readonly code: 'no-body' | 'no-head' }
  | { readonly code: 'post-gone' | 'post-empty'; readonly posts: readonly PostId[] }
  /** Two seats that one person holds, or two that are held by declared relatives. */
  | { readonly code: 'one-person' | 'relatives'; readonly posts: readonly PostId[] };

/** The version that counts on a day: the last one that begins by then. What was written last wins among those of one day. */
export function bodyOn(body: RecordOf<'governance-body'> | undefined, day: Day): BodyVersion | undefined {
  const begun = (body?.versions ?? []).filter(({ from }) => from <= day);
  return begun.reduce<BodyVersion | undefined>((last, one) => (last === undefined || one.from >= last.from ? one : last), undefined);
}

/** Why seats cannot be a body: no head or two, a post twice, a post that does not exist or is no post of business; undefined when they can. */
export function seatsUnfit(seats: readonly Seat[], staff: Staff): { readonly why: 'head' | 'twice' | 'unknown-post' } | undefined {
  if (seats.filter(({ as }) => as === 'head').length !== 1) return { why: 'head' };
  if (new Set(seats.map(({ post }) => post)).size < seats.length) return { why: 'twice' };
  const isFit = ({ post }: Seat): boolean => {
    const found = staff.findPost(post);
    return found !== undefined && findRole(found.role)?.business !== false;
  };
  return seats.every(isFit) ? undefined : { why: 'unknown-post' };
}

/** What is missing in a body as it stands on the day of the staff: the body itself, posts that are gone or empty, two seats with one hand. */
export function bodyGaps(version: BodyVersion | undefined, staff: Staff): readonly BodyGap[] {
  const seats = version?.seats ?? null;
  if (seats === null) return [{ code: 'no-body' }];
  const held = seats.map(({ post }) => ({ post, persons: holdersOf(staff, post) }));
  const gone = seats.filter(({ post }) => staff.findPost(post) === undefined).map(({ post }) => post);
  const empty = held.filter(({ post, persons }) => persons.length === 0 && !gone.includes(post)).map(({ post }) => post);
  const pairs = held.flatMap((one, at) => held.slice(at + 1).map((other) => ({ one, other, posts: [one.post, other.post] })));
  const same = pairs.filter(
    ({ one, other }) => one.persons.length === 1 && other.persons.length === 1 && one.persons[0] === other.persons[0],
  );
  const kin = pairs.filter(({ one, other }) => one.persons.some((a) => other.persons.some((b) => staff.areRelatives(a, b))));
  return [
    ...(seats.some(({ as }) => as === 'head') ? [] : [{ code: 'no-head' as const }]),
    ...(gone.length === 0 ? [] : [{ code: 'post-gone' as const, posts: gone }]),
    ...(empty.length === 0 ? [] : [{ code: 'post-empty' as const, posts: empty }]),
    ...same.map(({ posts }) => ({ code: 'one-person' as const, posts })),
    ...kin.map(({ posts }) => ({ code: 'relatives' as const, posts })),
  ];
}

/** Who holds a post in his own right today. */
export function holdersOf(staff: Staff, id: PostId) {
  const post = staff.findPost(id);
  if (post === undefined) return [];
  return staff.holdersOf(post.role, post.unit).flatMap((one) => (one.post === id && one.principal === null ? [one.person] : []));
}
