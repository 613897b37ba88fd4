import type { DeskRight } from '../../core/catalogue/draft/command.ts';
import type { PersonId, PostId, UnitId } from '../../core/kernel/id.ts';
import type { Unit } from '../../core/org/organisation.ts';
import type { Staff } from '../../core/org/staff.ts';

/** Posts that write the list of their own unit. */
const compilers: ReadonlySet<string> = new Set(['town.compiler', 'bureau.compiler', 'village.clerk']);

/** Posts that review lists of their own unit and of those below it. */
const ownReviewers: ReadonlySet<string> = new Set(['town.legal-officer', 'bureau.legal-officer']);

/** Posts that review lists of the whole county. */
const countyReviewers: ReadonlySet<string> = new Set([
  ...['justice.reviewer', 'leading-group.reviewer', 'leading-group.head', 'commission.conduct-officer'],
]);

/** Posts of the leading-group office: they name reviewers, close rounds, publish and withdraw. */
const publishers: ReadonlySet<string> = new Set(['leading-group.reviewer', 'leading-group.head']);

/** What a person may do for a unit, each right with the post that gives it. */
export type Rights = ReadonlyMap<DeskRight, PostId>;

/** The rights of a person for the list of a unit today, delegations included; empty: the list does not exist for him. */
export function rightsOf(staff: Staff, person: PersonId, unit: UnitId): Rights {
  const rights = new Map<DeskRight, PostId>();
  const above = new Set([unit, ...staff.ancestorsOf(unit).map(({ id }) => id)]);
  for (const holding of staff.postsOf(person)) {
    const post = staff.findPost(holding.post);
    if (post === undefined) continue;
    if (compilers.has(post.role) && post.unit === unit) rights.set('compile', post.id);
    if (ownReviewers.has(post.role) && above.has(post.unit)) rights.set('review', post.id);
    if (countyReviewers.has(post.role)) rights.set('review', post.id);
    if (publishers.has(post.role)) rights.set('publish', post.id);
  }
  return rights;
}

/** Persons who may review lists of the unit today, for choosing and naming. */
export function reviewersOf(staff: Staff, unit: UnitId): ReadonlySet<PersonId> {
  const own = [unit, ...staff.ancestorsOf(unit).map(({ id }) => id)];
  const near = own.flatMap((at) => [...ownReviewers].flatMap((role) => staff.holdersOf(role, at)));
  const far = [...countyReviewers].flatMap((role) => staff.holdersOf(role, unit));
  const fits = near.filter(({ post }) => own.includes(staff.findPost(post)?.unit ?? unit));
  return new Set([...fits, ...far].map(({ person }) => person));
}

/** Units whose lists a person has to do with. */
export function deskUnits(
  staff: Staff,
  person: PersonId,
  units: readonly Unit[],
): readonly { readonly unit: Unit; readonly rights: Rights }[] {
  if (!isAtDesk(staff, person)) return [];
  return units.map((unit) => ({ unit, rights: rightsOf(staff, person, unit.id) })).filter(({ rights }) => rights.size > 0);
}

/** True when a post of the person has to do with lists at all. */
export function isAtDesk(staff: Staff, person: PersonId): boolean {
  const roles = staff.postsOf(person).map(({ post }) => staff.findPost(post)?.role ?? '');
  return roles.some((role) => compilers.has(role) || ownReviewers.has(role) || countyReviewers.has(role));
}

/** True when the person sees the whole programme: the leading-group office and the commission's office. */
export function seesProgramme(staff: Staff, person: PersonId): boolean {
  return staff.postsOf(person).some(({ post }) => {
    const role = staff.findPost(post)?.role ?? '';
    return publishers.has(role) || role === 'commission.conduct-officer' || role === 'commission.leader';
  });
}
