import type { Kysely } from 'kysely';

import { columnsThatDiffer } from '../platform/database/compare-rows.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { OrganisationSnapshot, Services } from '../platform/services.ts';
import { entriesOf } from './entry-store.ts';
import { everyItem } from './every-item.ts';
import { rowOf } from './project.ts';
import { madeOf } from './rebuild-lists.ts';
import { rowsOfItems } from './store.ts';

/** Told of every place where a table says something else than the events. */
export type TellPlace = (place: { readonly table: string; readonly stream: string; readonly column?: string }) => void;

type Kept = { readonly table: string; readonly id: string; readonly row: Readonly<Record<string, unknown>> };

/** Compares rows and published entries of all lists with what their events make. Answers how many rows were compared. */
export async function compareLists(
  services: Services,
  db: Kysely<Schema>,
  about: { readonly organisation: OrganisationSnapshot; readonly tell: TellPlace },
): Promise<number> {
  const { organisation, tell } = about;
  const seen = { 'mq.list_item': new Set<string>(), 'published.list_entry': new Set<string>() };
  for await (const items of everyItem(services, db)) {
    const made = await madeOf(services, db, { organisation, items });
    const ids = items.map(({ id }) => id);
    const rows = made.rows.map((one): Kept => {
      const { changedAt, ...row } = rowOf(one);
      return { table: 'mq.list_item', id: one.id, row: { ...row, changed_at: changedAt } };
    });
    const entries = made.entries.map(({ shown }): Kept => ({ table: 'published.list_entry', id: shown.entry_id, row: shown }));
    const foundRows = new Map((await rowsOfItems(db, services.county, ids).execute()).map((row) => [row.item_id, row]));
    const foundEntries = new Map((await entriesOf(db, services.county, ids).execute()).map((row) => [row.entry_id, row]));
    for (const one of rows) compare(one, foundRows.get(one.id), tell);
    for (const one of entries) compare(one, foundEntries.get(one.id), tell);
    for (const { id } of rows) seen['mq.list_item'].add(id);
    for (const { id } of entries) seen['published.list_entry'].add(id);
  }
  await tellOthers(services, db, { seen, tell });
  return seen['mq.list_item'].size + seen['published.list_entry'].size;
}

function compare({ table, id, row }: Kept, found: Readonly<Record<string, unknown>> | undefined, tell: TellPlace): void {
  const stream = `list-item/${id}`;
  if (found === undefined) return tell({ table, stream });
  for (const column of columnsThatDiffer(row, found)) tell({ table, stream, column });
}

/** Rows that no event made. */
async function tellOthers(
  { county }: Services,
  db: Kysely<Schema>,
  about: { readonly seen: Readonly<Record<'mq.list_item' | 'published.list_entry', ReadonlySet<string>>>; readonly tell: TellPlace },
): Promise<void> {
  const rows = await db.selectFrom('mq.list_item').select('item_id').where('county_id', '=', county).execute();
  const entries = await db.selectFrom('published.list_entry').select('entry_id').where('county_id', '=', county).execute();
  const others = (table: keyof typeof about.seen, ids: readonly string[]): void =>
    ids.filter((id) => !about.seen[table].has(id)).forEach((id) => about.tell({ table, stream: `list-item/${id}` }));
  others(
    'mq.list_item',
    rows.map(({ item_id }) => item_id),
  );
  others(
    'published.list_entry',
    entries.map(({ entry_id }) => entry_id),
  );
}
