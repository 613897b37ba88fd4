import { type Compilable, type Kysely, sql } from 'kysely';

import type { CountyId, UnitId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { StatutoryPower } from '../../core/programme/event.ts';
import type { RecordKind } from '../../core/programme/record.ts';
import type { Schema } from '../platform/database/schema.ts';
import { instant } from '../platform/database/values.ts';

/** Place of a record: its kind and id. */
export type RecordPlace = { readonly kind: RecordKind; readonly id: string };

/** Statement: whoever else acts on this record waits until the transaction is over, also when there is no record yet. */
export function lockRecord(db: Kysely<Schema>, { kind, id }: RecordPlace) {
  return db.selectNoFrom(sql<string>`cast(pg_advisory_xact_lock(hashtextextended(${`${kind}/${id}`}, 0)) as text)`.as('locked'));
}

/** Statement: events of one record in order. */
export function eventsOfRecord(db: Kysely<Schema>, county: CountyId, { kind, id }: RecordPlace) {
  return db
    .selectFrom('mq.event')
    .select(['seq', 'type', 'payload', 'actor', 'actor_post', 'at', 'entry_hash'])
    .where('county_id', '=', county)
    .where('stream_kind', '=', kind)
    .where('stream_id', '=', id)
    .orderBy('seq');
}

/** Statement: events of all records of a kind, by record and number. */
export function eventsOfKind(db: Kysely<Schema>, county: CountyId, kind: RecordKind) {
  return db
    .selectFrom('mq.event')
    .select(['stream_id', 'seq', 'type', 'payload', 'actor', 'actor_post', 'at'])
    .where('county_id', '=', county)
    .where('stream_kind', '=', kind)
    .orderBy('stream_id')
    .orderBy('seq');
}

/** Statement: records of some kinds as they are. */
export function recordsOf(db: Kysely<Schema>, county: CountyId, kinds: readonly RecordKind[]) {
  return db
    .selectFrom('mq.programme_record')
    .select(['kind', 'record_id', 'version', 'state'])
    .where('county_id', '=', county)
    .where('kind', 'in', [...kinds])
    .orderBy('kind')
    .orderBy('record_id');
}

/** Statement: writes a record anew. */
export function putRecord(
  db: Kysely<Schema>,
  county: CountyId,
  row: { readonly kind: RecordKind; readonly record_id: string; readonly version: number; readonly state: string },
): Compilable<unknown> {
  const { version, state } = row;
  return db
    .insertInto('mq.programme_record')
    .values({ ...row, county_id: county })
    .onConflict((conflict) => conflict.columns(['county_id', 'kind', 'record_id']).doUpdateSet({ version, state }));
}

/** Statement: what the public reads of a unit's governance body. */
export function putPublicBody(db: Kysely<Schema>, county: CountyId, { unit, body }: { readonly unit: UnitId; readonly body: string }) {
  return db
    .insertInto('published.governance_body')
    .values({ county_id: county, unit_id: unit, body })
    .onConflict((conflict) => conflict.columns(['county_id', 'unit_id']).doUpdateSet({ body }));
}

/** Statements: until when a unit's list is to be published; null takes it back. */
export function putDeadline(
  db: Kysely<Schema>,
  county: CountyId,
  { unit, due }: { readonly unit: UnitId; readonly due: string | null },
): readonly Compilable<unknown>[] {
  return [
    db.deleteFrom('mq.list_deadline').where('county_id', '=', county).where('unit_id', '=', unit),
    ...(due === null ? [] : [db.insertInto('mq.list_deadline').values({ county_id: county, unit_id: unit, due_day: due })]),
  ];
}

/** Rows of one statement, below the most parameters of one. */
const atOnce = 2_000;

/** Statements: a statutory list in the place of the one before. */
export function putStatutory(
  db: Kysely<Schema>,
  county: CountyId,
  { unit, items }: { readonly unit: UnitId; readonly items: readonly StatutoryPower[] },
): readonly Compilable<unknown>[] {
  const rows = items.map(({ code, name }) => ({ county_id: county, unit_id: unit, code, name }));
  const parts = Array.from({ length: Math.ceil(rows.length / atOnce) }, (_, at) => rows.slice(at * atOnce, (at + 1) * atOnce));
  return [
    db.deleteFrom('mq.statutory_item').where('county_id', '=', county).where('unit_id', '=', unit),
    ...parts.map((part) => db.insertInto('mq.statutory_item').values(part)),
  ];
}

/** Statement: until when lists are to be published. */
export function deadlines(db: Kysely<Schema>, county: CountyId) {
  return db.selectFrom('mq.list_deadline').select(['unit_id', 'due_day']).where('county_id', '=', county).orderBy('unit_id');
}

/** Statement: the statutory lists of the county. */
export function statutoryItems(db: Kysely<Schema>, county: CountyId) {
  return db
    .selectFrom('mq.statutory_item')
    .select(['unit_id', 'code', 'name'])
    .where('county_id', '=', county)
    .orderBy('unit_id')
    .orderBy('code');
}

/** Statement: how long the statutory list of each unit is. */
export function statutoryCounts(db: Kysely<Schema>, county: CountyId) {
  return db
    .selectFrom('mq.statutory_item')
    .select((eb) => ['unit_id', eb.fn.countAll<number>().as('items')])
    .where('county_id', '=', county)
    .groupBy('unit_id');
}

/** Statement: an earlier use of an idempotency key. */
export function usedKey(db: Kysely<Schema>, county: CountyId, commandId: string) {
  return db
    .selectFrom('mq.command')
    .select(['owner', 'body_hash', 'answer'])
    .where('county_id', '=', county)
    .where('command_id', '=', commandId);
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
