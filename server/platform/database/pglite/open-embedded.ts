import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Fault } from '../../../../core/kernel/outcome.ts';
import { type DirectoryLock, lockDirectory } from './directory-lock.ts';
import { EngineLink, type EngineSettings } from './engine-link.ts';

/** Version of PostgreSQL inside the pinned engine, as its data directories name it. */
const engineVersion = 18;

/** An opened data directory: the engine and the lock that keeps others out. */
export type Embedded = { readonly directory: string; readonly link: EngineLink; readonly close: () => Promise<void> };

/**
 * Locks a data directory, makes it if there is none, and opens it with every commit synced.
 *
 * @throws Fault of `lockDirectory`; `data-engine-newer`, `data-directory-foreign`; `database-not-durable` when no sync reached the disk
 */
export async function openEmbedded(settings: EngineSettings, refuseData: (directory: string) => void): Promise<Embedded> {
  const directory = resolve(settings.directory);
  mkdirSync(dirname(directory), { recursive: true });
  const lock = await lockDirectory(directory);
  try {
    refuseData(directory);
    refuseForeignDirectory(directory);
    if (!existsSync(join(directory, 'PG_VERSION'))) await makeDirectory({ ...settings, directory });
    const link = await EngineLink.open({ ...settings, directory });
    await proveDurable(link);
    return { directory, link, close: () => close(link, lock) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function close(link: EngineLink, lock: DirectoryLock): Promise<void> {
  try {
    await link.close();
  } finally {
    await lock.release();
  }
}

/** One commit that changes nothing but the log. If it did not reach the disk, nothing that we acknowledge would be safe. */
async function proveDurable(link: EngineLink): Promise<void> {
  const before = await link.countSyncs();
  await link.script('login', "select pg_logical_emit_message(true, 'mingquan', 'opened')");
  const syncs = (await link.countSyncs()) - before;
  if (syncs > 0) return;
  await link.close();
  throw new Fault('database-not-durable', { syncs });
}

function refuseForeignDirectory(directory: string): void {
  if (!existsSync(directory) || readdirSync(directory).length === 0) return;
  const versionFile = join(directory, 'PG_VERSION');
  if (!existsSync(versionFile)) throw new Fault('data-directory-foreign', { directory });
  const version = Number(readFileSync(versionFile, 'utf8').trim());
  if (version > engineVersion) throw new Fault('data-engine-newer', { directory, data: version, program: engineVersion });
  if (version !== engineVersion) throw new Fault('data-engine-older', { directory, data: version, program: engineVersion });
}

/** Made under another name, synced, then renamed: an interrupted making leaves no half directory under the real name. */
async function makeDirectory(settings: EngineSettings): Promise<void> {
  const { directory } = settings;
  const parent = dirname(directory);
  const prefix = `${basename(directory)}.making-`;
  for (const name of readdirSync(parent)) if (name.startsWith(prefix)) rmSync(join(parent, name), { recursive: true });
  const draft = join(parent, `${prefix}${randomBytes(4).toString('hex')}`);
  await EngineLink.create({ ...settings, directory: draft });
  syncTree(draft);
  renameSync(draft, directory);
  syncPath(parent);
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else if (entry.isFile()) syncPath(path);
  }
  syncPath(folder);
}

function syncPath(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
