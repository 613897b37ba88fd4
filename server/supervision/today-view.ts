import type { TodayView } from '../../contract/today-views.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { type CockpitList, cockpitLists, isListed, moreUrgent, type Topic } from '../../core/supervision/cockpit.ts';
import type { Services } from '../platform/services.ts';
import { cardsOf } from './alert-cards.ts';
import { cockpitAlerts } from './cockpit-alerts.ts';
import { gatherings } from './gatherings.ts';
import { latePublications } from './late-publications.ts';
import { lastSweepAt } from './store.ts';

/** Which list is open on the page. */
export type TodayWish = { readonly list: CockpitList; readonly topic: Topic | null; readonly place: string | null };

/** The supervisor's page for phones; undefined for who supervises nothing. It counts what the screen at the desk counts. */
export async function todayView(services: Services, person: PersonId, wish: TodayWish): Promise<TodayView | undefined> {
  const cockpit = await cockpitAlerts(services, person, '');
  if (cockpit === undefined) return undefined;
  const { seen, lists } = cockpit;
  const place = cockpit.places.find(({ id }) => id === wish.place);
  const narrow = { topic: wish.topic ?? undefined, place: wish.place ?? undefined };
  const count = (list: CockpitList): number => seen.filter((one) => isListed(one, { list }, lists.context)).length;
  const shown = seen.filter((one) => isListed(one, { list: wish.list, ...narrow }, lists.context)).toSorted(moreUrgent);
  const sweptAt = await lastSweepAt(services.database.app, services.county);
  const { byTopic, byPlace } = gatherings(cockpit);
  return {
    ...{ list: wish.list, topic: wish.topic, place: place === undefined ? null : { id: place.id, name: place.name } },
    cards: await cardsOf(services, shown, lists),
    numbers: Object.fromEntries(cockpitLists.map((list) => [list, count(list)])) as TodayView['numbers'],
    ...{ byTopic, byPlace, late: (await latePublications(services, cockpit)).rows },
    registers: sweptAt === null ? null : dayOf(sweptAt),
  };
}
