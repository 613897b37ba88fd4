import { type Kysely, sql } from 'kysely';

import type { CountyId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';

/** An item in whose open round everybody named has spoken. */
const everybodySpoke = sql<boolean>`i.status = 'in-review' and not exists (
  select 1 from mq.list_reviewer r where r.county_id = i.county_id and r.item_id = i.item_id and not r.spoken)`;

/** Statement: items, open comments and finished rounds of each unit by status. */
export function countsByUnit(db: Kysely<Schema>, county: CountyId) {
  return db
    .selectFrom('mq.list_item as i')
    .select((eb) => [
      'i.unit_id',
      'i.status',
      eb.fn.countAll<number>().as('items'),
      sql<number>`coalesce(sum(i.open_threads), 0)`.as('threads'),
      sql<number>`count(*) filter (where ${everybodySpoke})`.as('spoken'),
    ])
    .where('i.county_id', '=', county)
    .where('i.status', '!=', 'removed')
    .groupBy(['i.unit_id', 'i.status']);
}

/** Statement: by unit, the items in whose open round a person is named and has not spoken. */
export function namedWork(db: Kysely<Schema>, county: CountyId, person: string) {
  return db
    .selectFrom('mq.list_reviewer as r')
    .innerJoin('mq.list_item as i', (join) => join.onRef('i.county_id', '=', 'r.county_id').onRef('i.item_id', '=', 'r.item_id'))
    .select((eb) => ['i.unit_id', eb.fn.countAll<number>().as('items')])
    .where('r.county_id', '=', county)
    .where('r.person_id', '=', person)
    .where('r.spoken', '=', false)
    .where('i.status', '=', 'in-review')
    .groupBy('i.unit_id');
}

/** Statement: what the programme counts of each unit's list, by status. */
export function progressByUnit(db: Kysely<Schema>, county: CountyId) {
  const aspect = (place: number) => sql<number>`count(*) filter (where substr(aspects, ${sql.lit(place)}, 1) = '1')`;
  return db
    .selectFrom('mq.list_item')
    .select((eb) => [
      'unit_id',
      'status',
      eb.fn.countAll<number>().as('items'),
      sql<number>`count(*) filter (where chart_kind <> 'none')`.as('charts'),
      sql<number>`coalesce(sum(risks_high + risks_middle + risks_low), 0)`.as('risks'),
      sql<number>`coalesce(sum(open_threads), 0)`.as('threads'),
      sql<number>`count(*) filter (where aspects = '111111')`.as('ready'),
      sql<number>`count(published)`.as('published'),
      ...[aspect(1).as('a1'), aspect(2).as('a2'), aspect(3).as('a3'), aspect(4).as('a4'), aspect(5).as('a5'), aspect(6).as('a6')],
    ])
    .where('county_id', '=', county)
    .where('status', '!=', 'removed')
    .groupBy(['unit_id', 'status']);
}

/** Statement: what every list says, for comparing lists with each other and with the statutory ones. `shown_name` is null for drafts. */
export function bodiesOfLists(db: Kysely<Schema>, county: CountyId) {
  return db
    .selectFrom('mq.list_item')
    .select(['item_id', 'unit_id', 'name', 'status', 'shown_name', 'body', 'aspects', 'chart_kind'])
    .select(sql<number>`risks_high + risks_middle + risks_low`.as('risks'))
    .where('county_id', '=', county)
    .where('status', 'not in', ['removed', 'withdrawn'])
    .orderBy('unit_id')
    .orderBy('name');
}
