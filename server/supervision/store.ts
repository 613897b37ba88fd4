import type { Compilable, Kysely } from 'kysely';

import { canonicalText } from '../../core/kernel/canonical.ts';
import type { CountyId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Tables } from '../platform/database/tables.ts';
import { instant } from '../platform/database/values.ts';

/** Statement that reads the events of an alert in order. */
export function eventsOfAlert(db: Kysely<Schema>, county: CountyId, alertId: string) {
  return db
    .selectFrom('mq.event')
    .select(['seq', 'payload', 'actor', 'principal', 'at', 'entry_hash'])
    .where('county_id', '=', county)
    .where('stream_kind', '=', 'alert')
    .where('stream_id', '=', alertId)
    .orderBy('seq');
}

/** Statement that reads the sealed values of alerts. */
export function valuesOfAlerts(db: Kysely<Schema>, county: CountyId, alertIds: readonly string[]) {
  return db
    .selectFrom('mq.field_value')
    .select(['stream_id', 'seq', 'sealed'])
    .where('county_id', '=', county)
    .where('stream_kind', '=', 'alert')
    .where('stream_id', 'in', [...alertIds])
    .orderBy('stream_id')
    .orderBy('seq');
}

/** Statement that reads the working row of an alert. */
export function rowOfAlert(db: Kysely<Schema>, county: CountyId, alertId: string) {
  return db.selectFrom('mq.alert').selectAll().where('county_id', '=', county).where('alert_id', '=', alertId);
}

/** Statement that reads one alert that a sweep has raised. */
export function anyRow(db: Kysely<Schema>, county: CountyId) {
  return db.selectFrom('mq.alert').selectAll().where('county_id', '=', county).where('swept', '=', true).limit(1);
}

type Row = Tables['mq.alert'];
type Plain = 'county_id' | 'alert_id' | 'opened_at' | 'last_seen_at';

/** A working row as the projection makes it. */
export type NewRow = Omit<Row, Plain> & { readonly alert_id: string; readonly opened_at: Instant; readonly last_seen_at: Instant };

/** Statement that writes the working row of an alert anew. */
export function keepRow(db: Kysely<Schema>, county: CountyId, row: NewRow): Compilable<unknown> {
  const { alert_id: alertId, opened_at: openedAt, last_seen_at: seenAt, ...rest } = row;
  const changing = { ...rest, last_seen_at: instant(seenAt) };
  return db
    .insertInto('mq.alert')
    .values({ county_id: county, alert_id: alertId, opened_at: instant(openedAt), ...changing })
    .onConflict((conflict) => conflict.columns(['county_id', 'alert_id']).doUpdateSet(changing));
}

/** Statements that note whom the rows concern and which rows they are, once, when an alert is raised. */
export function keepParts(
  db: Kysely<Schema>,
  county: CountyId,
  parts: { readonly alertId: string; readonly concerned: readonly string[]; readonly links: readonly string[] },
): readonly Compilable<unknown>[] {
  const key = { county_id: county, alert_id: parts.alertId };
  const concerned = parts.concerned.map((person) => ({ ...key, person_id: person }));
  const links = parts.links.map((link) => ({ ...key, link }));
  return [
    ...(concerned.length === 0
      ? []
      : [
          db
            .insertInto('mq.alert_concerned')
            .values(concerned)
            .onConflict((on) => on.columns(['county_id', 'alert_id', 'person_id']).doNothing()),
        ]),
    ...(links.length === 0
      ? []
      : [
          db
            .insertInto('mq.alert_link')
            .values(links)
            .onConflict((on) => on.columns(['county_id', 'alert_id', 'link']).doNothing()),
        ]),
  ];
}

/** Working rows of units, or those that concern a person; what is due first stands first. */
export async function listRows(
  db: Kysely<Schema>,
  county: CountyId,
  wanted: { readonly units: readonly string[]; readonly person: string; readonly stages: readonly Row['stage'][]; readonly most: number },
) {
  const concerned = db
    .selectFrom('mq.alert_concerned')
    .select('alert_id')
    .where('county_id', '=', county)
    .where('person_id', '=', wanted.person);
  return db
    .selectFrom('mq.alert')
    .selectAll()
    .where('county_id', '=', county)
    .where('stage', 'in', [...wanted.stages])
    .where((eb) =>
      wanted.units.length === 0
        ? eb('alert_id', 'in', concerned)
        : eb.or([eb('unit_id', 'in', [...wanted.units]), eb('alert_id', 'in', concerned)]),
    )
    .orderBy('due_day')
    .orderBy('opened_at')
    .orderBy('alert_id')
    .limit(wanted.most)
    .execute();
}

