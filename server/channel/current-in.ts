import { unitsAbove } from './units-above.ts';
import { shortHash } from '../../contract/poster.ts';
import type { ItemVersion } from '../../core/catalogue/power-item.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { OrganisationSnapshot, Services } from '../platform/services.ts';

/** All versions of an item, the oldest first. */
export function versionsOf({ items }: Pick<Services, 'items'>, code: string): readonly ItemVersion[] {
  return items.list().flatMap(({ version }) => (version.item.code === code ? [version] : []));
}

/** The version of an item that is in force in a unit today; undefined when none is, or a unit above has taken it off its list. */
export function currentIn(
  services: Pick<Services, 'items' | 'clock'>,
  organisation: Pick<OrganisationSnapshot, 'data'>,
  { code, unit }: { readonly code: string; readonly unit: string },
): ItemVersion | undefined {
  const current = services.items.findCurrent(code, dayOf(services.clock.legalNow()))?.version;
  const above = unitsAbove(organisation.data.units, unit);
  return current?.notIn?.some((one) => above.has(one.unit)) === true ? undefined : current;
}

/** The version that a check code names: the characters on paper, or the whole hash. */
export function versionByHash(services: Pick<Services, 'items'>, code: string, hash: string): ItemVersion | undefined {
  const sought = hash.toLowerCase();
  return versionsOf(services, code).find((version) => version.hash === sought || shortHash(version.hash) === sought);
}
