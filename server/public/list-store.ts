import type { Kysely } from 'kysely';

import type { Day } from '../../core/kernel/day.ts';
import type { CountyId } from '../../core/kernel/id.ts';
import { searchForm } from '../../core/publication/search-words.ts';
import type { Schema } from '../platform/database/schema.ts';

/** Statement: the published list of a unit, in the order of categories and codes. */
export function entriesOfUnit(db: Kysely<Schema>, county: CountyId, unitId: string) {
  return db
    .selectFrom('published.list_entry')
    .select(['code', 'name', 'plain_name', 'category', 'lead', 'withdrawn', 'words', 'item_code', 'body', 'effective_from'])
    .where('county_id', '=', county)
    .where('unit_id', '=', unitId)
    .orderBy('category')
    .orderBy('code');
}

/** Statement: the entries of a unit's list that are in force on a day, in the order of categories and codes. */
export function entriesInForce(db: Kysely<Schema>, county: CountyId, about: { readonly unitId: string; readonly today: Day }) {
  return db
    .selectFrom('published.list_entry')
    .select(['code', 'name', 'plain_name', 'category', 'lead', 'number', 'effective_from', 'item_code', 'body'])
    .where('county_id', '=', county)
    .where('unit_id', '=', about.unitId)
    .where('withdrawn', '=', false)
    .where('effective_from', '<=', about.today)
    .orderBy('category')
    .orderBy('code');
}

/** Statement: one entry of a unit's list, by the codes that stand in its address. */
export function entryByCode(db: Kysely<Schema>, county: CountyId, about: { readonly unit: string; readonly code: string }) {
  return db
    .selectFrom('published.list_entry as e')
    .innerJoin('published.unit as u', (join) => join.onRef('u.county_id', '=', 'e.county_id').onRef('u.unit_id', '=', 'e.unit_id'))
    .select(['u.code as unit_code', 'u.name as unit_name', 'e.code', 'e.name', 'e.plain_name', 'e.category', 'e.lead', 'e.number'])
    .leftJoin('published.coming_entry as c', (join) => join.onRef('c.county_id', '=', 'e.county_id').onRef('c.entry_id', '=', 'e.entry_id'))
    .select(['e.effective_from', 'e.withdrawn', 'e.item_code', 'e.body', 'c.number as next_number', 'c.effective_from as next_from'])
    .where('e.county_id', '=', county)
    .where('u.code', '=', about.unit)
    .where('e.code', '=', about.code);
}

/** True when the folded names of an entry hold what is sought. */
export function holds(words: string, sought: string): boolean {
  return words.includes(searchForm(sought));
}
