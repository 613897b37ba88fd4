import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a file so that it is whole or absent after a power loss: temporary name, sync, rename, sync of the folder. */
export function writeDurably(path: string, bytes: Uint8Array, mode = 0o644): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.new`;
  writeWhole(temporary, { flags: 'w', mode }, bytes);
  renameSync(temporary, path);
  syncFolder(dirname(path));
}

/** Writes and syncs a file by name; none is left when the disk took only a part. The folder is not synced. */
export function writeWhole(path: string, how: { readonly flags: 'w' | 'wx'; readonly mode: number }, bytes: Uint8Array): void {
  const file = openSync(path, how.flags, how.mode);
  try {
    // Not `writeSync`: on a disk that fills up that writes less than all and does not throw.
    writeFileSync(file, bytes);
    fsyncSync(file);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

/** The same as {@link writeDurably} beside other work: a sync takes milliseconds, in which a server answers many people. */
export async function writeDurablyBeside(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.new`;
  const file = await open(temporary, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  if (process.platform === 'win32') return;
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Makes names in a folder durable. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
