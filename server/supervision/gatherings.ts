import type { z } from 'zod';

import type { deskCockpit } from '../../contract/desk-supervision.ts';
import { isOpen } from '../../core/supervision/alert/alert.ts';
import { lampOfUnit, type Seen, topicOf, topics } from '../../core/supervision/cockpit.ts';
import type { CockpitAlerts } from './cockpit-alerts.ts';

type View = z.input<typeof deskCockpit>;

/** Where open alerts gather: by topic and by place, most first; and the lamps of units, which nobody ranks. Nothing is counted by person. */
export function gatherings({ seen, places, lists }: CockpitAlerts): Pick<View, 'byTopic' | 'byPlace' | 'lamps'> {
  const open = seen.filter(({ alert }) => isOpen(alert));
  const units = lists.organisation.data.units.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const counted = ({ id, name }: { readonly id: string; readonly name: string }, own: readonly Seen[]) => ({
    ...{ id, name, count: own.length },
    lamp: lampOfUnit(own.map(({ alert }) => alert)),
  });
  return {
    byTopic: topics
      .map((topic) => ({ topic, count: open.filter(({ alert }) => topicOf(alert.rule) === topic).length }))
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count),
    byPlace: places
      .map((place) =>
        counted(
          place,
          open.filter((one) => one.place === place.id),
        ),
      )
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count),
    lamps: units
      .map((unit) =>
        counted(
          unit,
          open.filter(({ alert }) => alert.unit === unit.id),
        ),
      )
      .filter(({ lamp }) => lamp !== 'none'),
  };
}
