import type { Kysely } from 'kysely';

import type { Schema } from '../platform/database/schema.ts';
import type { ReportProgress } from '../platform/control/control-message.ts';
import type { ArchiveWriter } from './archive.ts';
import type { Manifest } from './manifest.ts';
import { eachPage, listTables } from './store.ts';
import { TableWriter } from './table-writer.ts';

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
