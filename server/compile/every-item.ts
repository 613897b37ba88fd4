import type { Kysely } from 'kysely';

import type { Schema } from '../platform/database/schema.ts';
import type { Services } from '../platform/services.ts';
import { type LoadedItem, loadedFrom } from './load-item.ts';
import { eventsOfItems } from './store.ts';

/** Items that are handed on at once: as many as one statement takes. */
const atOnce = 100;

/** Every item of every list with its history, some at a time, read from events alone. */
export async function* everyItem({ county }: Services, db: Kysely<Schema>): AsyncGenerator<readonly LoadedItem[]> {
  let place = { id: '', seq: 0 };
  let open: Awaited<ReturnType<ReturnType<typeof eventsOfItems>['execute']>> = [];
  let made: LoadedItem[] = [];
  const take = (): void => {
    const loaded = loadedFrom(open[0]?.stream_id ?? '', open);
    if (loaded !== undefined) made.push(loaded);
  };
  for (;;) {
    const rows = await eventsOfItems(db, county, place).execute();
    for (const row of rows) {
      if (open.length > 0 && open[0]?.stream_id !== row.stream_id) {
        take();
        open = [];
      }
      open.push(row);
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    place = { id: last.stream_id, seq: last.seq };
    for (; made.length >= atOnce; made = made.slice(atOnce)) yield made.slice(0, atOnce);
  }
  take();
  for (let at = 0; at < made.length; at += atOnce) yield made.slice(at, at + atOnce);
}
