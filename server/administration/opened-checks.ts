import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { listMigrations } from '../platform/database/migration-files.ts';
import type { Database } from '../platform/database/open-database.ts';
import type { Settings } from '../platform/settings/read-settings.ts';
import { findCounty, ledgerFolder } from '../open-county.ts';
import { type Check, failing, fine, warning } from './check.ts';
import { countyStatus } from './county-status.ts';
import { statusChecks } from './status-checks.ts';
import { appliedMigrations } from './store.ts';

const name = '数据库 database';

/** What an opened database says: its version, its county, the ledger. Nothing is migrated. */
export async function openedChecks(settings: Settings, database: Database): Promise<readonly Check[]> {
  const program = listMigrations().length;
  const applied = await appliedMigrations(database);
  if (applied > program)
    return [failing(name, `数据版本 ${applied} 比程序 ${program} 新 newer than the program`, '换新版本的程序 · use the newer program')];
  const version =
    applied === program
      ? fine(name, `结构版本 schema ${applied}`)
      : warning(name, `结构版本 schema ${applied}，程序 program ${program}`, '下次启动时升级 · upgraded at the next start');
  const county = applied === program ? await findCounty(database) : undefined;
  if (county === undefined) return [version, warning('县 county', '还没有 none yet', 'mingquan init')];
  const status = await countyStatus(database, county, { ledgerSeed: seedIn(settings), folder: ledgerFolder(settings), now: Date.now });
  return [version, ...statusChecks(status)];
}

function seedIn({ keyDir }: Settings): Uint8Array | null {
  const file = join(keyDir, 'ledger.key');
  return existsSync(file) ? Buffer.from(readFileSync(file, 'utf8').trim(), 'hex') : null;
}
