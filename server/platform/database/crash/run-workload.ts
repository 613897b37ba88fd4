import { writeSync } from 'node:fs';
import { migrate } from '../migrate.ts';
import { openDatabase } from '../open-database.ts';
import type { CrashWorkload } from './crash-workload.ts';

/** The child of a crash loop: opens the data directory it was started with and works until it is killed; acknowledges on descriptor 3, one line per commit. */
export async function runWorkload(workload: CrashWorkload): Promise<never> {
  const [directory = ''] = process.argv.slice(2);
  const database = await openDatabase({ kind: 'embedded', directory });
  await migrate(database);
  await workload.prepare(database);
  writeSync(3, 'ready\n');
  return workload.write(database, (text) => writeSync(3, `${text}\n`));
}
