import type { PersonId } from '../../core/kernel/id.ts';
import type { AlertSummary } from '../../contract/alert-views.ts';
import type { Services } from '../platform/services.ts';
import { countAlerts } from './count-alerts.ts';
import { listsFor } from './list-alerts.ts';

/** The numbers of alerts in a person's reach; null for who has nothing to do with alerts. */
export async function alertSummary(services: Services, person: PersonId): Promise<AlertSummary | null> {
  const lists = await listsFor(services, person);
  return lists === undefined ? null : { counts: countAlerts(lists), supervises: lists.supervises };
}

/** How many alerts wait for a person today: a part of the number on each page of officials. */
export async function countToDecide(services: Services, person: PersonId): Promise<number> {
  return (await alertSummary(services, person))?.counts.byShow.mine ?? 0;
}
