import type { Compilable, Kysely } from 'kysely';

import type { CountyId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { Schema } from '../platform/database/schema.ts';
import { instant } from '../platform/database/values.ts';

/** Statement that reads the events of a case in order. */
export function eventsOfCase(db: Kysely<Schema>, county: CountyId, caseId: string) {
  return db
    .selectFrom('mq.event')
    .select(['seq', 'type', 'payload', 'actor', 'actor_post', 'principal', 'at', 'entry_hash'])
    .where('county_id', '=', county)
    .where('stream_kind', '=', 'case')
    .where('stream_id', '=', caseId)
    .orderBy('seq');
}

/** Statement that reads the events of several cases, of each in order. */
export function eventsOfCases(db: Kysely<Schema>, county: CountyId, caseIds: readonly string[]) {
  return db
    .selectFrom('mq.event')
    .select(['stream_id', 'seq', 'type', 'payload', 'actor', 'actor_post', 'principal', 'at', 'entry_hash'])
    .where('county_id', '=', county)
    .where('stream_kind', '=', 'case')
    .where('stream_id', 'in', [...caseIds])
    .orderBy('stream_id')
    .orderBy('seq');
}

/** Statement that reads the sealed values of several cases. */
export function valuesOfCases(db: Kysely<Schema>, county: CountyId, caseIds: readonly string[]) {
  return db
    .selectFrom('mq.field_value')
    .select(['stream_id', 'seq', 'sealed'])
    .where('county_id', '=', county)
    .where('stream_kind', '=', 'case')
    .where('stream_id', 'in', [...caseIds])
    .orderBy('stream_id')
    .orderBy('seq');
}

/** Statement that reads the working rows of several cases. */
export function filesOfCases(db: Kysely<Schema>, county: CountyId, caseIds: readonly string[]) {
  return db
    .selectFrom('mq.case_file')
    .selectAll()
    .where('county_id', '=', county)
    .where('case_id', 'in', [...caseIds]);
}

/** Statement that reads the sealed values of a case. */
export function valuesOfCase(db: Kysely<Schema>, county: CountyId, caseId: string) {
  return db
    .selectFrom('mq.field_value')
    .select(['seq', 'sealed'])
    .where('county_id', '=', county)
    .where('stream_kind', '=', 'case')
    .where('stream_id', '=', caseId)
    .orderBy('seq');
}

/** Statement that reads the working row of a case. */
export function fileOfCase(db: Kysely<Schema>, county: CountyId, caseId: string) {
  return db.selectFrom('mq.case_file').selectAll().where('county_id', '=', county).where('case_id', '=', caseId);
}

/** The working row of a case by its number. */
export function findFileByNumber(db: Kysely<Schema>, county: CountyId, number: string) {
  return db.selectFrom('mq.case_file').selectAll().where('county_id', '=', county).where('number', '=', number).executeTakeFirst();
}

/** Statement that finds an earlier use of an idempotency key. */
export function commandOf(db: Kysely<Schema>, county: CountyId, commandId: string) {
  return db.selectFrom('mq.command').selectAll().where('county_id', '=', county).where('command_id', '=', commandId);
}

/** Statement that writes the idempotency key with its answer, in the transaction of the effect. */
export function insertCommand(
  db: Kysely<Schema>,
  county: CountyId,
  used: { readonly commandId: string; readonly owner: string; readonly bodyHash: string; readonly answer: string; readonly at: Instant },
): Compilable<unknown> {
  return db.insertInto('mq.command').values({
    county_id: county,
    command_id: used.commandId,
    owner: used.owner,
    body_hash: used.bodyHash,
    answer: used.answer,
    at: instant(used.at),
  });
}

/**
 * The next case number of a unit and year, without gaps: the counter's row is locked until the opening commits or rolls back.
 */
export async function nextCaseNumber(
  db: Kysely<Schema>,
  county: CountyId,
  about: { readonly unitId: string; readonly year: number },
): Promise<number> {
  const row = await db
    .insertInto('mq.case_counter')
    .values({ county_id: county, unit_id: about.unitId, year: about.year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['county_id', 'unit_id', 'year']).doUpdateSet((eb) => ({ last: eb('mq.case_counter.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
}

/** Statement: tasks of roles, for cases of the given units, most urgent first. */
export function listTasks(
  db: Kysely<Schema>,
  county: CountyId,
  wanted: { readonly roles: readonly string[]; readonly units: readonly string[]; readonly most: number },
) {
  return db
    .selectFrom('mq.case_task as t')
    .innerJoin('mq.case_file as f', (join) => join.onRef('f.county_id', '=', 't.county_id').onRef('f.case_id', '=', 't.case_id'))
    .select([
      't.case_id',
      't.node',
      't.role',
      't.kind',
      't.since',
      't.due_day',
      'f.number',
      'f.item_code',
      'f.item_number',
      'f.unit_id',
      'f.title',
      'f.status',
      'f.stage',
      'f.version',
    ])
    .where('t.county_id', '=', county)
    .where('t.role', 'in', [...wanted.roles])
    .where('f.unit_id', 'in', [...wanted.units])
    .orderBy('t.due_at', (order) => order.asc().nullsLast())
    .orderBy('t.since')
    .limit(wanted.most);
}

/** Cases in which a person acted, newest first. */
export function listTouched(db: Kysely<Schema>, county: CountyId, wanted: { readonly person: string; readonly most: number }) {
  return db
    .selectFrom('mq.case_actor as a')
    .innerJoin('mq.case_file as f', (join) => join.onRef('f.county_id', '=', 'a.county_id').onRef('f.case_id', '=', 'a.case_id'))
    .select([
      'f.case_id',
      'f.number',
      'f.item_code',
      'f.item_number',
      'f.unit_id',
      'f.title',
      'f.status',
      'f.stage',
      'f.outcome',
      'a.last_at',
      'a.recused',
    ])
    .where('a.county_id', '=', county)
    .where('a.person_id', '=', wanted.person)
    .orderBy('a.last_at', 'desc')
    .limit(wanted.most)
    .execute();
}
