import type { Kysely } from 'kysely';

import { asId } from '../../core/kernel/id.ts';
import { together } from '../platform/database/together.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Services } from '../platform/services.ts';
import { loadedFrom } from './loaded-alert.ts';
import { workingRows } from './project.ts';
import { eventsOfAlert, listStreams, valuesOfAlerts } from './store.ts';

/** Tables that are made from the events of alerts, in the order in which they can be emptied. */
export const alertProjections = ['mq.alert_link', 'mq.alert_concerned', 'mq.alert'] as const;

/** Makes the working rows of all alerts anew from their events, in one transaction on emptied tables. */
export async function rebuildAlerts(services: Services, db: Kysely<Schema>): Promise<number> {
  const { county, keys } = services;
  const ids = await listStreams(db, county);
  for (const id of ids) {
    const [events, values] = await together(db, [eventsOfAlert(db, county, id), valuesOfAlerts(db, county, [id])]);
    const { state, version, events: past, content } = loadedFrom(keys, asId<'alert'>(id), { events: events.rows, values: values.rows });
    if (state.status === 'absent') continue;
    await together(db, workingRows(services, db, { state, version, events: past, ...(content === undefined ? {} : { content }) }));
  }
  return ids.length;
}
