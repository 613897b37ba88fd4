import { type Kysely, sql } from 'kysely';

import type { CountyId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';

/**
 * Statement: a mark that is another one when the search, items, units or lists of a county were written since. The search is written with the lists of
 * units, in one transaction. The sum of the writing transactions tells also of one that began early and ended late.
 */
export function markOfSearch(db: Kysely<Schema>, county: CountyId) {
  const written = (table: 'item' | 'list_entry' | 'search' | 'unit') => sql<string>`(
    select concat(count(*), '/', coalesce(sum(cast(cast(xmin as text) as bigint)), 0))
    from ${sql.table(`published.${table}`)} where county_id = ${county})`;
  const marks = [written('search'), written('item'), written('unit'), written('list_entry')];
  return db.selectNoFrom([sql<string>`concat_ws(' ', ${sql.join(marks)})`.as('mark')]);
}

/** Statement: what items can be found by, in the order in which they are shown. */
export function findables(db: Kysely<Schema>, county: CountyId) {
  return db
    .selectFrom('published.search')
    .select(['code', 'text', 'initials', sql<string>`array_to_string(tsvector_to_array(words), chr(10))`.as('pairs')])
    .where('county_id', '=', county)
    .orderBy('weight', 'desc')
    .orderBy('code');
}

/** Statement: which items stand in the list of which unit, by their codes. */
export function listedCodes(db: Kysely<Schema>, county: CountyId) {
  return db
    .selectFrom('published.item_unit as i')
    .innerJoin('published.unit as u', (join) => join.onRef('u.county_id', '=', 'i.county_id').onRef('u.unit_id', '=', 'i.unit_id'))
    .select(['u.code as unit', 'i.code as item'])
    .where('i.county_id', '=', county);
}

/** Statement: entries of lists that have no page of steps, with what they can be found by. */
export function plainEntries(db: Kysely<Schema>, county: CountyId) {
  return db
    .selectFrom('published.list_entry as e')
    .innerJoin('published.unit as u', (join) => join.onRef('u.county_id', '=', 'e.county_id').onRef('u.unit_id', '=', 'e.unit_id'))
    .select(['u.code as unit_code', 'u.name as unit_name', 'e.code', 'e.name', 'e.plain_name', 'e.category', 'e.lead', 'e.words'])
    .select('e.effective_from')
    .where('e.county_id', '=', county)
    .where('e.withdrawn', '=', false)
    .where('e.item_code', 'is', null)
    .orderBy('u.code')
    .orderBy('e.code');
}

/** Statement: what cards of items are drawn from, all versions, the newest of an item last. */
export function cardRows(db: Kysely<Schema>, county: CountyId) {
  return db
    .selectFrom('published.item')
    .select(['code', 'number', 'plain_name', 'name', 'category', 'level', 'lead', 'effective_from', 'effective_to'])
    .where('county_id', '=', county)
    .orderBy('code')
    .orderBy('number');
}
