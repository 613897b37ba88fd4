import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { LoadedSource } from './load-source.ts';
import type { SourceFile, Unread } from './source-file.ts';

/** On what authority and for what purpose data was taken in, and until when it may be kept. */
export type ImportGrounds = { readonly authority: string | null; readonly purpose: string | null; readonly deleteBy: string | null };

/** A table of a snapshot: its Parquet file with rows and hash. */
export type SnapshotTable = { readonly name: string; readonly file: string; readonly rows: number; readonly sha256: string };

/** What a snapshot holds and where it came from. It is written once and never changed. */
export type Manifest = {
  readonly format: 'mingquan-snapshot-1';
  readonly id: string;
  readonly importedAt: string;
  readonly grounds: ImportGrounds;
  readonly files: readonly SourceFile[];
  /** SHA-256 of the recipe by which files became tables. */
  readonly recipe: string;
  readonly sources: readonly LoadedSource[];
  readonly unread: readonly Unread[];
  /** Tables that no source gave, and `table.column` that no source of the table gave. */
  readonly absent: readonly string[];
  readonly periods: Readonly<Record<string, { readonly first: string | null; readonly last: string | null }>>;
  readonly tables: readonly SnapshotTable[];
};

/** SHA-256 of a file in hexadecimal. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) if (chunk instanceof Uint8Array) hash.update(chunk);
  return hash.digest('hex');
}

/** Size and hash of a source file. */
export async function describeFile(folder: string, file: string): Promise<SourceFile> {
  const path = join(folder, file);
  return { file, bytes: (await stat(path)).size, sha256: await hashFile(path) };
}

/** What a snapshot is made from: files, grounds, and the hash of the recipe by which files become tables. */
export type SnapshotOrigin = { readonly files: readonly SourceFile[]; readonly grounds: ImportGrounds; readonly recipe: string };

/** The name of a snapshot: a hash over what it was made from. Equal imports have equal names; a mended cleaner makes a new one. */
export function snapshotId({ files, grounds, recipe }: SnapshotOrigin): string {
  const parts = [...files].sort((a, b) => (a.file < b.file ? -1 : 1)).map(({ file, sha256 }) => [file, sha256]);
  return createHash('sha256')
    .update(JSON.stringify(['mingquan-snapshot-1', parts, grounds, recipe]))
    .digest('hex')
    .slice(0, 32);
}

/**
 * Puts a finished snapshot into the room in one step. Before this the room is as it was; a snapshot that is already there
 * stays, byte for byte.
 */
export async function placeSnapshot(staged: string, room: string, id: string): Promise<string> {
  const place = join(room, 'snapshots', id);
  await mkdir(join(room, 'snapshots'), { recursive: true, mode: 0o700 });
  try {
    await rename(staged, place);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST')) throw error;
    await rm(staged, { recursive: true });
  }
  return place;
}

/** Writes the manifest of a snapshot. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
}

/** The manifest of a snapshot; undefined when the folder has none. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
    return manifest.format === 'mingquan-snapshot-1' ? manifest : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The tables whose Parquet file is not what the manifest says. */
export async function changedTables(folder: string, { tables }: Manifest): Promise<readonly string[]> {
  const hashes = await Promise.all(tables.map(({ file }) => hashFile(join(folder, file)).catch(() => '')));
  return tables.flatMap(({ name, sha256 }, index) => (hashes[index] === sha256 ? [] : [name]));
}
