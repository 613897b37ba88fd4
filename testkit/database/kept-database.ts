import { tmpdir } from 'node:os';

import type { Database } from '../../server/platform/database/open-database.ts';
import { emptyTables } from './empty-tables.ts';
import { openOwnEmbedded } from './prepared-directory.ts';
import { openOwnServer } from './test-server.ts';

type Kept = { readonly database: Database; readonly shape: string };

/** An engine takes seconds to start and to become quick; one of each kind is kept for the files that this process still has to run. */
const idle = new Map<Database['kind'], Kept>();

/**
 * A migrated embedded database with empty tables. Closing gives it back: the next file of the same process finds the engine running. A
 * database whose tables, triggers, rights or migrations differ from what they were is not given on but ended.
 *
 * What is proved with it must not hang on the disk: it lies in memory where the system has room there (`openOwnEmbedded` does not).
 */
export function openPreparedEmbedded(): Promise<Database> {
  return take('embedded', () => openOwnEmbedded(process.env['MINGQUAN_TEST_MEMORY'] ?? tmpdir()));
}

/** The same on the test server. The run drops it at its end. */
export function openPreparedServer(server: string): Promise<Database> {
  return take('postgres', () => openOwnServer(server));
}

/** Where the rows of a county that is put back lie between its uses (`testkit/county/kept-county.ts`). */
export function schemaOfKeptRows(name: string): string {
  return `kept_${name}`;
}

async function take(kind: Database['kind'], start: () => Promise<Database>): Promise<Database> {
  const kept = idle.get(kind) ?? (await watched(start()));
  idle.delete(kind);
  await emptyTables(kept.database);
  let isClosed = false;
  return {
    ...kept.database,
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await giveBack(kept);
    },
  };
}

async function watched(starting: Promise<Database>): Promise<Kept> {
  const database = await starting;
  return { database, shape: await shapeOf(database) };
}

async function giveBack(kept: Kept): Promise<void> {
  const { kind } = kept.database;
  if (!idle.has(kind) && (await shapeOf(kept.database)) === kept.shape) idle.set(kind, kept);
  else await kept.database.close();
}

/** Everything but rows that a test could leave changed. */
async function shapeOf(database: Database): Promise<string> {
  const rows = await database.asOwner((session) =>
    session.rows(`
      with own as (select oid from pg_namespace where nspname !~ '^(pg_toast|kept_)' and nspname not in ('pg_catalog', 'information_schema')),
      said (line) as (
        select concat_ws(' ', 'class', relnamespace, relname, relkind, relacl::text, relrowsecurity, relowner) from pg_class
          where relnamespace in (select oid from own)
        union all select concat_ws(' ', 'column', attrelid, attname, atttypid, attnotnull, atthasdef) from pg_attribute
          join pg_class on pg_class.oid = attrelid where relnamespace in (select oid from own)
        union all select concat_ws(' ', 'constraint', conrelid, conname, convalidated) from pg_constraint
          where connamespace in (select oid from own)
        union all select concat_ws(' ', 'trigger', tgrelid, tgname, tgenabled) from pg_trigger
        union all select concat_ws(' ', 'function', proname, prosrc) from pg_proc where pronamespace in (select oid from own)
        union all select concat_ws(' ', 'role', rolname, rolsuper) from pg_roles where rolname like 'mq\\_%'
        union all select concat_ws(' ', 'setting', setrole, setconfig::text) from pg_db_role_setting
          where setdatabase in (0, (select oid from pg_database where datname = current_database()))
        union all select concat_ws(' ', 'migration', to_jsonb(done)::text) from mq.schema_migration as done
      )
      select md5(string_agg(line, chr(10) order by line)) as shape from said`),
  );
  return String(rows[0]?.['shape']);
}
