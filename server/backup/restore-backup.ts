import { join } from 'node:path';

import { asId } from '../../core/kernel/id.ts';
import { Fault, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { type TileAddress, tilePath, tilesOfGrowth, TILE_WIDTH } from '../../core/ledger/tile.ts';
import type { ReportProgress } from '../platform/control/control-message.ts';
import { migrate } from '../platform/database/migrate.ts';
import { listMigrations } from '../platform/database/migration-files.ts';
import { type Database, openDatabase } from '../platform/database/open-database.ts';
import type { Settings } from '../platform/settings/read-settings.ts';
import { LogTree } from '../ledger/log-tree.ts';
import { writeDurably } from '../platform/durable-file.ts';
import { databaseOf, emptyTarget, type RestoreTarget, whyNotEmpty } from './restore-target.ts';
import { checkRoot } from './check-root.ts';
import { loadTables } from './load-tables.ts';
import { type CheckedBackup, checkBackup } from './read-backup.ts';

/** What is restored where. `published` is the text of a checkpoint that was published. */
export type RestoreOrder = {
  readonly settings: Settings;
  readonly from: string;
  readonly published?: string;
  readonly progress?: ReportProgress;
};

/** What was restored. `key` is the ledger's verifier key. */
export type RestoredBackup = {
  readonly county: string;
  readonly rows: number;
  readonly entries: number;
  readonly size: number;
  readonly root: string;
  readonly key: string;
};

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
  try {
    return await fill(target, backup, order);
  } catch (error) {
    await emptyTarget(target);
    throw error;
  }
}

/** The tables are first made as they were in the backup, then brought to this program's version. */
function refuseForeignSchema({ manifest }: CheckedBackup): void {
  const own = listMigrations();
  if (manifest.schema.length > own.length) throw new Fault('data-newer', { data: manifest.schema.length, program: own.length });
  const changed = manifest.schema.find(({ hash }, at) => own[at]?.hash !== hash);
  if (changed !== undefined) throw new Fault('migration-changed', { name: changed.name });
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

async function writeTiles(database: Database, { manifest, checkpoint }: CheckedBackup, folder: string): Promise<void> {
  if (checkpoint === null || manifest.ledger.signed === null) return;
  const { size } = manifest.ledger.signed;
  const log = new LogTree({ database, county: asId<'county'>(manifest.county.id) });
  await log.catchUp(size);
  const full = (address: TileAddress): boolean => address.width === TILE_WIDTH;
  for (const address of tilesOfGrowth(0, size).filter(full)) writeDurably(join(folder, tilePath(address)), await log.tileBytes(address));
  writeDurably(join(folder, 'checkpoint'), Buffer.from(checkpoint));
}