/** True when some alert concerns the person. */
export async function isConcerned(db: Kysely<Schema>, county: CountyId, person: string): Promise<boolean> {
  const row = await db
    .selectFrom('mq.alert_concerned')
    .select('alert_id')
    .where('county_id', '=', county)
    .where('person_id', '=', person)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Other alerts that stand on one of the same rows. */
export async function listBeside(db: Kysely<Schema>, county: CountyId, alertId: string) {
  const links = db.selectFrom('mq.alert_link').select('link').where('county_id', '=', county).where('alert_id', '=', alertId);
  const beside = db.selectFrom('mq.alert_link').select('alert_id').where('county_id', '=', county).where('link', 'in', links);
  return db
    .selectFrom('mq.alert')
    .selectAll()
    .where('county_id', '=', county)
    .where('alert_id', '!=', alertId)
    .where('alert_id', 'in', beside)
    .orderBy('opened_at')
    .limit(20)
    .execute();
}

/** How often each rule and version led to each outcome. */
export async function countOutcomes(db: Kysely<Schema>, county: CountyId) {
  return db
    .selectFrom('mq.alert')
    .select((eb) => ['rule', 'rule_version', 'outcome', eb.fn.countAll<string>().as('count')])
    .where('county_id', '=', county)
    .groupBy(['rule', 'rule_version', 'outcome'])
    .execute();
}

/** Alerts of sweeps that are still hit and whose rules ran: those that a newer sweep may find gone. */
export async function listSwept(db: Kysely<Schema>, county: CountyId, rules: readonly string[]) {
  if (rules.length === 0) return [];
  return db
    .selectFrom('mq.alert')
    .select(['alert_id', 'state'])
    .where('county_id', '=', county)
    .where('swept', '=', true)
    .where('rule', 'in', [...rules])
    .execute();
}

/** Alerts of the running county by rule. */
export async function listWatched(db: Kysely<Schema>, county: CountyId) {
  return db.selectFrom('mq.alert').select(['alert_id', 'state']).where('county_id', '=', county).where('swept', '=', false).execute();
}

/** Who signs in under these names; registers call officials by them (工号). */
export async function personsByLogin(
  db: Kysely<Schema>,
  county: CountyId,
  logins: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (logins.length === 0) return new Map();
  const rows = await db
    .selectFrom('mq.account')
    .select(['login', 'person_id'])
    .where('county_id', '=', county)
    .where('login', 'in', [...logins])
    .execute();
  return new Map(rows.map((row) => [row.login, row.person_id]));
}

/** Statement that finds an earlier use of an idempotency key. */
export function commandOf(db: Kysely<Schema>, county: CountyId, commandId: string) {
  return db.selectFrom('mq.command').selectAll().where('county_id', '=', county).where('command_id', '=', commandId);
}

/** Statement that writes the idempotency key with its answer, in the transaction of the effect. */
export function keepCommand(
  db: Kysely<Schema>,
  county: CountyId,
  used: { readonly commandId: string; readonly owner: string; readonly bodyHash: string; readonly version: number; readonly at: Instant },
): Compilable<unknown> {
  return db.insertInto('mq.command').values({
    county_id: county,
    command_id: used.commandId,
    owner: used.owner,
    body_hash: used.bodyHash,
    answer: canonicalText({ version: used.version }),
    at: instant(used.at),
  });
}

/** Streams of all alerts that were ever raised. */
export async function listStreams(db: Kysely<Schema>, county: CountyId): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('mq.event')
    .select('stream_id')
    .where('county_id', '=', county)
    .where('stream_kind', '=', 'alert')
    .where('seq', '=', 1)
    .orderBy('stream_id')
    .execute();
  return rows.map((row) => row.stream_id);
}

/** When data of registers were seen last; null before the first sweep. */
export async function lastSweepAt(db: Kysely<Schema>, county: CountyId): Promise<Instant | null> {
  const row = await db
    .selectFrom('mq.alert')
    .select('last_seen_at')
    .where('county_id', '=', county)
    .where('swept', '=', true)
    .orderBy('last_seen_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : Number(row.last_seen_at);
}

/** Statement that reads what was recorded about values of rules in the order of time; of one rule where it is named. */
export function eventsOfRules(db: Kysely<Schema>, county: CountyId, rule?: string) {
  const all = db
    .selectFrom('mq.event as e')
    .leftJoin('mq.field_value as v', (join) =>
      join
        .onRef('v.county_id', '=', 'e.county_id')
        .onRef('v.stream_kind', '=', 'e.stream_kind')
        .onRef('v.stream_id', '=', 'e.stream_id')
        .onRef('v.seq', '=', 'e.seq'),
    )
    .select(['e.stream_id', 'e.seq', 'e.type', 'e.payload', 'e.actor', 'e.at', 'e.entry_hash', 'e.command_id', 'v.sealed'])
    .where('e.county_id', '=', county)
    .where('e.stream_kind', '=', 'rule')
    .orderBy('e.at')
    .orderBy('e.seq');
  return rule === undefined ? all : all.where('e.stream_id', '=', rule);
}
