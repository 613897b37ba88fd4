import type { UnitId } from '../kernel/id.ts';
import type { OrganisationData } from '../org/organisation.ts';
import { findRole } from '../org/roles.ts';
import type { PowerItem } from './power-item.ts';

/**
 * Units that may have cases of an item: where its starting posts sit, the lowest level first. A case begins in the village when
 * village posts may start it, whoever decides later; a county item belongs to the bureau of its posts.
 */
export function unitsOfItem(
  item: Pick<PowerItem, 'startedBy'>,
  organisation: Pick<OrganisationData, 'units' | 'posts'>,
): ReadonlySet<UnitId> {
  const { startedBy } = item;
  const seats = new Set(startedBy.map((role) => findRole(role)?.seat));
  const level = seats.has('village') ? 'village' : seats.has('town') ? 'town' : 'county';
  const ofLevel = organisation.units.filter((unit) => unit.level === level).map((unit) => unit.id);
  if (level !== 'county') return new Set(ofLevel);
  const bureaus = new Set(organisation.posts.filter((post) => startedBy.includes(post.role)).map((post) => post.unit));
  return new Set(ofLevel.filter((unit) => bureaus.has(unit)));
}
