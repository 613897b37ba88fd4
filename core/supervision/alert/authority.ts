import type { Official } from '../../casework/event.ts';
import type { PersonId, PostId, UnitId } from '../../kernel/id.ts';
import { refuse } from '../../kernel/outcome.ts';
import type { Role } from '../../org/organisation.ts';
import type { Hand, KnownAlert } from './alert.ts';
import { type AlertContext, isOfUnit, residentRole } from './context.ts';
import type { AlertRefusal } from './refusal.ts';

/** Posts that verify, check and look back, for the units that they reach. */
export const supervisorRoles: readonly Role[] = ['commission.conduct-officer', 'commission.leader', residentRole, 'town.conduct-officer'];

/** The post that may hand a lead over. */
export const leaderRole: Role = 'commission.leader';

/** Posts of a unit that answer for it: its heads, and those who head what the rules look at. */
export const answeringRoles: readonly Role[] = [
  'village.secretary',
  'village.director',
  'town.party-secretary',
  'town.head',
  'town.deputy-head',
  'town.aid-head',
  'town.finance-head',
  'bureau.director',
  'civil-affairs.deputy-director',
  'civil-affairs.aid-head',
  'finance.reform-head',
];

/** An alert with what may be known now. */
export type Place = { readonly alert: KnownAlert; readonly context: AlertContext };

/** The first way in which the person holds one of the roles for the alert's unit: his own right before a delegation. */
export function holderOf(person: PersonId, roles: readonly Role[], { alert, context }: Place): Official | undefined {
  const ways = roles.flatMap((role) =>
    context.staff.actingAs(person, role, alert.unit).filter((way) => reachesUnit(way.post, alert.unit, context)),
  );
  const way = ways.find((one) => one.principal === null) ?? ways[0];
  return way === undefined ? undefined : { kind: 'official', person: way.person, post: way.post, principal: way.principal };
}

/** Posts of bureaus serve the whole county, but a resident team looks at its bureau and what is below it alone. */
function reachesUnit(postId: PostId, unit: UnitId, { staff }: AlertContext): boolean {
  const post = staff.findPost(postId);
  if (post?.role !== residentRole) return post !== undefined;
  const isBureau = staff.findUnit(post.unit)?.kind === 'bureau';
  return isBureau && [unit, ...staff.ancestorsOf(unit).map((above) => above.id)].includes(post.unit);
}

/** Posts that answer for a unit sit in it; those above it do not answer in its place. */
export function answererOf(person: PersonId, place: Place): Official | undefined {
  const { alert, context } = place;
  const own = answeringRoles.flatMap((role) =>
    context.staff.actingAs(person, role, alert.unit).filter((way) => context.staff.findPost(way.post)?.unit === alert.unit),
  );
  const way = own.find((one) => one.principal === null) ?? own[0];
  return way === undefined ? undefined : { kind: 'official', person: way.person, post: way.post, principal: way.principal };
}

/** The hand of an official. */
export function handOf({ person, principal }: Official): Hand {
  return { person, principal };
}

/** Persons behind a hand: who acted and in whose name. */
function personsOf({ person, principal }: Hand): readonly PersonId[] {
  return principal === null ? [person] : [person, principal];
}

/** True when one person stands behind both hands. */
export function isSameHand(a: Hand, b: Hand): boolean {
  return personsOf(a).some((person) => personsOf(b).includes(person));
}

/** True when somebody behind one hand is a declared relative of somebody behind the other. */
export function areRelatedHands(a: Hand, b: Hand, { staff }: Pick<AlertContext, 'staff'>): boolean {
  return personsOf(a).some((one) => personsOf(b).some((other) => staff.areRelatives(one, other)));
}

/**
 * The person as a supervisor of this alert: holds such a post for the unit, is not of the unit, not concerned, and no relative of who is.
 *
 * Refusals: `alert-not-supervisor`, `alert-of-own-unit`, `alert-concerns-you`, `alert-concerns-kin`.
 */
export function asSupervisor(person: PersonId, place: Place): Official | AlertRefusal {
  const { alert, context } = place;
  const official = holderOf(person, supervisorRoles, place);
  if (official === undefined) return refuse('alert-not-supervisor');
  const behind = personsOf(official);
  if (behind.some((one) => isOfUnit(context, one, alert.unit))) return refuse('alert-of-own-unit');
  if (behind.some((one) => alert.concerned.includes(one))) return refuse('alert-concerns-you');
  const isKin = behind.some((one) => alert.concerned.some((other) => context.staff.areRelatives(one, other)));
  return isKin ? refuse('alert-concerns-kin', { reader: person }) : official;
}

/**
 * The person as one who answers for the unit. Whoever the rows concern explains for himself and does not answer for the unit.
 *
 * Refusals: `alert-not-of-unit`, `alert-concerns-you`.
 */
export function asAnswerer(person: PersonId, place: Place): Official | AlertRefusal {
  const official = answererOf(person, place);
  if (official === undefined) return refuse('alert-not-of-unit');
  return personsOf(official).some((one) => place.alert.concerned.includes(one)) ? refuse('alert-concerns-you') : official;
}

/**
 * The person as one whom the rows concern, in any post he holds today.
 *
 * Refusals: `alert-not-concerned`.
 */
export function asConcerned(person: PersonId, { alert, context }: Place): Official | AlertRefusal {
  const own = context.staff.postsOf(person).find((holding) => holding.principal === null);
  if (own === undefined || !alert.concerned.includes(person)) return refuse('alert-not-concerned');
  return { kind: 'official', person, post: own.post, principal: null };
}
