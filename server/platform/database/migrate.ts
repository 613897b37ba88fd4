import { Fault } from '../../../core/kernel/outcome.ts';
import { instantText, type Instant } from '../../../core/kernel/instant.ts';
import { noteDataVersion } from './data-version.ts';
import { listMigrations, type Migration } from './migration-files.ts';
import type { Database, OwnerSession } from './open-database.ts';
import { sqlStateOf } from './sql-failure.ts';

/** What another process that makes the same first objects at the same moment may cause: unique key, schema, table or object exists. */
const madeByAnother = new Set(['23505', '42P06', '42P07', '42710']);

/**
 * Brings a database to this program's version: every file of `server/migrations/` that was not applied yet runs in one transaction of its own
 * as `mq_owner`, forward only, and is recorded with its hash. Running it again does nothing.
 *
 * @param now goes into the record
 * @returns names of the migrations applied by this call
 * @throws Fault `data-newer` (a newer program was here; nothing is touched), `migration-changed` (an applied file is not what it was)
 */
export async function migrate(
  database: Database,
  now: Instant = Date.now(),
  migrations: readonly Migration[] = listMigrations(),
): Promise<readonly string[]> {
  const applied = await database.asOwner((session) => applyAll(session, migrations, now));
  if (database.kind === 'embedded') noteDataVersion(database.directory, migrations.length);
  return applied;
}

async function applyAll(session: OwnerSession, migrations: readonly Migration[], now: Instant): Promise<readonly string[]> {
  const applied: string[] = [];
  for (let attempt = 1; ; attempt += 1) {
    const done = await listApplied(session);
    refuseForeign(done, migrations);
    const next = migrations[done.length];
    if (next === undefined) return applied;
    try {
      if (await apply(session, next, now)) applied.push(next.name);
      attempt = 0;
    } catch (error) {
      if (!madeByAnother.has(sqlStateOf(error) ?? '') || attempt >= 3) throw error;
    }
  }
}

type Applied = { readonly number: number; readonly name: string; readonly hash: string };

async function listApplied(session: OwnerSession): Promise<readonly Applied[]> {
  const [found] = await session.rows("select count(*) as tables from pg_tables where schemaname = 'mq' and tablename = 'schema_migration'");
  if (found?.['tables'] !== 1) return [];
  const rows = await session.rows('select number, name, hash from mq.schema_migration order by number');
  return rows as unknown as readonly Applied[];
}

function refuseForeign(done: readonly Applied[], migrations: readonly Migration[]): void {
  if (done.length > migrations.length) throw new Fault('data-newer', { data: done.length, program: migrations.length });
  for (const [at, { name, hash }] of done.entries()) {
    if (migrations[at]?.hash !== hash) throw new Fault('migration-changed', { name });
  }
}

/** False when another process has applied it in the meantime. The first migration makes the role and the table that the others need. */
async function apply(session: OwnerSession, migration: Migration, now: Instant): Promise<boolean> {
  await session.script('begin');
  try {
    if (migration.number > 1 && !(await takeTurn(session, migration.number))) {
      await session.script('rollback');
      return false;
    }
    await session.script(migration.sql);
    const { number, name, hash } = migration;
    await session.script(
      `insert into mq.schema_migration (number, name, hash, applied_at) values (${number}, '${name}', '${hash}', '${instantText(now)}')`,
    );
    await session.script('commit');
    return true;
  } catch (error) {
    await session.script('rollback');
    throw error;
  }
}

async function takeTurn(session: OwnerSession, number: number): Promise<boolean> {
  await session.script('set local role mq_owner; lock table mq.schema_migration in exclusive mode');
  const [row] = await session.rows('select count(*) as applied from mq.schema_migration');
  return row?.['applied'] === number - 1;
}
