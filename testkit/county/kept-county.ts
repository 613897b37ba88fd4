import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Database } from '../../server/platform/database/open-database.ts';
import { emptyTables } from '../database/empty-tables.ts';
import { schemaOfKeptRows } from '../database/kept-database.ts';

/** Folders of counties that were made, by the database that holds their rows. */
const made = new WeakMap<object, Map<string, string>>();

/**
 * A county that is made once for each database of this process and put back whenever it is asked for: its rows are copied inside the
 * database, its keys and its ledger as files. `make` fills an empty database and an empty folder and leaves nothing running.
 *
 * @returns folder of the county's own; whoever asks removes it
 */
export async function putBackCounty(database: Database, name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folders = made.get(database.app) ?? new Map<string, string>();
  made.set(database.app, folders);
  const known = folders.get(name);
  if (known !== undefined) {
    await emptyTables(database);
    await database.asOwner((session) => session.script(putBackRows(schemaOfKeptRows(name))));
    return copyOf(known);
  }
  const folder = await mkdtemp(join(tmpdir(), 'mingquan-county-'));
  await make(folder);
  if (!(await mayPutBack(database))) return folder;
  await database.asOwner((session) => session.script(keepRows(schemaOfKeptRows(name))));
  folders.set(name, folder);
  return copyOf(folder);
}

async function copyOf(folder: string): Promise<string> {
  const own = await mkdtemp(join(tmpdir(), 'mingquan-county-'));
  await cp(folder, own, { recursive: true });
  return own;
}

/** Rows are put back with their triggers asleep: what they watch was watched when the rows were written first. */
async function mayPutBack(database: Database): Promise<boolean> {
  const [row] = await database.asOwner((session) => session.rows(`select current_setting('is_superuser') = 'on' as may`));
  return row?.['may'] === true || row?.['may'] === 't';
}

function keepRows(schema: string): string {
  return `
    create schema ${schema};
    do $$
    declare
      found record;
      has_rows boolean;
    begin
      for found in
        select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname in ('mq', 'published') and tablename <> 'schema_migration'
      loop
        execute format('select exists (select from %s)', found.name) into has_rows;
        if has_rows then execute format('create unlogged table ${schema}.%I as table %s', found.name, found.name); end if;
      end loop;
    end
    $$`;
}

function putBackRows(schema: string): string {
  return `
    do $$
    declare
      found record;
    begin
      perform set_config('session_replication_role', 'replica', true);
      for found in
        select relname as name, string_agg(quote_ident(attname), ', ' order by attnum) as columns
        from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = ''
        where relnamespace = '${schema}'::regnamespace and relkind = 'r'
        group by relname
      loop
        execute format('insert into %s (%s) overriding system value select %s from ${schema}.%I',
          found.name, found.columns, found.columns, found.name);
      end loop;
    end
    $$`;
}

/** Removes the folder of a county. */
export function removeCounty(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}
