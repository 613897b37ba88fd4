import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders with copies of personal data that must not outlive the process, however it ends. */
const open = new Set<string>();

/** How the names of folders begin in which a snapshot is made. */
export const stagingPrefix = '.staging-';

/** How the names of folders begin in which a sweep works. */
export const sweepPrefix = '.room-';

/** A database may still write into a folder while it is removed. */
const insisting = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 } as const;

/** Makes a folder that is removed at the latest when the process ends. Its name holds the number of the process. */
export async function makeTemporaryFolder(parent: string, prefix: string): Promise<string> {
  if (!process.listeners('exit').includes(removeAll)) process.once('exit', removeAll);
  const folder = await mkdtemp(join(parent, `${prefix}${process.pid}-`));
  open.add(folder);
  return folder;
}

/**
 * Takes over a folder that a killed process left, when it is one that is wanted. Of two that want the same one gets it.
 *
 * @returns undefined when there is none
 */
export async function adoptLeftFolder(
  parent: string,
  prefix: string,
  isWanted: (folder: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (const left of await leftFolders(parent, prefix)) {
    if (!(await isWanted(left))) continue;
    const own = await makeTemporaryFolder(parent, prefix);
    try {
      // A folder takes the place of an empty one; the name then tells which process it belongs to.
      await rename(left, own);
      return own;
    } catch (error) {
      await removeTemporaryFolder(own);
      if (!isAbsent(error)) throw error;
    }
  }
  return undefined;
}

/** Removes such a folder. */
export async function removeTemporaryFolder(folder: string): Promise<void> {
  await rm(folder, insisting);
  open.delete(folder);
}

/** Removes the copies that sweeps left in output folder and room when they were killed; those of processes that still run stay. */
export async function removeLeftCopies({ output, room }: { readonly output: string; readonly room: string | null }): Promise<void> {
  await removeLeftFolders(output, sweepPrefix);
  if (room !== null) await removeLeftFolders(room, stagingPrefix);
}

async function removeLeftFolders(parent: string, prefix: string): Promise<void> {
  for (const folder of await leftFolders(parent, prefix)) await rm(folder, insisting);
}

async function leftFolders(parent: string, prefix: string): Promise<readonly string[]> {
  const names = await readdir(parent).catch((error: unknown): readonly string[] => {
    if (isAbsent(error)) return [];
    throw error;
  });
  return names.flatMap((name) =>
    name.startsWith(prefix) && !open.has(join(parent, name)) && !isInUse(name.slice(prefix.length)) ? [join(parent, name)] : [],
  );
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** A folder with the number of this process that this process did not make is of an earlier one with the same number. */
function isInUse(rest: string): boolean {
  const [, pid] = /^(\d+)-/.exec(rest) ?? [];
  if (pid === undefined || Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return !isZombie(pid);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A killed process keeps its number until its parent asks for it; in containers nobody may ever do so. */
function isZombie(pid: string): boolean {
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

function removeAll(): void {
  for (const folder of open) rmSync(folder, insisting);
}
