import type { Day } from '../kernel/day.ts';
import type { PersonId, PostId, UnitId } from '../kernel/id.ts';
import { refuse, type Refusal } from '../kernel/outcome.ts';
import type { Role } from './organisation.ts';
import type { Holding, Staff } from './staff.ts';

/** The question: may this person act in one of these roles for this unit on the staff's day. */
export type ActWish = { readonly person: PersonId; readonly roles: readonly Role[]; readonly unit: UnitId };

/** Why not. The facts name post, unit and day where they are the reason. */
export type ActRefusal = 'not-your-post' | 'tenure-ended' | 'tenure-not-begun' | 'delegation-ended' | 'delegation-not-begun' | 'other-unit';

/**
 * May the person act, and as what: the first of the wished roles he can act in, in his own right before a delegation.
 *
 * Otherwise the nearest reason: his tenure or delegation for such a post is over (`tenure-ended`, `delegation-ended`,
 * also when the giver no longer holds the post), has not begun (`tenure-not-begun`, `delegation-not-begun`), he holds
 * such a post elsewhere (`other-unit`), or none of these (`not-your-post`).
 */
export function mayAct(staff: Staff, wish: ActWish): { readonly as: Holding } | Refusal<ActRefusal> {
  const ways = wish.roles.flatMap((role) => staff.actingAs(wish.person, role, wish.unit));
  const as = ways.find((way) => way.principal === null) ?? ways[0];
  return as === undefined ? reasonFor(staff, wish) : { as };
}

function reasonFor(staff: Staff, wish: ActWish): Refusal<ActRefusal> {
  const posts = new Set(wish.roles.flatMap((role) => staff.listPosts(role, wish.unit)).map((post) => post.id));
  return (
    tenureReason(staff, wish, posts) ??
    delegationReason(staff, wish, posts) ??
    elsewhereReason(staff, wish) ??
    refuse('not-your-post', { roles: wish.roles, unit: wish.unit })
  );
}

function tenureReason(staff: Staff, wish: ActWish, posts: ReadonlySet<PostId>): Refusal<ActRefusal> | undefined {
  const tenures = staff.listTenures(wish.person).filter((tenure) => posts.has(tenure.post));
  const ended = latest(tenures.flatMap(({ post, to }) => (to !== null && to < staff.day ? [{ post, day: to }] : [])));
  if (ended !== undefined) return refuse('tenure-ended', { post: ended.post, lastDay: ended.day });
  const ahead = earliest(tenures.flatMap(({ post, from }) => (from > staff.day ? [{ post, day: from }] : [])));
  return ahead && refuse('tenure-not-begun', { post: ahead.post, firstDay: ahead.day });
}

function delegationReason(staff: Staff, wish: ActWish, posts: ReadonlySet<PostId>): Refusal<ActRefusal> | undefined {
  const given = staff.listDelegations(wish.person).filter((one) => posts.has(one.post));
  // A delegation that runs today but does not work has lost its giver: it ended the day he left, whatever it says.
  const ended = latest(given.flatMap(({ post, from, fromDay, toDay }) => (fromDay <= staff.day ? [{ post, from, day: toDay }] : [])));
  if (ended !== undefined) {
    return refuse('delegation-ended', { post: ended.post, principal: ended.from, lastDay: ended.day, giverLeft: ended.day >= staff.day });
  }
  const ahead = earliest(given.map(({ post, from, fromDay }) => ({ post, from, day: fromDay })));
  return ahead && refuse('delegation-not-begun', { post: ahead.post, principal: ahead.from, firstDay: ahead.day });
}

function elsewhereReason(staff: Staff, wish: ActWish): Refusal<ActRefusal> | undefined {
  for (const holding of staff.postsOf(wish.person)) {
    const post = staff.findPost(holding.post);
    if (post !== undefined && wish.roles.includes(post.role)) {
      return refuse('other-unit', { post: post.id, unit: post.unit, wanted: wish.unit });
    }
  }
  return undefined;
}

function latest<One extends { readonly day: Day }>(ones: readonly One[]): One | undefined {
  return ones.toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))[0];
}

function earliest<One extends { readonly day: Day }>(ones: readonly One[]): One | undefined {
  return ones.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))[0];
}
