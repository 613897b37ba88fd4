import { Fault } from '../../core/kernel/outcome.ts';
import type { ReportProgress } from '../platform/control/control-message.ts';
import type { OwnerSession } from '../platform/database/open-database.ts';
import { readArchive } from './archive.ts';
import { type Manifest, tableOfPart } from './manifest.ts';
import { addReference, beginAsOwner, countRows, dropReference, insertLines, listReferences, releaseLease } from './store.ts';

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
  await beginAsOwner(session);
  try {
    const references = await listReferences(session);
    for (const reference of references) await dropReference(session, reference);
    await loadParts(session, load);
    for (const reference of references) await addReference(session, reference);
    await compareCounts(session, load.manifest);
    await releaseLease(session);
    await load.check(session);
    await session.script('commit');
  } catch (error) {
    await session.script('rollback');
    throw error;
  }
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
    await insertLines(session, table, lines);
    done += lines.length;
    progress(done / Math.max(1, total), table);
  }
}

async function compareCounts(session: OwnerSession, manifest: Manifest): Promise<void> {
  for (const { name, rows } of manifest.tables) {
    const found = await countRows(session, name);
    if (found !== rows) throw new Fault('backup-not-restored', { table: name, rows: found, expected: rows });
  }
}
