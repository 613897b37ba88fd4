import type { PersonId } from '../../core/kernel/id.ts';
import type { Unit } from '../../core/org/organisation.ts';
import { type UnitTree, unitTreeOf } from '../../core/org/unit-tree.ts';
import type { Seen } from '../../core/supervision/cockpit.ts';
import type { Services } from '../platform/services.ts';
import { type Lists, listsFor } from './list-alerts.ts';
import { reachOf } from './policy.ts';

/** Alerts that a person supervises, in the places that he chose, and what the numbers over them are made with. */
export type CockpitAlerts = {
  readonly seen: readonly (Seen & { readonly version: number })[];
  readonly lists: Lists;
  /** Towns and offices that his posts reach, in the order of their codes. */
  readonly places: readonly Unit[];
  readonly chosen: readonly string[];
  /** Units of the chosen places. */
  readonly units: ReadonlySet<string>;
};

/**
 * The alerts of a supervisor's screen; undefined for who supervises nothing: then there is no such screen. Only what he supervises counts, and a place
 * that his posts do not reach is as one that does not exist.
 */
export async function cockpitAlerts(services: Services, person: PersonId, wanted: string): Promise<CockpitAlerts | undefined> {
  const lists = await listsFor(services, person);
  if (lists === undefined || !lists.supervises) return undefined;
  const { organisation, context } = lists;
  const tree = unitTreeOf(organisation.data.units);
  const reached = reachOf(person, organisation, context).supervises;
  const placeIds = new Set(reached.map((unit) => placeOf(unit, tree)));
  const places = organisation.data.units.filter(({ id }) => placeIds.has(id)).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const asked = new Set(wanted.split(','));
  const known = places.flatMap(({ id }) => (asked.has(id) ? [id] : []));
  const chosen = new Set<string>(known.length > 0 ? known : places.map(({ id }) => id));
  const seen = lists.all
    .filter(({ eye }) => eye === 'supervisor')
    .map(({ alert, version, mine }) => ({ alert, version, mine, place: placeOf(alert.unit, tree) }))
    .filter(({ place }) => chosen.has(place));
  const units = new Set(reached.filter((unit) => chosen.has(placeOf(unit, tree))));
  return { seen, lists, places, chosen: known, units };
}

/** Where a unit counts: its town or street, or the office of the county that it is or belongs to; the county itself counts as itself. */
export function placeOf(unit: Unit['id'], tree: UnitTree): Unit['id'] {
  const chain = [unit, ...tree.ancestorsOf(unit).map(({ id }) => id)];
  return chain.at(-2) ?? unit;
}
