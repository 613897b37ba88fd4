import { closeSync, cpSync, ftruncateSync, mkdirSync, openSync, renameSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import type { WriteRecord } from './write-log.ts';

/** Sectors fail alone: of a write that was not synced, each piece of this size may be there or not. */
const pieceBytes = 4_096;

type NameChange = Extract<WriteRecord, { readonly did: 'create' | 'make-folder' | 'remove-folder' | 'rename' | 'unlink' }>;
type DataChange = Extract<WriteRecord, { readonly did: 'write' | 'truncate' }>;

/** `directory` becomes what `base` was, and what `records` made of it as far as the disk must know. */
export type Rebuilding = {
  readonly base: string;
  readonly directory: string;
  readonly records: readonly WriteRecord[];
  /** What becomes of changes that were not synced: 0 to 1 for those that may be there in part, null for a disk that keeps none. */
  readonly random: (() => number) | null;
};

/**
 * Makes a data directory as the disk may hold it when the power fails behind the last of the records.
 *
 * The disk is one with a journal (ext4, XFS): names change in order, and a sync of any file makes all changes of names before it safe; what was
 * written into a file is safe when that file was synced. Of the rest nothing is there, or with `random` a beginning of the changes of names
 * and any pieces of the writes, in any order.
 */
export function rebuildFromLog({ base, directory, records, random }: Rebuilding): void {
  rmSync(directory, { recursive: true, force: true });
  cpSync(base, directory, { recursive: true, preserveTimestamps: true });
  const disk = new Disk(directory);
  let names: NameChange[] = [];
  const data = new Map<string, DataChange[]>();
  for (const record of records) {
    switch (record.did) {
      case 'create':
      case 'make-folder':
      case 'remove-folder':
      case 'rename':
      case 'unlink':
        names.push(record);
        break;
      case 'write':
      case 'truncate':
        data.set(record.id, [...(data.get(record.id) ?? []), record]);
        break;
      case 'sync':
        for (const change of names) disk.rename(change);
        names = [];
        for (const change of data.get(record.id) ?? []) disk.change(change);
        data.delete(record.id);
        break;
      case 'acknowledged':
        break;
    }
  }
  if (random === null) return;
  for (const change of names.slice(0, Math.floor(random() * (names.length + 1)))) disk.rename(change);
  for (const change of [...data.values()].flat()) for (const piece of piecesOf(change)) if (random() < 0.5) disk.change(piece);
}

function piecesOf(change: DataChange): readonly DataChange[] {
  if (change.did === 'truncate') return [change];
  const { bytes, at } = change;
  return Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, index) => {
    const from = index * pieceBytes;
    return { ...change, at: at + from, bytes: bytes.subarray(from, from + pieceBytes) };
  });
}

/** The files of the rebuilt directory, by the ids of the log. */
class Disk {
  readonly #directory: string;
  /** Null: a file without a name, which nobody finds again. */
  readonly #paths = new Map<string, string | null>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  rename(change: NameChange): void {
    switch (change.did) {
      case 'create':
        closeSync(openSync(join(this.#directory, change.path), 'w', 0o600));
        this.#paths.set(change.id, change.path);
        return;
      case 'make-folder':
        mkdirSync(join(this.#directory, change.path), { mode: 0o700 });
        return;
      case 'remove-folder':
        rmdirSync(join(this.#directory, change.path));
        return;
      case 'rename':
        renameSync(join(this.#directory, this.#pathOf(change.id) ?? ''), join(this.#directory, change.path));
        if (change.over !== null) this.#paths.set(change.over, null);
        this.#paths.set(change.id, change.path);
        return;
      case 'unlink':
        rmSync(join(this.#directory, this.#pathOf(change.id) ?? ''));
        this.#paths.set(change.id, null);
        return;
    }
  }

  change(change: DataChange): void {
    const path = this.#pathOf(change.id);
    if (path === null) return;
    const descriptor = openSync(join(this.#directory, path), 'r+');
    if (change.did === 'truncate') ftruncateSync(descriptor, change.size);
    else writeSync(descriptor, change.bytes, 0, change.bytes.length, change.at);
    closeSync(descriptor);
  }

  /** Null for a file whose name is not on the disk, or no longer. */
  #pathOf(id: string): string | null {
    return this.#paths.get(id) ?? (this.#paths.has(id) || !id.startsWith('=') ? null : id.slice(1));
  }
}
