import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { LoadedSource } from './load-source.ts';
import type { SourceFile, Unread } from './source-file.ts';

/** On what authority and for what purpose data was taken in, and until when it may be kept. */
export type ImportGrounds = { readonly authority: string | null; readonly purpose: string | null; readonly deleteBy: string | null };

/** A Parquet file of a table, in the folder of the snapshot that wrote it. */
export type SnapshotFile = { readonly snapshot: string; readonly file: string; readonly rows: number; readonly sha256: string };

/** A table of a snapshot: its rows stand in files of its own and, where the snapshot extends another, in files of that one. */
export type SnapshotTable = { readonly name: string; readonly rows: number; readonly files: readonly SnapshotFile[] };

/** What a batch did to a table: rows that are new, rows that take the place of earlier ones, rows that were known. */
export type TableGrowth = { readonly table: string; readonly added: number; readonly replaced: number; readonly known: number };

/** A snapshot and where it lies. */
export type Snapshot = { readonly folder: string; readonly manifest: Manifest };

const snapshotFormat = 'mingquan-snapshot-2';

/** What a snapshot holds and where it came from. It is written once and never changed. */
export type Manifest = {
  readonly format: typeof snapshotFormat;
  readonly id: string;
  /** The snapshot that this one extends; null when it stands alone. */
  readonly base: string | null;
  /** Hashes of what this snapshot and those it extends were made from, the oldest first. */
  readonly origins: readonly string[];
  /** What the batch did to the tables of the base; empty when there is none. */
  readonly growth: readonly TableGrowth[];
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

/** A hash over what a snapshot is made from. Equal imports have equal hashes; a mended cleaner makes another. */
export function originHash({ files, grounds, recipe }: SnapshotOrigin): string {
  const parts = [...files].sort((a, b) => (a.file < b.file ? -1 : 1)).map(({ file, sha256 }) => [file, sha256]);
  return shortHash([snapshotFormat, parts, grounds, recipe]);
}

/** The name of a snapshot: that of its origin, or a hash over it and the snapshot it extends. */
export function snapshotId(origin: string, base: string | null): string {
  return base === null ? origin : shortHash([origin, base]);
}

function shortHash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}

/** The path of a file of a snapshot, or of one that it extends: all lie side by side in the room. */
export function pathOf(snapshotFolder: string, { snapshot, file }: SnapshotFile): string {
  return join(dirname(snapshotFolder), snapshot, file);
}

/** Notes which snapshot of a room a batch extends from now on. */
export async function setCurrent(room: string, id: string): Promise<void> {
  const path = join(room, 'current');
  await writeFile(`${path}.new`, id, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/** The snapshot of a room that a batch extends; undefined when there is none. */
export async function findCurrent(room: string): Promise<Snapshot | undefined> {
  const id = await readFile(join(room, 'current'), 'utf8').catch(() => undefined);
  if (id === undefined || !/^[0-9a-f]{32}$/.test(id)) return undefined;
  const folder = join(room, 'snapshots', id);
  const manifest = await readManifest(folder);
  return manifest === undefined ? undefined : { folder, manifest };
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
    return manifest.format === snapshotFormat ? manifest : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The tables of which a Parquet file is not what the manifest says. */
export async function changedTables({ folder, manifest }: Snapshot): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const { name, files } of manifest.tables) {
    const hashes = await Promise.all(files.map((one) => hashFile(pathOf(folder, one)).catch(() => '')));
    if (files.some(({ sha256 }, index) => hashes[index] !== sha256)) changed.push(name);
  }
  return changed;
}
