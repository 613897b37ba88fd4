import { type Compilable, type Kysely, type RawBuilder, sql } from 'kysely';

import type { CountyId } from '../../core/kernel/id.ts';
import type { ListTables } from '../platform/database/list-tables.ts';
import type { Schema } from '../platform/database/schema.ts';

/** An entry of a published list as it is written. */
export type EntryRow = Omit<ListTables['published.list_entry'], 'county_id'>;

const written = [
  ...(['unit_id', 'code', 'number', 'name', 'plain_name', 'category', 'lead', 'item_code', 'effective_from'] as const),
  ...(['withdrawn', 'words', 'body', 'chart_item'] as const),
];

const takeAll = Object.fromEntries(written.map((column) => [column, sql.raw(`excluded.${column}`)])) as Readonly<
  Record<(typeof written)[number], RawBuilder<never>>
>;

/** Statement: puts entries into published lists, or newer ones in their place. */
function putEntries(db: Kysely<Schema>, county: CountyId, rows: readonly EntryRow[]): Compilable<unknown> {
  return db
    .insertInto('published.list_entry')
    .values(rows.map((row) => ({ ...row, county_id: county })))
    .onConflict((conflict) => conflict.columns(['county_id', 'entry_id']).doUpdateSet(takeAll));
}

/** Statement: entries that show the chart of an item. They wait for each other: whoever publishes next sees them as they are then. */
export function entriesSharing(db: Kysely<Schema>, county: CountyId, itemId: string) {
  return db
    .selectFrom('published.list_entry')
    .select('entry_id')
    .where('county_id', '=', county)
    .where('chart_item', '=', itemId)
    .orderBy('entry_id')
    .forUpdate();
}

/** Statement: the published entries of these items. */
export function entriesOf(db: Kysely<Schema>, county: CountyId, ids: readonly string[]) {
  return db
    .selectFrom('published.list_entry')
    .selectAll()
    .where('county_id', '=', county)
    .where('entry_id', 'in', [...ids]);
}

/** An entry as it is shown, and the version that takes its place on a later day. */
export type MadeEntry = { readonly shown: EntryRow; readonly coming: EntryRow | null };

/** Statements: entries as they are shown and as they will be, in the place of whatever was there. */
export function setEntries(db: Kysely<Schema>, county: CountyId, made: readonly MadeEntry[]): readonly Compilable<unknown>[] {
  if (made.length === 0) return [];
  const ids = made.map(({ shown }) => shown.entry_id);
  const coming = made.flatMap(({ coming: row }) => (row === null ? [] : [{ county_id: county, ...comingOf(row) }]));
  return [
    putEntries(
      db,
      county,
      made.map(({ shown }) => shown),
    ),
    db.deleteFrom('published.coming_entry').where('county_id', '=', county).where('entry_id', 'in', ids),
    ...(coming.length === 0 ? [] : [db.insertInto('published.coming_entry').values(coming)]),
  ];
}

function comingOf(row: EntryRow) {
  const { entry_id, effective_from, number } = row;
  return { entry_id, effective_from, number, row: JSON.stringify(row) };
}
