import type { Kysely } from 'kysely';

import type { CountyId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';

/** Statement: all versions of an item, newest last, without bodies. */
export function versionsOfItem(db: Kysely<Schema>, county: CountyId, code: string) {
  return db
    .selectFrom('published.item')
    .select(['number', 'hash', 'effective_from', 'effective_to', 'ledger_index'])
    .where('county_id', '=', county)
    .where('code', '=', code)
    .orderBy('number');
}

/** Statement: counts of an item for a year. */
export function countOfItem(db: Kysely<Schema>, county: CountyId, about: { readonly code: string; readonly year: number }) {
  return db
    .selectFrom('published.act_count')
    .select(['acts', 'last_day', 'smaller_groups'])
    .where('county_id', '=', county)
    .where('item_code', '=', about.code)
    .where('year', '=', about.year);
}

/** Statement: groups of ten or more acts by town and week, newest first. */
export function weeksOfItem(db: Kysely<Schema>, county: CountyId, code: string) {
  return db
    .selectFrom('published.act_week as w')
    .innerJoin('published.unit as u', (join) => join.onRef('u.county_id', '=', 'w.county_id').onRef('u.unit_id', '=', 'w.town_id'))
    .select(['u.name as town', 'w.week_from', 'w.acts'])
    .where('w.county_id', '=', county)
    .where('w.item_code', '=', code)
    .orderBy('w.week_from', 'desc')
    .orderBy('u.pinyin')
    .limit(8);
}

/** Statement: notices with the names they need. */
export function notices(db: Kysely<Schema>, county: CountyId) {
  return db
    .selectFrom('published.notice as n')
    .innerJoin('published.unit as u', (join) => join.onRef('u.county_id', '=', 'n.county_id').onRef('u.unit_id', '=', 'n.unit_id'))
    .innerJoin('published.item as i', (join) =>
      join.onRef('i.county_id', '=', 'n.county_id').onRef('i.code', '=', 'n.item_code').onRef('i.number', '=', 'n.item_number'),
    )
    .select([
      'n.notice_id',
      'n.title',
      'n.from_day',
      'n.until_day',
      'n.state',
      'n.result',
      'n.item_code',
      'i.plain_name',
      'u.name as unit_name',
      'u.code as unit_code',
    ])
    .where('n.county_id', '=', county);
}

/** Statement: one notice with its rows. */
export function noticeById(db: Kysely<Schema>, county: CountyId, noticeId: string) {
  return notices(db, county).select(['n.rows', 'n.node', 'n.item_number', 'n.unit_id']).where('n.notice_id', '=', noticeId);
}

/** Statement: objections of a notice in the order in which they came. */
export function objectionsOfNotice(db: Kysely<Schema>, county: CountyId, noticeId: string) {
  return db
    .selectFrom('published.objection')
    .select(['state', 'raised_on', 'answer'])
    .where('county_id', '=', county)
    .where('notice_id', '=', noticeId)
    .orderBy('position');
}

/** Statement: all units with the number of items in their list. */
export function unitsWithCounts(db: Kysely<Schema>, county: CountyId) {
  return db
    .selectFrom('published.unit as u')
    .leftJoin('published.item_unit as i', (join) => join.onRef('i.county_id', '=', 'u.county_id').onRef('i.unit_id', '=', 'u.unit_id'))
    .select([
      'u.unit_id',
      'u.parent_id',
      'u.level',
      'u.kind',
      'u.code',
      'u.name',
      'u.pinyin',
      (eb) => eb.fn.count<number>('i.code').as('items'),
    ])
    .where('u.county_id', '=', county)
    .groupBy(['u.unit_id', 'u.parent_id', 'u.level', 'u.kind', 'u.code', 'u.name', 'u.pinyin'])
    .orderBy('u.code');
}

/** Current items, newest version each; of one unit when `unitId` is given. */
export function currentItems(
  db: Kysely<Schema>,
  county: CountyId,
  wanted: { readonly today: string; readonly unitId?: string; readonly codes?: readonly string[] },
) {
  let query = db
    .selectFrom('published.item as i')
    .select(['i.code', 'i.number', 'i.plain_name', 'i.name', 'i.category', 'i.level', 'i.lead'])
    .where('i.county_id', '=', county)
    .where('i.effective_from', '<=', wanted.today)
    .where((eb) => eb.or([eb('i.effective_to', 'is', null), eb('i.effective_to', '>=', wanted.today)]));
  if (wanted.codes !== undefined) query = query.where('i.code', 'in', [...wanted.codes]);
  const { unitId } = wanted;
  if (unitId !== undefined) {
    query = query
      .innerJoin('published.item_unit as u', (join) => join.onRef('u.county_id', '=', 'i.county_id').onRef('u.code', '=', 'i.code'))
      .where('u.unit_id', '=', unitId);
  }
  return query.orderBy('i.code').orderBy('i.number');
}

/** Statement: where an item hangs, by unit. */
export function postingsOfItem(db: Kysely<Schema>, county: CountyId, code: string) {
  return db
    .selectFrom('published.posting as p')
    .innerJoin('published.unit as u', (join) => join.onRef('u.county_id', '=', 'p.county_id').onRef('u.unit_id', '=', 'p.unit_id'))
    .select(['u.name as unit', 'p.place', 'p.number', 'p.since'])
    .where('p.county_id', '=', county)
    .where('p.code', '=', code)
    .where('p.channel', 'in', ['board', 'wall'])
    .orderBy('u.code')
    .orderBy('p.place')
    .limit(200);
}

/** Statement: codes of the units in whose list an item stands. */
export function unitsOfItem(db: Kysely<Schema>, county: CountyId, code: string) {
  return db
    .selectFrom('published.item_unit as i')
    .innerJoin('published.unit as u', (join) => join.onRef('u.county_id', '=', 'i.county_id').onRef('u.unit_id', '=', 'i.unit_id'))
    .select('u.code')
    .where('i.county_id', '=', county)
    .where('i.code', '=', code);
}

/** Holders of posts of a unit, in the order of roles. */
export function holdersOfUnit(db: Kysely<Schema>, county: CountyId, unitId: string) {
  return db
    .selectFrom('published.holder')
    .select(['role', 'post_name', 'person_name'])
    .where('county_id', '=', county)
    .where('unit_id', '=', unitId)
    .orderBy('role')
    .orderBy('person_id');
}

/** Statement: units with the holders of their posts; a unit without any has one row without names. */
export function holdersIn(db: Kysely<Schema>, county: CountyId, units: readonly string[]) {
  return db
    .selectFrom('published.unit as u')
    .leftJoin('published.holder as h', (join) => join.onRef('h.county_id', '=', 'u.county_id').onRef('h.unit_id', '=', 'u.unit_id'))
    .select(['u.unit_id', 'u.name as unit_name', 'h.role', 'h.post_name', 'h.person_name'])
    .where('u.county_id', '=', county)
    .where('u.unit_id', 'in', [...units])
    .orderBy('h.person_id');
}

/** The public stage behind a number. */
export function stageOfNumber(db: Kysely<Schema>, county: CountyId, number: string) {
  return db
    .selectFrom('published.case_stage')
    .select(['number', 'item_code', 'state', 'stage'])
    .where('county_id', '=', county)
    .where('number', '=', number);
}

/** The head of the log as published. */
export function publishedLedger(db: Kysely<Schema>, county: CountyId) {
  return db.selectFrom('published.ledger').select(['size', 'checkpoint', 'signed_at']).where('county_id', '=', county);
}

/** How many entries wait for the ledger and since when; no row when none does. */
export function waitingForLedger(db: Kysely<Schema>, county: CountyId) {
  return db.selectFrom('published.ledger_waiting').select(['entries', 'oldest_at']).where('county_id', '=', county);
}
