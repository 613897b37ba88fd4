import type { Kysely } from 'kysely';

import { together } from '../platform/database/together.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { OrganisationSnapshot, Services } from '../platform/services.ts';
import { type MadeEntry, setEntries } from './entry-store.ts';
import { everyItem } from './every-item.ts';
import { chartOf, type LoadedItem } from './load-item.ts';
import { type Projected, projectItems } from './project.ts';
import { entryOf } from './project-entry.ts';

/** Tables that are made from the events of lists, in the order in which they can be emptied. Files that were brought are records, not made. */
export const listProjections = ['mq.list_reviewer', 'mq.list_item', 'published.list_entry', 'published.coming_entry'] as const;

/** Makes the rows of all lists and their published entries anew from events, in one transaction on emptied tables. Answers the number of items. */
export async function rebuildLists(services: Services, db: Kysely<Schema>, organisation: OrganisationSnapshot): Promise<number> {
  let count = 0;
  for await (const items of everyItem(services, db)) {
    const made = await madeOf(services, db, { organisation, items });
    await together(db, [...projectItems(services, db, made.rows), ...setEntries(db, services.county, made.entries)]);
    count += items.length;
  }
  return count;
}

/** What events make of items: their rows and their entries. */
export async function madeOf(
  services: Services,
  db: Kysely<Schema>,
  { organisation, items }: { readonly organisation: OrganisationSnapshot; readonly items: readonly LoadedItem[] },
): Promise<{ readonly rows: readonly Projected[]; readonly entries: readonly MadeEntry[] }> {
  const rows: Projected[] = [];
  const entries: MadeEntry[] = [];
  for (const { id, draft, events } of items) {
    const chart = await chartOf(services, db, draft.content.chart);
    rows.push({ id, draft, chart, at: events.at(-1)?.at ?? 0 });
    const entry = await entryOf({ services, db, organisation }, { id, events });
    if (entry !== undefined) entries.push(entry);
  }
  return { rows, entries };
}
