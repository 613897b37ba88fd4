import type { z } from 'zod';

import type { deskLate } from '../../contract/desk-supervision.ts';
import { dayOf, daysBetween } from '../../core/kernel/day.ts';
import { lateObjections } from '../casework/read.ts';
import { lateLists } from '../programme/read.ts';
import type { Services } from '../platform/services.ts';
import type { CockpitAlerts } from './cockpit-alerts.ts';

/** What should be public by now and is not (公开不及时), in the chosen places: lists behind their last day, objections to notices without an answer. */
export async function latePublications(services: Services, { units, lists }: CockpitAlerts): Promise<z.input<typeof deskLate>> {
  const today = dayOf(lists.context.now);
  const all = lists.organisation.data.units;
  const nameOf = (id: string): string => all.find((unit) => unit.id === id)?.name ?? '';
  const found = [
    ...(await lateLists(services, today)).map(({ unit, missing, due }) => ({
      ...{ unit, what: 'list' as const, number: null, count: missing, due },
    })),
    ...(await lateObjections(services, today)).map(({ unit, number, due }) => ({
      ...{ unit, what: 'objection' as const, number, count: 1, due },
    })),
  ];
  return {
    rows: found
      .filter(({ unit }) => units.has(unit))
      .map((row) => ({ ...row, unit: nameOf(row.unit), days: daysBetween(row.due, today) }))
      .toSorted((a, b) => b.days - a.days),
  };
}
