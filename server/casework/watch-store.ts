import { type Kysely, sql } from 'kysely';

import type { CountyId } from '../../core/kernel/id.ts';
import type { Day } from '../../core/kernel/day.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { Schema } from '../platform/database/schema.ts';
import { instant } from '../platform/database/values.ts';

/** Places where cases wait, with the case: those that were due before a day, or that were entered often. */
export async function listWaitingPlaces(
  db: Kysely<Schema>,
  county: CountyId,
  wanted: { readonly dueBefore: Day; readonly visitsFrom: number; readonly most: number },
) {
  return db
    .selectFrom('mq.case_task as t')
    .innerJoin('mq.case_file as f', (join) => join.onRef('f.county_id', '=', 't.county_id').onRef('f.case_id', '=', 't.case_id'))
    .select(['t.case_id', 't.node', 't.role', 't.kind', 't.visit', 't.due_day', 'f.number', 'f.item_code', 'f.item_number', 'f.unit_id'])
    .where('t.county_id', '=', county)
    .where('f.status', '!=', 'ended')
    .where((eb) => eb.or([eb('t.due_day', '<', wanted.dueBefore), eb('t.visit', '>=', wanted.visitsFrom)]))
    .orderBy('t.case_id')
    .orderBy('t.node')
    .orderBy('t.role')
    .limit(wanted.most)
    .execute();
}

/** Acts at steps that several persons sign, since an instant: events of cases in which somebody signed beside another. */
export async function listSignatures(db: Kysely<Schema>, county: CountyId, since: Instant) {
  const signed = db
    .selectFrom('mq.event')
    .select('stream_id')
    .where('county_id', '=', county)
    .where('stream_kind', '=', 'case')
    .where('type', '=', 'step-signed')
    .where('at', '>=', instant(since));
  return db
    .selectFrom('mq.event as e')
    .innerJoin('mq.case_file as f', (join) => join.onRef('f.county_id', '=', 'e.county_id').onRef('f.case_id', '=', 'e.stream_id'))
    .select(['e.stream_id', 'e.type', 'e.payload', 'e.actor', 'f.item_code', 'f.item_number', 'f.unit_id'])
    .where('e.county_id', '=', county)
    .where('e.stream_kind', '=', 'case')
    .where('e.type', 'in', ['step-signed', 'step-taken'])
    .where('e.stream_id', 'in', signed)
    .orderBy('e.stream_id')
    .orderBy('e.seq')
    .execute();
}

/** By item and unit of the case: how many steps were taken since an instant, and how many of them not for the first time in their case. */
export async function countSteps(db: Kysely<Schema>, county: CountyId, since: Instant) {
  return db
    .selectFrom('mq.event as e')
    .innerJoin('mq.case_file as f', (join) => join.onRef('f.county_id', '=', 'e.county_id').onRef('f.case_id', '=', 'e.stream_id'))
    .select((eb) => [
      'f.item_code',
      'f.unit_id',
      eb.fn.countAll<number>().as('taken'),
      sql<number>`count(*) filter (where (e.payload::jsonb ->> 'visit')::int > 1)`.as('again'),
    ])
    .where('e.county_id', '=', county)
    .where('e.stream_kind', '=', 'case')
    .where('e.type', '=', 'step-taken')
    .where('e.at', '>=', instant(since))
    .groupBy(['f.item_code', 'f.unit_id'])
    .execute();
}

/** Objections to notices that nobody has answered before the day. */
export async function listLateObjections(db: Kysely<Schema>, county: CountyId, today: Day) {
  return db
    .selectFrom('mq.objection as o')
    .innerJoin('mq.case_file as f', (join) => join.onRef('f.county_id', '=', 'o.county_id').onRef('f.case_id', '=', 'o.case_id'))
    .select(['f.unit_id', 'o.number', 'o.due_day'])
    .where('o.county_id', '=', county)
    .where('o.state', '=', 'open')
    .where('o.due_day', '<', today)
    .orderBy('o.due_day')
    .orderBy('o.number')
    .execute();
}
