import type { z } from 'zod';

import type { deskFunnels } from '../../contract/desk-supervision.ts';
import { addDays, dayOf, startOfDay } from '../../core/kernel/day.ts';
import { unitTreeOf } from '../../core/org/unit-tree.ts';
import type { Counted } from '../../core/supervision/compare-offices.ts';
import { funnelOf } from '../../core/supervision/funnel.ts';
import { takenSteps } from '../casework/read.ts';
import type { Services } from '../platform/services.ts';
import { type CockpitAlerts, placeOf } from './cockpit-alerts.ts';

type Funnels = z.input<typeof deskFunnels>;

/** A quarter; what is older is another time with other work. */
const overDays = 92;
/** As rules that compare: from 20 steps on, twice the common share, one of twenty that are named by chance (SUPERVISION, statistics). */
const limits = { leastCases: 20, q: 0.05, leastRatio: 2 };

/**
 * Funnels of offices that take the same item: how many steps of a quarter had to be taken again. Limits come from the whole county, points are shown
 * of the chosen places alone. No person is compared.
 */
export async function officeFunnels(services: Services, { chosen, places, lists }: CockpitAlerts): Promise<Funnels> {
  const { organisation, context } = lists;
  const tree = unitTreeOf(organisation.data.units);
  const from = addDays(dayOf(context.now), -overDays);
  const codes = new Map<string, string>(organisation.data.units.map(({ id, code }) => [id, code]));
  const byItem = new Map<string, Map<string, Counted>>();
  for (const { item, unit, taken, again } of await takenSteps(services, startOfDay(from))) {
    const offices = byItem.get(item) ?? new Map<string, Counted>();
    const id = codes.get(placeOf(unit as Parameters<typeof placeOf>[0], tree)) ?? unit;
    const before = offices.get(id) ?? { id, n: 0, x: 0 };
    byItem.set(item, offices.set(id, { id, n: before.n + taken, x: before.x + again }));
  }
  const shown = new Map(places.filter(({ id }) => chosen.length === 0 || chosen.includes(id)).map(({ code, name }) => [code, name]));
  const funnels = [...byItem]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([item, offices]): Funnels['funnels'] => {
      const funnel = funnelOf([...offices.values()], limits);
      if (funnel === undefined) return [];
      const points = funnel.points.flatMap((point) => {
        const name = shown.get(point.id);
        return name === undefined ? [] : [{ ...point, name }];
      });
      const name = services.items.list().findLast(({ version }) => version.item.code === item)?.version.item.plainName ?? item;
      return [{ item, name, common: funnel.common, spread: funnel.spread, points, curve: [...funnel.curve] }];
    });
  return { from, funnels, left: byItem.size - funnels.length };
}
