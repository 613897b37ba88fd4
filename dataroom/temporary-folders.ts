import { rmSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders with copies of personal data that must not outlive the process, however it ends. */
const open = new Set<string>();

/** Makes a folder that is removed at the latest when the process ends. */
export async function makeTemporaryFolder(parent: string, prefix: string): Promise<string> {
  if (open.size === 0) process.once('exit', removeAll);
  const folder = await mkdtemp(join(parent, prefix));
  open.add(folder);
  return folder;
}

/** Removes such a folder. */
export async function removeTemporaryFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  open.delete(folder);
}

/** Removes what an earlier process left when it was killed. */
export async function removeLeftFolders(parent: string, prefix: string): Promise<void> {
  const left = (await readdir(parent)).filter((name) => name.startsWith(prefix));
  for (const name of left) await rm(join(parent, name), { recursive: true, force: true });
}

function removeAll(): void {
  for (const folder of open) rmSync(folder, { recursive: true, force: true });
}
