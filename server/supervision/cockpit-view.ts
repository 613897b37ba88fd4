import type { z } from 'zod';

import type { deskCockpit } from '../../contract/desk-supervision.ts';
import { dayOf, daysBetween } from '../../core/kernel/day.ts';
import { instantText } from '../../core/kernel/instant.ts';
import { isOpen } from '../../core/supervision/alert/alert.ts';
import { cockpitLists, isForToday, isListed, moreUrgent, type Seen } from '../../core/supervision/cockpit.ts';
import type { SignedIn } from '../platform/http/signed-in.ts';
import type { Services } from '../platform/services.ts';
import { cardsOf } from './alert-cards.ts';
import { cockpitAlerts } from './cockpit-alerts.ts';
import { gatherings } from './gatherings.ts';
import { latePublications } from './late-publications.ts';
import { precisionOfSeen } from './precision-of-seen.ts';
import { lastSweepAt } from './store.ts';
import { mayReadRules } from './policy.ts';

type View = z.input<typeof deskCockpit>;

/** Alerts that stand on the screen itself. */
const mostFirst = 5;

/** The supervisor's screen; undefined for who supervises nothing. Each number is the length of the list that it opens. */
export async function cockpitView(services: Services, who: SignedIn, places: string): Promise<View | undefined> {
  const cockpit = await cockpitAlerts(services, who.person, places);
  if (cockpit === undefined) return undefined;
  const { seen, lists } = cockpit;
  const { context } = lists;
  const mine = seen.filter((one) => isForToday(one, context)).toSorted(moreUrgent);
  const sweptAt = await lastSweepAt(services.database.app, services.county);
  const late = await latePublications(services, cockpit);
  return {
    ...{ person: who.person, name: who.name, csrf: who.csrf, workshop: mayReadRules(who.person, context), whole: lists.whole },
    asOf: { now: instantText(context.now), registers: sweptAt === null ? null : dayOf(sweptAt) },
    places: cockpit.places.map(({ id, name }) => ({ id, name })),
    chosen: [...cockpit.chosen],
    numbers: Object.fromEntries(
      cockpitLists.map((list) => [list, seen.filter((one) => isListed(one, { list }, context)).length]),
    ) as View['numbers'],
    first: await cardsOf(services, mine.slice(0, mostFirst), lists),
    oldest: oldestOf(seen, dayOf(context.now)),
    ...gatherings(cockpit),
    late: late.rows.length,
    precision: precisionOfSeen(seen),
  };
}

function oldestOf(seen: readonly Seen[], today: string): View['oldest'] {
  const [first] = seen
    .map(({ alert }) => alert)
    .filter(isOpen)
    .toSorted((a, b) => a.openedAt - b.openedAt);
  return first === undefined ? null : { id: first.alertId, days: daysBetween(dayOf(first.openedAt), today) };
}
