import type { z } from 'zod';

import type { deskAlertList, deskAlertQuery } from '../../contract/desk-supervision.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { isListed, moreUrgent } from '../../core/supervision/cockpit.ts';
import type { Services } from '../platform/services.ts';
import { cardsOf } from './alert-cards.ts';
import { cockpitAlerts } from './cockpit-alerts.ts';
import { ruleCards } from './rule-cards.ts';

type Query = z.output<typeof deskAlertQuery>;

/** The list behind a number, whole; undefined for who supervises nothing. */
export async function cockpitList(services: Services, person: PersonId, query: Query): Promise<z.input<typeof deskAlertList> | undefined> {
  const cockpit = await cockpitAlerts(services, person, query.places);
  if (cockpit === undefined) return undefined;
  const { seen, lists } = cockpit;
  const shown = seen.filter((one) => isListed(one, query, lists.context)).toSorted(moreUrgent);
  const narrowed = [
    cockpit.places.find(({ id }) => id === query.place)?.name,
    cockpit.units.has(query.unit ?? '') ? lists.organisation.data.units.find(({ id }) => id === query.unit)?.name : undefined,
    query.rule === undefined ? undefined : `${query.rule} ${ruleCards().get(query.rule)?.name ?? ''}`,
  ];
  return { title: narrowed.filter((part) => part !== undefined).join(' · '), cards: await cardsOf(services, shown, lists) };
}
