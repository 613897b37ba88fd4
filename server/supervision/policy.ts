import type { PersonId, UnitId } from '../../core/kernel/id.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { unitTreeOf } from '../../core/org/unit-tree.ts';
import { answererOf, answeringRoles, asConcerned, holderOf, type Place, supervisorRoles } from '../../core/supervision/alert/authority.ts';
import { type AlertContext, residentRole } from '../../core/supervision/alert/context.ts';
import type { OrganisationSnapshot } from '../platform/services.ts';

/** As what a person looks at an alert: as one who supervises, as one who answers for the unit, or as one whom it concerns. */
export type Eye = 'supervisor' | 'unit' | 'concerned';

/**
 * As what the person sees the alert; undefined when it does not exist for him. Only posts of today open it: the commission in the whole county, a
 * town's discipline post in its town, the heads of the unit itself, and the officials whose acts the rows show. Administrators hold none of these.
 *
 * Whoever supervises and is concerned sees it as one concerned.
 */
export function eyeOf(person: PersonId, place: Place): Eye | undefined {
  if (!isRefusal(asConcerned(person, place))) return 'concerned';
  if (holderOf(person, supervisorRoles, place) !== undefined) return 'supervisor';
  return answererOf(person, place) === undefined ? undefined : 'unit';
}

/** True when the alert exists for the person. */
export function maySee(person: PersonId, place: Place): boolean {
  return eyeOf(person, place) !== undefined;
}

/** Posts that keep the rules: they read them, try values and propose them; a second of them approves. */
const ruleKeepers: ReadonlySet<string> = new Set(['commission.conduct-officer', 'commission.leader']);

/** True for who may read rules and try values. */
export function mayReadRules(person: PersonId, { staff }: Pick<AlertContext, 'staff'>): boolean {
  return staff.postsOf(person).some((holding) => ruleKeepers.has(staff.findPost(holding.post)?.role ?? ''));
}

/** Where a person's posts let him look at alerts. */
export type Reach = {
  /** Units whose alerts he supervises. */
  readonly supervises: readonly UnitId[];
  /** Units for which he answers. */
  readonly answers: readonly UnitId[];
};

/** The units that the person's posts of today reach. */
export function reachOf(person: PersonId, organisation: OrganisationSnapshot, { staff }: Pick<AlertContext, 'staff'>): Reach {
  const tree = unitTreeOf(organisation.data.units);
  const countyWide = new Set(tree.countyWide.map((unit) => unit.id));
  const supervises = new Set<UnitId>();
  const answers = new Set<UnitId>();
  for (const holding of staff.postsOf(person)) {
    const post = staff.findPost(holding.post);
    if (post === undefined) continue;
    if (answeringRoles.includes(post.role)) answers.add(post.unit);
    if (!supervisorRoles.includes(post.role)) continue;
    const own = [{ id: post.unit }, ...tree.descendantsOf(post.unit)];
    // A resident team reaches the bureaus it was sent to; a post of it that was sent nowhere reaches nothing.
    if (post.role === residentRole) {
      if (tree.findUnit(post.unit)?.kind === 'bureau') for (const unit of own) supervises.add(unit.id);
      continue;
    }
    for (const unit of countyWide.has(post.unit) ? organisation.data.units : own) supervises.add(unit.id);
  }
  return { supervises: [...supervises], answers: [...answers] };
}
