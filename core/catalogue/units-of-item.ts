import type { UnitId } from '../kernel/id.ts';
import type { OrganisationData, Unit } from '../org/organisation.ts';
import { findRole } from '../org/roles.ts';
import type { ItemVersion } from './power-item.ts';

/**
 * Units that may have cases of an item: where its starting posts sit, the lowest level first. A case begins in the village when
 * village posts may start it, whoever decides later; a county item belongs to the bureau of its posts. A unit's own chart runs in the unit and below it;
 * what a unit has taken off its list begins neither in it nor below it.
 */
export function unitsOfItem(
  version: Pick<ItemVersion, 'item' | 'unit' | 'notIn'>,
  organisation: Pick<OrganisationData, 'units' | 'posts'>,
): ReadonlySet<UnitId> {
  const { startedBy } = version.item;
  const seats = new Set(startedBy.map((role) => findRole(role)?.seat));
  const level = seats.has('village') ? 'village' : seats.has('town') ? 'town' : 'county';
  const ofLevel = organisation.units
    .filter((unit) => unit.level === level && isIn(unit, version.unit, organisation.units))
    .filter((unit) => version.notIn?.some((one) => isIn(unit, one.unit, organisation.units)) !== true)
    .map(({ id }) => id);
  if (level !== 'county') return new Set(ofLevel);
  const bureaus = new Set(organisation.posts.filter((post) => startedBy.includes(post.role)).map((post) => post.unit));
  return new Set(ofLevel.filter((unit) => bureaus.has(unit)));
}

/** True when the unit is the owner or lies below him, or nobody owns the item alone. */
function isIn(unit: Unit, owner: UnitId | undefined, units: readonly Unit[]): boolean {
  if (owner === undefined || unit.id === owner) return true;
  const parent = units.find(({ id }) => id === unit.parent);
  return parent !== undefined && isIn(parent, owner, units);
}
