import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import type { Facts } from '../../core/kernel/outcome.ts';
import { type DatabaseSettings, openDatabase } from '../platform/database/open-database.ts';
import type { Settings } from '../platform/settings/read-settings.ts';
import { countSchemas, dropSchemas } from './store.ts';

/** Where a backup is restored to. */
export type RestoreTarget = { readonly settings: Settings; readonly database: DatabaseSettings };

/** The database that settings name. */
export function databaseOf(settings: Settings): DatabaseSettings {
  return settings.databaseUrl === undefined
    ? { kind: 'embedded', directory: join(settings.dataDir, 'database') }
    : { kind: 'postgres', url: settings.databaseUrl };
}

/** What stands in the way; undefined when the target is empty. Keys may be there already. */
export async function whyNotEmpty({ settings, database }: RestoreTarget): Promise<Facts | undefined> {
  const ledger = join(settings.dataDir, 'ledger');
  if (existsSync(ledger) && readdirSync(ledger).length > 0) return { folder: ledger };
  if (database.kind === 'embedded') return existsSync(database.directory) ? { folder: database.directory } : undefined;
  const opened = await openDatabase(database);
  try {
    return (await opened.asOwner(countSchemas)) === 0 ? undefined : { database: new URL(database.url).pathname.slice(1) };
  } finally {
    await opened.close();
  }
}

/** Removes what a failed restore made. The target was empty before, so all that is there is its own. */
export async function emptyTarget({ settings, database }: RestoreTarget): Promise<void> {
  rmSync(join(settings.dataDir, 'ledger'), { recursive: true, force: true });
  if (database.kind === 'embedded') return removeDirectory(database.directory);
  const opened = await openDatabase(database);
  try {
    await opened.asOwner(dropSchemas);
  } finally {
    await opened.close();
  }
}

/** The data directory with what lies beside it: its lock and its version. */
function removeDirectory(directory: string): void {
  const parent = dirname(directory);
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    if (name === basename(directory) || name.startsWith(`${basename(directory)}.`))
      rmSync(join(parent, name), { recursive: true, force: true });
  }
}
