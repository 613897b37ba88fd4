import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { Fault } from '../../core/kernel/outcome.ts';
import { askControl } from '../platform/control/ask-control.ts';
import { openDatabase } from '../platform/database/open-database.ts';
import type { Settings } from '../platform/settings/read-settings.ts';
import { type Check, failing, fine, warning } from './check.ts';
import { checkMachine } from './check-machine.ts';
import { statusChecks } from './status-checks.ts';
import type { CountyStatus } from './county-status.ts';
import { openedChecks } from './opened-checks.ts';

const name = '数据库 database';

/** Looks at an installation, changing nothing: program, folders, keys, disk, library, database, ledger, clock. */
export async function checkInstallation(settings: Settings): Promise<readonly Check[]> {
  return [...checkMachine(settings), ...(await checkDatabase(settings))];
}

async function checkDatabase(settings: Settings): Promise<readonly Check[]> {
  const directory = join(settings.dataDir, 'database');
  if (settings.databaseUrl === undefined) {
    if (!existsSync(directory)) return [warning(name, '还没有数据 no data yet', '用 mingquan init 建县，或 npm start 看示例县')];
    const living = await askControl(directory, { do: 'status', with: null }).catch(() => undefined);
    if (living !== undefined)
      return servedChecks(living.answer as CountyStatus & { readonly pid: number; readonly stopped: string | null });
  }
  try {
    const database = await openDatabase(
      settings.databaseUrl === undefined ? { kind: 'embedded', directory } : { kind: 'postgres', url: settings.databaseUrl },
    );
    try {
      return await openedChecks(settings, database);
    } finally {
      await database.close();
    }
  } catch (error) {
    return [notOpened(error)];
  }
}

function servedChecks(status: CountyStatus & { readonly pid: number; readonly stopped: string | null }): readonly Check[] {
  const ledger =
    status.stopped === null
      ? []
      : [failing('记账 ledger job', `已停 stopped: ${status.stopped}`, '先查清原因：mingquan verify --database · find the cause first')];
  return [fine(name, `由进程 ${status.pid} 使用 held by process ${status.pid}`), ...statusChecks(status), ...ledger];
}

function notOpened(error: unknown): Check {
  if (error instanceof Fault && error.code === 'database-held') {
    return warning(
      name,
      `由进程 ${String(error.facts['pid'])} 使用 held by process ${String(error.facts['pid'])}`,
      '它没有应答；停掉它再查 · it does not answer; stop it and look again',
    );
  }
  return failing(
    name,
    error instanceof Error ? error.message : String(error),
    '检查数据目录或 DATABASE_URL · check the data folder or DATABASE_URL',
  );
}
