import { type Kysely, sql } from 'kysely';

import type { OwnerSession } from '../platform/database/open-database.ts';
import type { Schema } from '../platform/database/schema.ts';

/** Sessions and failed sign-ins are of the moment: whoever restores signs in anew. */
const leftOut = ['mq.schema_migration', 'mq.session', 'mq.failure'];
const rowsAtOnce = 1_000;

/** A table with the columns of its key. */
export type Table = { readonly name: string; readonly key: string };

/** Tables to be saved, with the columns of their keys. */
export async function listTables(db: Kysely<Schema>): Promise<readonly Table[]> {
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

/** Gives the rows of a table as lines, page by page. The engine's own JSON of a row is exact: microseconds, large integers, bytes in hexadecimal. */
export async function eachPage(db: Kysely<Schema>, { name, key }: Table, take: (lines: readonly string[]) => Promise<void>): Promise<void> {
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

/** Begins a transaction in which all tables may be written. */
export async function beginAsOwner(session: OwnerSession): Promise<void> {
  await session.script('begin; set local role mq_owner');
}

/** A reference between tables. */
export type Reference = { readonly table: string; readonly name: string; readonly definition: string };

/** All references between tables of ours. */
export async function listReferences(session: OwnerSession): Promise<readonly Reference[]> {
  const rows = await session.rows(`
    select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as "table", quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and n.nspname in ('mq', 'published') order by 1, 2`);
  return rows as unknown as readonly Reference[];
}

/** Takes a reference off. */
export async function dropReference(session: OwnerSession, { table, name }: Reference): Promise<void> {
  await session.script(`alter table ${table} drop constraint ${name}`);
}

/** Puts a reference back, which checks all rows. */
export async function addReference(session: OwnerSession, { table, name, definition }: Reference): Promise<void> {
  await session.script(`alter table ${table} add constraint ${name} ${definition}`);
}

/** Writes JSON lines into a table. */
export async function insertLines(session: OwnerSession, table: string, lines: readonly string[]): Promise<void> {
  // Backslashes are plain characters: standard_conforming_strings is on since PostgreSQL 9.1.
  const rows = `[${lines.join(',')}]`.replaceAll("'", "''");
  await session.script(`insert into ${table} select * from json_populate_recordset(null::${table}, '${rows}')`);
}

/** How many rows a table has. */
export async function countRows(session: OwnerSession, table: string): Promise<number> {
  const [found] = await session.rows(`select count(*) as rows from ${table}`);
  return Number(found?.['rows']);
}

/** The process that held the lease is not the one that restores. */
export async function releaseLease(session: OwnerSession): Promise<void> {
  await session.script("update mq.ledger_head set holder = '', lease_until = 'epoch'");
}

const leavesAtOnce = 4_096;

/** A leaf of the ledger as it is stored. */
export type LeafRow = { readonly index: number; readonly entry_bytes: Uint8Array; readonly leaf_hash: Uint8Array };

/** The next leaves of the ledger; none at its end. */
export async function leavesFrom(session: OwnerSession, index: number): Promise<readonly LeafRow[]> {
  const rows = await session.rows(
    `select index, entry_bytes, leaf_hash from mq.ledger_entry where index >= ${index} order by index limit ${leavesAtOnce}`,
  );
  return rows as unknown as readonly LeafRow[];
}

/** How many of our schemas there are. */
export async function countSchemas(session: OwnerSession): Promise<number> {
  const [row] = await session.rows("select count(*) as found from pg_namespace where nspname in ('mq', 'published')");
  return Number(row?.['found']);
}

/** Removes all that is ours. */
export async function dropSchemas(session: OwnerSession): Promise<void> {
  await session.script('drop schema if exists published cascade; drop schema if exists mq cascade');
}
