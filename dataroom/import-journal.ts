import { open, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { adoptLeftFolder, makeTemporaryFolder, stagingPrefix } from './temporary-folders.ts';

/** Which import a staging folder is for. */
const originFile = 'origin';

/**
 * Opens the folder in which a snapshot is made. When a process was killed while it made the same snapshot, its folder is taken
 * over with what stands whole in it.
 */
export async function openStaging(room: string, id: string): Promise<string> {
  const isOwn = async (folder: string): Promise<boolean> => (await readFile(join(folder, originFile), 'utf8').catch(() => '')) === id;
  const left = await adoptLeftFolder(room, stagingPrefix, isOwn);
  if (left !== undefined) return left;
  const made = await makeTemporaryFolder(room, stagingPrefix);
  await writeFile(join(made, originFile), id, { mode: 0o600 });
  return made;
}

/** What a step of the import left when it was whole; undefined when it was not done. */
export async function readStep<Result>(staging: string, step: string): Promise<Result | undefined> {
  const text = await readFile(join(staging, `${step}.json`), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Result);
}

/**
 * Notes that a step is whole. Its files are on the disk before its note is, so that a note never speaks of what a lost power
 * has taken.
 */
export async function noteStep(staging: string, step: string, { result, files }: StepDone): Promise<void> {
  for (const file of files) await sync(join(staging, file));
  const note = join(staging, `${step}.json`);
  await writeFile(`${note}.new`, JSON.stringify(result), { mode: 0o600 });
  await sync(`${note}.new`);
  await rename(`${note}.new`, note);
}

/** What a step leaves, and the files it has written. */
export type StepDone = { readonly result: object; readonly files: readonly string[] };

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
