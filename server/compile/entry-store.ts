import { type Compilable, type Kysely, type RawBuilder, sql } from 'kysely';

import type { CountyId } from '../../core/kernel/id.ts';
import type { ListTables } from '../platform/database/list-tables.ts';
import type { Schema } from '../platform/database/schema.ts';

/** An entry of a published list as it is written. */
export type EntryRow = Omit<ListTables['published.list_entry'], 'county_id'>;

const written = [
  ...(['unit_id', 'code', 'number', 'name', 'plain_name', 'category', 'lead', 'item_code', 'effective_from'] as const),
  ...(['withdrawn', 'words', 'body'] as const),
];

const takeAll = Object.fromEntries(written.map((column) => [column, sql.raw(`excluded.${column}`)])) as Readonly<
  Record<(typeof written)[number], RawBuilder<never>>
>;

/** Statement: puts entries into published lists, or newer ones in their place. */
export function putEntries(db: Kysely<Schema>, county: CountyId, rows: readonly EntryRow[]): Compilable<unknown> {
  return db
    .insertInto('published.list_entry')
    .values(rows.map((row) => ({ ...row, county_id: county })))
    .onConflict((conflict) => conflict.columns(['county_id', 'entry_id']).doUpdateSet(takeAll));
}

/** Statement: marks an entry as withdrawn; it stays readable with the reason. */
export function withdrawEntry(
  db: Kysely<Schema>,
  county: CountyId,
  about: { readonly id: string; readonly reason: string; readonly on: string },
): Compilable<unknown> {
  return db
    .updateTable('published.list_entry')
    .set({
      withdrawn: true,
      body: sql<string>`cast(cast(body as jsonb) || jsonb_build_object(
        'withdrawn', cast(${about.reason} as text), 'withdrawnOn', cast(${about.on} as text)) as text)`,
    })
    .where('county_id', '=', county)
    .where('entry_id', '=', about.id);
}

/** Statements: a version of an entry that begins on a later day; what is in force stays until then. */
export function putComingEntry(db: Kysely<Schema>, county: CountyId, row: EntryRow): readonly Compilable<unknown>[] {
  const { entry_id, effective_from, number } = row;
  const coming = { effective_from, number, row: JSON.stringify(row) };
  return [
    // The first version of all is shown at once, with its day.
    db
      .insertInto('published.list_entry')
      .values({ ...row, county_id: county })
      .onConflict((conflict) => conflict.columns(['county_id', 'entry_id']).doNothing()),
    db
      .insertInto('published.coming_entry')
      .values({ county_id: county, entry_id, ...coming })
      .onConflict((conflict) => conflict.columns(['county_id', 'entry_id']).doUpdateSet(coming)),
  ];
}

/** Statement: no version of the entry is to come. */
export function dropComingEntry(db: Kysely<Schema>, county: CountyId, entryId: string): Compilable<unknown> {
  return db.deleteFrom('published.coming_entry').where('county_id', '=', county).where('entry_id', '=', entryId);
}
