import { existsSync, statfsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder in memory where the system has one: for what is not about the disk of this machine. */
export const memoryFolder: string = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** The same where it has room for databases; containers often have 64 MB. */
export function roomyFolder(): string {
  const { bavail, bsize } = statfsSync(memoryFolder);
  return bavail * bsize > 2 * 1024 ** 3 ? memoryFolder : tmpdir();
}

/** Runs `use` with a new empty folder and removes it afterwards. */
export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>, parent: string = tmpdir()): Promise<T> {
  const folder = await mkdtemp(join(parent, 'mingquan-test-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
