import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../server/platform/database/migrate.ts';
import { listMigrations } from '../../server/platform/database/migration-files.ts';
import { type Database, openDatabase } from '../../server/platform/database/open-database.ts';
import { packageRoot } from '../../server/platform/database/package-place.ts';

/**
 * Opens a migrated embedded database in a folder of its own: a copy of one that is made once per state of the migrations and kept beside the
 * installed packages (making takes seconds, copying a fraction of one). Closing removes the copy. For tests of the engine itself, of its
 * disk or of its tables; everybody else takes `openPreparedEmbedded`, which starts an engine once per process.
 */
export async function openOwnEmbedded(parent: string = tmpdir()): Promise<Database> {
  const folder = await mkdtemp(join(parent, 'mingquan-test-'));
  await cp(await prepareOnce(), folder, { recursive: true });
  const database = await openDatabase({ kind: 'embedded', directory: join(folder, 'data') });
  return {
    ...database,
    close: async () => {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Several test processes may prepare at once: each makes its own, the first to rename wins. */
async function prepareOnce(): Promise<string> {
  const cache = join(packageRoot, 'node_modules', '.cache', 'mingquan');
  const ready = join(cache, `prepared-${await fingerprint()}`);
  if (existsSync(ready)) return ready;
  const draft = `${ready}.draft-${randomBytes(4).toString('hex')}`;
  await mkdir(draft, { recursive: true });
  const database = await openDatabase({ kind: 'embedded', directory: join(draft, 'data') });
  await migrate(database);
  await database.close();
  await rename(draft, ready).catch(() => rm(draft, { recursive: true }));
  return ready;
}

async function fingerprint(): Promise<string> {
  const engine = await readFile(join(packageRoot, 'node_modules', '@electric-sql', 'pglite', 'package.json'), 'utf8');
  const parts = listMigrations().map((migration) => migration.hash);
  return createHash('sha256').update(engine).update(parts.join()).digest('hex').slice(0, 16);
}
