import { type Kysely, sql } from 'kysely';

import type { CountyId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';

/**
 * Statement: a mark that is another one when the search, items or units of a county were written since. The search is written with the lists of
 * units, in one transaction. The sum of the writing transactions tells also of one that began early and ended late.
 */
export function markOfSearch(db: Kysely<Schema>, county: CountyId) {
  const written = (table: 'search' | 'item' | 'unit') => sql<string>`(
    select concat(count(*), '/', coalesce(sum(cast(cast(xmin as text) as bigint)), 0))
    from ${sql.table(`published.${table}`)} where county_id = ${county})`;
  return db.selectNoFrom([sql<string>`concat_ws(' ', ${written('search')}, ${written('item')}, ${written('unit')})`.as('mark')]);
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

/** Statement: what cards of items are drawn from, all versions, the newest of an item last. */
export function cardRows(db: Kysely<Schema>, county: CountyId) {
  return db
    .selectFrom('published.item')
    .select(['code', 'number', 'plain_name', 'name', 'category', 'level', 'lead', 'effective_from', 'effective_to'])
    .where('county_id', '=', county)
    .orderBy('code')
    .orderBy('number');
}
