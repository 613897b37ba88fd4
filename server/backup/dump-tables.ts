import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';

import type { Schema } from '../platform/database/schema.ts';
import type { ReportProgress } from '../platform/control/control-message.ts';
import type { ArchiveWriter } from './archive.ts';
import { type Manifest, partName } from './manifest.ts';

/** Sessions and failed sign-ins are of the moment: whoever restores signs in anew. */
const leftOut = ['mq.schema_migration', 'mq.session', 'mq.failure'];
const rowsAtOnce = 1_000;
const partBytes = 4 * 1024 * 1024;

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

class TableWriter {
  readonly #archive: ArchiveWriter;
  readonly #name: string;
  readonly #hash = createHash('sha256');
  #lines: string[] = [];
  #length = 0;
  #rows = 0;
  #parts = 0;

  constructor(archive: ArchiveWriter, name: string) {
    this.#archive = archive;
    this.#name = name;
  }

  async add(lines: readonly string[]): Promise<void> {
    for (const line of lines) {
      this.#lines.push(`${line}\n`);
      this.#length += line.length;
      if (this.#length >= partBytes) await this.#flush();
    }
  }

  async finish(): Promise<Manifest['tables'][number]> {
    if (this.#lines.length > 0) await this.#flush();
    return { name: this.#name, rows: this.#rows, sha256: this.#hash.digest('hex') };
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.from(this.#lines.join(''));
    this.#parts += 1;
    this.#rows += this.#lines.length;
    this.#hash.update(bytes);
    [this.#lines, this.#length] = [[], 0];
    await this.#archive.add(partName(this.#name, this.#parts), bytes);
  }
}
