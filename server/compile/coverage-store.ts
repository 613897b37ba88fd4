import type { Compilable, Kysely } from 'kysely';

import type { CountyId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';

/** Statement: the statutory lists of the county, or of one unit. */
export function statutoryItems(db: Kysely<Schema>, county: CountyId) {
  return db
    .selectFrom('mq.statutory_item')
    .select(['unit_id', 'code', 'name'])
    .where('county_id', '=', county)
    .orderBy('unit_id')
    .orderBy('code');
}

/** Statement: what every list says, for comparing lists with each other and with the statutory ones. */
export function listBodies(db: Kysely<Schema>, county: CountyId) {
  return db
    .selectFrom('mq.list_item')
    .select(['item_id', 'unit_id', 'name', 'status', 'shown_name', 'body'])
    .where('county_id', '=', county)
    .where('status', 'not in', ['removed', 'withdrawn'])
    .orderBy('unit_id')
    .orderBy('name');
}

/** Statements: a statutory list in the place of the one before. */
export function putStatutory(
  db: Kysely<Schema>,
  county: CountyId,
  about: { readonly unit: string; readonly items: readonly { readonly code: string; readonly name: string }[] },
): readonly Compilable<unknown>[] {
  const { unit, items } = about;
  const rows = [...new Map(items.map((item) => [item.code, item])).values()].map((item) => ({ ...item, county_id: county, unit_id: unit }));
  return [
    db.deleteFrom('mq.statutory_item').where('county_id', '=', county).where('unit_id', '=', unit),
    ...(rows.length === 0 ? [] : [db.insertInto('mq.statutory_item').values(rows)]),
  ];
}

/** Statements: until when a unit's list is to be published; null takes it back. */
export function putDeadline(
  db: Kysely<Schema>,
  county: CountyId,
  about: { readonly unit: string; readonly due: string | null },
): readonly Compilable<unknown>[] {
  const { unit, due } = about;
  return [
    db.deleteFrom('mq.list_deadline').where('county_id', '=', county).where('unit_id', '=', unit),
    ...(due === null ? [] : [db.insertInto('mq.list_deadline').values({ county_id: county, unit_id: unit, due_day: due })]),
  ];
}
