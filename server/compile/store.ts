import { type Compilable, type Kysely, type RawBuilder, sql } from 'kysely';

import type { CountyId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import { searchForm } from '../../core/publication/search-words.ts';
import type { ListTables } from '../platform/database/list-tables.ts';
import type { Schema } from '../platform/database/schema.ts';
import { instant } from '../platform/database/values.ts';

/** A row of a list as it is written. */
export type ItemRow = Omit<ListTables['mq.list_item'], 'county_id' | 'changed_at'> & { readonly changedAt: Instant };

/** Statement: events of one item in order. */
export function eventsOfItem(db: Kysely<Schema>, county: CountyId, itemId: string) {
  return db
    .selectFrom('mq.event')
    .select(['seq', 'type', 'payload', 'actor', 'actor_post', 'at', 'entry_hash'])
    .where('county_id', '=', county)
    .where('stream_kind', '=', 'list-item')
    .where('stream_id', '=', itemId)
    .orderBy('seq');
}

/** Statement: the row of one item. */
export function rowOfItem(db: Kysely<Schema>, county: CountyId, itemId: string) {
  return db.selectFrom('mq.list_item').selectAll().where('county_id', '=', county).where('item_id', '=', itemId);
}

/** Statement: an earlier use of an idempotency key. */
export function usedKey(db: Kysely<Schema>, county: CountyId, commandId: string) {
  return db
    .selectFrom('mq.command')
    .select(['owner', 'body_hash', 'answer'])
    .where('county_id', '=', county)
    .where('command_id', '=', commandId);
}

/** Statement: holds off changes of the law register; publications do not hold off each other. */
export function lockLaws(db: Kysely<Schema>, county: CountyId) {
  return db.selectFrom('mq.county').select('county_id').where('county_id', '=', county).forShare();
}

/** Statement: keeps the answer of a submission under its key. */
export function keepAnswer(
  db: Kysely<Schema>,
  county: CountyId,
  kept: { readonly commandId: string; readonly owner: string; readonly bodyHash: string; readonly answer: string; readonly at: Instant },
): Compilable<unknown> {
  return db.insertInto('mq.command').values({
    ...{ county_id: county, command_id: kept.commandId, owner: kept.owner },
    ...{ body_hash: kept.bodyHash, answer: kept.answer, at: instant(kept.at) },
  });
}

/** Statement: writes rows of items anew, several at once. */
export function putItems(db: Kysely<Schema>, county: CountyId, rows: readonly ItemRow[]): Compilable<unknown> {
  const values = rows.map(({ changedAt, ...row }) => ({ ...row, county_id: county, changed_at: instant(changedAt) }));
  return db
    .insertInto('mq.list_item')
    .values(values)
    .onConflict((conflict) => conflict.columns(['county_id', 'item_id']).doUpdateSet(takeAll));
}

const written = [
  ...(['unit_id', 'code', 'name', 'shown_name', 'plain_name', 'category', 'power_type', 'status', 'version'] as const),
  ...(['content_version', 'published', 'open_threads', 'aspects', 'chart_kind', 'chart_of', 'lineage', 'import_id'] as const),
  ...(['risks_high', 'risks_middle', 'risks_low', 'changed_at', 'words', 'body'] as const),
];

/** Every column from the row that was refused. */
const takeAll = Object.fromEntries(written.map((column) => [column, sql.raw(`excluded.${column}`)])) as Readonly<
  Record<(typeof written)[number], RawBuilder<never>>
>;

/** Statements: who is named in the open round of an item. */
export function putReviewers(
  db: Kysely<Schema>,
  county: CountyId,
  about: { readonly itemId: string; readonly named: readonly { readonly person: string; readonly spoken: boolean }[] },
): readonly Compilable<unknown>[] {
  const rows = about.named.map(({ person, spoken }) => ({ county_id: county, item_id: about.itemId, person_id: person, spoken }));
  return [
    db.deleteFrom('mq.list_reviewer').where('county_id', '=', county).where('item_id', '=', about.itemId),
    ...(rows.length === 0 ? [] : [db.insertInto('mq.list_reviewer').values(rows)]),
  ];
}

/** What a page of a list is asked for; `shown` false hides what was never submitted. */
export type ListWish = {
  readonly unit: string;
  readonly all: boolean;
  readonly search: string;
  readonly category: string | undefined;
  readonly status: string | undefined;
};

/** Statement: items of a unit's list that fit, without order. What an undone import made is in none. */
export function itemsOfUnit(db: Kysely<Schema>, county: CountyId, wish: ListWish) {
  let query = db
    .selectFrom('mq.list_item')
    .where('county_id', '=', county)
    .where('unit_id', '=', wish.unit)
    .where('status', '!=', 'removed');
  // Drafts that were never submitted exist for their compilers only.
  if (!wish.all) query = query.where('shown_name', 'is not', null);
  if (wish.category !== undefined) query = query.where('category', '=', wish.category);
  if (wish.status !== undefined) query = query.where('status', '=', wish.status);
  const words = searchForm(wish.search);
  return words === '' ? query : query.where('words', 'like', `%${words.replace(/[\\%_]/g, '\\$&')}%`);
}

/** Statement: the one item of the unit with this code, beside the given one. */
export function codeTaken(
  db: Kysely<Schema>,
  county: CountyId,
  about: { readonly unit: string; readonly code: string; readonly but: string },
) {
  return db
    .selectFrom('mq.list_item')
    .select('item_id')
    .where('county_id', '=', county)
    .where('unit_id', '=', about.unit)
    .where('code', '=', about.code)
    .where('item_id', '!=', about.but)
    .where('status', '!=', 'removed')
    .limit(1);
}

/** Statement: the codes that a unit's list has given away, each with its item. */
export function codesOfUnit(db: Kysely<Schema>, county: CountyId, unit: string) {
  return db
    .selectFrom('mq.list_item')
    .select(['item_id', 'name', 'code'])
    .where('county_id', '=', county)
    .where('unit_id', '=', unit)
    .where('code', 'is not', null)
    .where('status', '!=', 'removed');
}

/** Statement: items of the unit that use the chart of this one. */
export function sharersOf(db: Kysely<Schema>, county: CountyId, itemId: string) {
  return db
    .selectFrom('mq.list_item')
    .select(['item_id', 'name'])
    .where('county_id', '=', county)
    .where('chart_kind', '=', 'shared')
    .where('chart_of', '=', itemId)
    .where('status', '!=', 'removed');
}

/** Statement: every row that counts with the chart of this item, removed ones too. They wait for each other: the chart is read as it is then. */
export function rowsSharing(db: Kysely<Schema>, county: CountyId, itemId: string) {
  return db
    .selectFrom('mq.list_item')
    .select('item_id')
    .where('county_id', '=', county)
    .where('chart_kind', '=', 'shared')
    .where('chart_of', '=', itemId)
    .orderBy('item_id')
    .forUpdate();
}

/** Statement: events of items behind a place, by item and number. */
export function eventsOfItems(db: Kysely<Schema>, county: CountyId, after: { readonly id: string; readonly seq: number }) {
  return db
    .selectFrom('mq.event')
    .select(['stream_id', 'seq', 'type', 'payload', 'actor', 'actor_post', 'at', 'entry_hash'])
    .where('county_id', '=', county)
    .where('stream_kind', '=', 'list-item')
    .where(sql<boolean>`(stream_id, seq) > (${after.id}, cast(${after.seq} as integer))`)
    .orderBy('stream_id')
    .orderBy('seq')
    .limit(2_000);
}

/** Statement: rows of these items. */
export function rowsOfItems(db: Kysely<Schema>, county: CountyId, ids: readonly string[]) {
  return db
    .selectFrom('mq.list_item')
    .selectAll()
    .where('county_id', '=', county)
    .where('item_id', 'in', [...ids]);
}

/** Condition: rows behind a place in the order of lists. */
export function isAfter(place: readonly [category: string, name: string, itemId: string]): RawBuilder<boolean> {
  return sql<boolean>`(category, name, item_id) > (${place[0]}, ${place[1]}, ${place[2]})`;
}
