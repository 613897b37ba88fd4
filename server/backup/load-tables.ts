import { Fault } from '../../core/kernel/outcome.ts';
import type { ReportProgress } from '../platform/control/control-message.ts';
import type { OwnerSession } from '../platform/database/open-database.ts';
import { readArchive } from './archive.ts';
import { type Manifest, tableOfPart } from './manifest.ts';

/** What is loaded, and a last look at it: throwing there undoes everything. */
export type Load = {
  readonly file: string;
  readonly manifest: Manifest;
  readonly progress: ReportProgress;
  readonly check: (session: OwnerSession) => Promise<void>;
};

/**
 * Loads all tables of a checked backup into a migrated, empty database, in one transaction. References between tables are taken off meanwhile and
 * checked as a whole when they are put back.
 */
export async function loadTables(session: OwnerSession, load: Load): Promise<void> {
  await session.script('begin; set local role mq_owner');
  try {
    const references = await listReferences(session);
    for (const { table, name } of references) await session.script(`alter table ${table} drop constraint ${name}`);
    await loadParts(session, load);
    for (const { table, name, definition } of references) await session.script(`alter table ${table} add constraint ${name} ${definition}`);
    await compareCounts(session, load.manifest);
    // The process that held the lease is not this one.
    await session.script("update mq.ledger_head set holder = '', lease_until = 'epoch'");
    await load.check(session);
    await session.script('commit');
  } catch (error) {
    await session.script('rollback');
    throw error;
  }
}

type Reference = { readonly table: string; readonly name: string; readonly definition: string };

async function listReferences(session: OwnerSession): Promise<readonly Reference[]> {
  const rows = await session.rows(`
    select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as "table", quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and n.nspname in ('mq', 'published') order by 1, 2`);
  return rows as unknown as readonly Reference[];
}

async function loadParts(session: OwnerSession, { file, manifest, progress }: Load): Promise<void> {
  const known = new Set(manifest.tables.map((table) => table.name));
  const total = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  let done = 0;
  for await (const { name, bytes } of readArchive(file)) {
    const table = tableOfPart(name);
    if (table === undefined) continue;
    if (!known.has(table)) throw new Fault('backup-damaged', { file, table });
    const lines = bytes.toString('utf8').trimEnd().split('\n');
    // Backslashes are plain characters: standard_conforming_strings is on since PostgreSQL 9.1.
    const rows = `[${lines.join(',')}]`.replaceAll("'", "''");
    await session.script(`insert into ${table} select * from json_populate_recordset(null::${table}, '${rows}')`);
    done += lines.length;
    progress(done / Math.max(1, total), table);
  }
}

async function compareCounts(session: OwnerSession, manifest: Manifest): Promise<void> {
  for (const { name, rows } of manifest.tables) {
    const [found] = await session.rows(`select count(*) as rows from ${name}`);
    if (found?.['rows'] !== rows) throw new Fault('backup-not-restored', { table: name, rows: Number(found?.['rows']), expected: rows });
  }
}
