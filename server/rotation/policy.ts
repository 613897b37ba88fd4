import type { PersonId, UnitId } from '../../core/kernel/id.ts';
import type { Staff } from '../../core/org/staff.ts';

/** Posts that see every clock of the county; the head of the leading-group office may arrange too. */
const seesAll: ReadonlySet<string> = new Set([
  ...['commission.leader', 'commission.conduct-officer', 'commission.resident-officer'],
  ...['leading-group.head', 'leading-group.reviewer'],
]);
/** Posts that arrange the changes of their own unit. */
const arranges: ReadonlySet<string> = new Set(['bureau.personnel-officer', 'town.organisation-officer']);

/** What a person may see and arrange. Whoever may see nothing gets the page that does not exist. */
export type RotationReach = { readonly all: boolean; readonly arrangesAll: boolean; readonly units: ReadonlySet<UnitId> };

/** The reach of a person's posts of the day. */
export function rotationReach(staff: Staff, person: PersonId): RotationReach {
  const posts = staff.postsOf(person).flatMap((holding) => staff.findPost(holding.post) ?? []);
  return {
    all: posts.some((post) => seesAll.has(post.role)),
    arrangesAll: posts.some((post) => post.role === 'leading-group.head'),
    units: new Set(posts.filter((post) => arranges.has(post.role)).map((post) => post.unit)),
  };
}

/** True when the clocks of the unit exist for him. */
export function maySeeUnit(reach: RotationReach, unit: UnitId): boolean {
  return reach.all || reach.units.has(unit);
}

/** True when he may record what is to be done in the unit. */
export function mayArrange(reach: RotationReach, unit: UnitId): boolean {
  return reach.arrangesAll || reach.units.has(unit);
}
