import { type Kysely, sql } from 'kysely';

import type { Schema } from '../platform/database/schema.ts';
import type { ReportProgress } from '../platform/control/control-message.ts';
import type { ArchiveWriter } from './archive.ts';
import type { Manifest } from './manifest.ts';
import { TableWriter } from './table-writer.ts';

/** Sessions and failed sign-ins are of the moment: whoever restores signs in anew. */
const leftOut = ['mq.schema_migration', 'mq.session', 'mq.failure'];
const rowsAtOnce = 1_000;

type Table = { readonly name: string; readonly key: string };

/** Writes all tables of one state of the database, each in parts of JSON lines in the order of its key. Run it inside one transaction. */
export async function dumpTables(db: Kysely<Schema>, archive: ArchiveWriter, progress: ReportProgress): Promise<Manifest['tables']> {
  const tables = await listTables(db);
  const dumped: Manifest['tables'][number][] = [];
  for (const [at, table] of tables.entries()) {
    progress(at / tables.length, table.name);
    const writer = new TableWriter(archive, table.name);
    await eachPage(db, table, (lines) => writer.add(lines));
    dumped.push(await writer.finish());
  }
  return dumped;
}

async function listTables(db: Kysely<Schema>): Promise<readonly Table[]> {
  const { rows } = await sql<{ name: string; key: string }>`
    select n.nspname || '.' || c.relname as name,
      string_agg(quote_ident(a.attname), ', ' order by array_position(cast(i.indkey as int2[]), a.attnum)) as key
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_index i on i.indrelid = c.oid and i.indisprimary
    join pg_attribute a on a.attrelid = c.oid and a.attnum = any(cast(i.indkey as int2[]))
    where n.nspname in ('mq', 'published') and c.relkind = 'r'
    group by n.nspname, c.relname order by 1`.execute(db);
  return rows.filter((row) => !leftOut.includes(row.name));
}

/** The engine's own JSON of a row is exact: microseconds, large integers, bytes in hexadecimal. */
async function eachPage(db: Kysely<Schema>, { name, key }: Table, take: (lines: readonly string[]) => Promise<void>): Promise<void> {
  const cursor = sql.raw(`dump_${name.replace('.', '_')}`);
  await sql`declare ${cursor} no scroll cursor for select cast(row_to_json(t) as text) as line from ${sql.table(name)} t order by ${sql.raw(key)}`.execute(
    db,
  );
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.raw(String(rowsAtOnce))} from ${cursor}`.execute(db);
    if (rows.length === 0) break;
    await take(rows.map((row) => row.line));
  }
  await sql`close ${cursor}`.execute(db);
}
