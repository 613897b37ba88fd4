import { type Kysely, sql } from 'kysely';

import type { Database } from '../platform/database/open-database.ts';
import type { Schema } from '../platform/database/schema.ts';

/** What the clock of the database says, in milliseconds. */
export async function databaseTimeMs(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ ms: number }>`select cast(extract(epoch from clock_timestamp()) * 1000 as bigint) as ms`.execute(db);
  return rows[0]?.ms ?? 0;
}

/** How many migrations a database has; none in an empty one. */
export async function appliedMigrations(database: Database): Promise<number> {
  return database.asOwner(async (session) => {
    const [found] = await session.rows(
      "select count(*) as tables from pg_tables where schemaname = 'mq' and tablename = 'schema_migration'",
    );
    if (found?.['tables'] !== 1) return 0;
    const [row] = await session.rows('select count(*) as applied from mq.schema_migration');
    return Number(row?.['applied']);
  });
}

/** Empties projections of a county. As owner, because the application may not delete what it projects; the role falls back at the end of the transaction at the latest. */
export async function clearProjections(db: Kysely<Schema>, county: string, tables: readonly string[]): Promise<void> {
  await sql`set local role mq_owner`.execute(db);
  await sql`lock table mq.case_file, mq.list_item, mq.programme_record, published.item, published.item_unit, published.list_entry in exclusive mode`.execute(
    db,
  );
  for (const table of tables) await sql`delete from ${sql.table(table)} where county_id = ${county}`.execute(db);
  await sql`delete from mq.job where county_id = ${county} and kind = 'let-time-pass'`.execute(db);
  await sql`delete from mq.outbox where county_id = ${county} and topic = 'case-acts'`.execute(db);
  await sql`set local role mq_app`.execute(db);
}

/** The logins of persons who have an account. */
export async function listLogins(db: Kysely<Schema>, county: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('mq.account').select(['person_id', 'login']).where('county_id', '=', county).execute();
  return new Map(rows.map((row) => [row.person_id, row.login]));
}

/** The person of a login; undefined when there is none. */
export async function findLogin(db: Kysely<Schema>, county: string, login: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('mq.account')
    .select('person_id')
    .where('county_id', '=', county)
    .where('login', '=', login)
    .executeTakeFirst();
  return row?.person_id;
}

/** What the ledger says about data that was taken into the data room and deleted from it, in order; of one snapshot where it is named. */
export async function eventsOfImports(db: Kysely<Schema>, county: string, snapshot?: string) {
  const all = db
    .selectFrom('mq.event')
    .select(['stream_id', 'seq', 'type', 'payload', 'at', 'entry_hash'])
    .where('county_id', '=', county)
    .where('stream_kind', '=', 'import')
    .where('type', 'in', ['data-imported', 'data-deleted'])
    .orderBy('stream_id')
    .orderBy('seq');
  return (snapshot === undefined ? all : all.where('stream_id', '=', snapshot)).execute();
}
