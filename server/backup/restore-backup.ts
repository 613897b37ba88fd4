import { join } from 'node:path';

import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { ReportProgress } from '../platform/control/control-message.ts';
import { migrate } from '../platform/database/migrate.ts';
import { listMigrations } from '../platform/database/migration-files.ts';
import { openDatabase } from '../platform/database/open-database.ts';
import type { Settings } from '../platform/settings/read-settings.ts';
import { databaseOf, emptyTarget, type RestoreTarget, whyNotEmpty } from './restore-target.ts';
import { checkRoot } from './check-root.ts';
import { loadTables } from './load-tables.ts';
import { type CheckedBackup, checkBackup } from './read-backup.ts';
import { refuseForeignKeys, refuseForeignSchema } from './refuse-foreign.ts';
import { keysIn } from './seal-keys.ts';
import { writeTiles } from './write-tiles.ts';

/** What is restored where. `published` is the text of a checkpoint that was published, `keys` are key files that must be this ledger's. */
export type RestoreOrder = {
  readonly settings: Settings;
  readonly from: string;
  readonly published?: string;
  readonly keys?: ReadonlyMap<string, Buffer>;
  readonly progress?: ReportProgress;
};

/** What was restored. `key` is the ledger's verifier key. */
export type RestoredBackup = Signed & { readonly county: string; readonly rows: number; readonly entries: number; readonly key: string };
type Signed = { readonly size: number; readonly root: string };

/**
 * Restores a backup into an empty folder (or an empty PostgreSQL database), all of it or nothing: hashes first, then all tables in one
 * transaction, then the ledger's root against the checkpoints, then the tiles.
 *
 * Refused: `restore-target-not-empty`.
 *
 * @throws Fault of `checkBackup`, `checkRoot` and `migrate`; what was made is removed
 */
export async function restoreBackup(order: RestoreOrder): Promise<RestoredBackup | Refusal<'restore-target-not-empty'>> {
  const { settings, progress = () => {} } = order;
  const target: RestoreTarget = { settings, database: databaseOf(settings) };
  const occupied = await whyNotEmpty(target);
  if (occupied !== undefined) return refuse('restore-target-not-empty', occupied);
  const backup = await checkBackup(order.from, (share, label) => progress(share, `检查 checking ${label}`));
  refuseForeignSchema(backup);
  refuseForeignKeys(backup, order.keys ?? keysIn(settings.keyDir));
  try {
    return await fill(target, backup, order);
  } catch (error) {
    await emptyTarget(target);
    throw error;
  }
}

async function fill({ settings, database: where }: RestoreTarget, backup: CheckedBackup, order: RestoreOrder): Promise<RestoredBackup> {
  const { manifest } = backup;
  const { progress = () => {} } = order;
  const database = await openDatabase(where);
  try {
    await migrate(database, Date.now(), listMigrations().slice(0, manifest.schema.length));
    const check = async (session: Parameters<typeof checkRoot>[0]): Promise<void> =>
      void (await checkRoot(session, backup, order.published));
    const load = {
      file: order.from,
      manifest,
      check,
      progress: (share: number, label: string) => progress(share, `装入 loading ${label}`),
    };
    await database.asOwner((session) => loadTables(session, load));
    await migrate(database);
    await writeTiles(database, backup, join(settings.dataDir, 'ledger'));
    const signed = manifest.ledger.signed ?? { size: 0, root: '' };
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    return { county: manifest.county.name, rows, entries: manifest.ledger.entries, ...signed, key: manifest.ledger.key };
  } finally {
    await database.close();
  }
}
