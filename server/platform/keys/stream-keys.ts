import { createHash, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

import { Fault } from '../../../core/kernel/outcome.ts';
import { syncFolder } from '../durable-file.ts';

/** One record: 16 bytes of SHA-256 of the stream's name, 32 bytes of key. An erased record is all zeros behind its name. */
const nameBytes = 16;
const keyBytes = 32;
const recordBytes = nameBytes + keyBytes;
/** A record that is still cut short after this time is nobody's work. */
const tornForMs = 20;

/**
 * Keys of streams (one per case) in one append-only file beside the database, never inside it. Several processes may share it.
 *
 * Erasing a key overwrites its record in place: what it sealed can never be opened again, also not from a backup of the database.
 * Keys are read from the file each time they are asked for, so that an erasure counts at once, in every process.
 */
export class StreamKeys {
  readonly #file: number;
  /** Appends only, so that two processes never write one place. */
  readonly #tail: number;
  readonly #places = new Map<string, number>();
  /** Up to where records have been read. */
  #end = 0;

  constructor(path: string) {
    const isNew = !existsSync(path);
    this.#tail = openSync(path, 'a', 0o600);
    this.#file = openSync(path, 'r+');
    if (isNew) syncFolder(dirname(path));
    this.#dropTorn();
    this.#readOn();
  }

  /** Takes in the records that were written since, by whichever process. */
  #readOn(): void {
    const { size } = fstatSync(this.#file);
    const bytes = Buffer.alloc(size - (size % recordBytes) - this.#end);
    const read = bytes.length === 0 ? 0 : readSync(this.#file, bytes, 0, bytes.length, this.#end);
    for (let at = 0; at + recordBytes <= read; at += recordBytes) {
      this.#places.set(bytes.toString('hex', at, at + nameBytes), this.#end + at);
    }
    this.#end += read - (read % recordBytes);
  }

  #placeOf(name: string): number | undefined {
    if (!this.#places.has(name)) this.#readOn();
    return this.#places.get(name);
  }

  #keyAt(place: number): Uint8Array | undefined {
    const key = new Uint8Array(keyBytes);
    readSync(this.#file, key, 0, keyBytes, place + nameBytes);
    return key.some((byte) => byte !== 0) ? key : undefined;
  }

  /** The key of a stream; undefined when it was erased or never made. */
  find(stream: string): Uint8Array | undefined {
    const place = this.#placeOf(nameOf(stream));
    return place === undefined ? undefined : this.#keyAt(place);
  }

  /** True when the stream had a key and it was destroyed; false also for a stream that is not known here. */
  isErased(stream: string): boolean {
    const place = this.#placeOf(nameOf(stream));
    return place !== undefined && this.#keyAt(place) === undefined;
  }

  /** Makes the key of a new stream and syncs it to disk before it may be used. Existing keys stay. @throws Fault `key-erased`, `write-cut-short` on a full disk, `key-not-kept` */
  make(stream: string): Uint8Array {
    const name = nameOf(stream);
    const place = this.#placeOf(name);
    const known = place === undefined ? undefined : this.#keyAt(place);
    if (known !== undefined) return known;
    if (place !== undefined) throw new Fault('key-erased', { stream });
    const key = randomBytes(keyBytes);
    this.#append(Buffer.concat([Buffer.from(name, 'hex'), key]));
    const found = this.find(stream);
    if (found === undefined || !key.equals(found)) throw new Fault('key-not-kept', { stream });
    return key;
  }

  /** Writes a record whole behind the last whole one, or not at all: a part of one would shift all that come later. */
  #append(record: Uint8Array): void {
    this.#dropTorn();
    let written = 0;
    try {
      // One call: what two processes append at once stays apart.
      written = writeSync(this.#tail, record);
      if (written < record.length) throw new Fault('write-cut-short', { written, of: record.length });
      fsyncSync(this.#tail);
    } catch (error) {
      this.#takeBack(record.subarray(0, written));
      throw error;
    }
  }

  /** A record cut short was never acknowledged; nothing may be written behind it. What another process writes at this moment is no such record. */
  #dropTorn(): void {
    const { size } = fstatSync(this.#file);
    if (size % recordBytes === 0) return;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, tornForMs);
    if (fstatSync(this.#file).size === size) ftruncateSync(this.#file, size - (size % recordBytes));
  }

  /** Cuts off what was just appended, unless another process has written behind it. */
  #takeBack(written: Uint8Array): void {
    const { size } = fstatSync(this.#file);
    const tail = Buffer.alloc(written.length);
    readSync(this.#file, tail, 0, tail.length, Math.max(0, size - tail.length));
    if (tail.length > 0 && tail.equals(written)) ftruncateSync(this.#file, size - tail.length);
  }

  /** Destroys the key of a stream. True when there was one. */
  erase(stream: string): boolean {
    const place = this.#placeOf(nameOf(stream));
    if (place === undefined || this.#keyAt(place) === undefined) return false;
    // The place exists, so no room is needed; a call that was interrupted is gone on with.
    for (let done = 0; done < keyBytes;) {
      const written = writeSync(this.#file, Buffer.alloc(keyBytes - done), 0, keyBytes - done, place + nameBytes + done);
      if (written === 0) throw new Fault('write-cut-short', { written: done, of: keyBytes });
      done += written;
    }
    fsyncSync(this.#file);
    return true;
  }

  close(): void {
    closeSync(this.#tail);
    closeSync(this.#file);
  }
}

function nameOf(stream: string): string {
  return createHash('sha256')
    .update(stream)
    .digest('hex')
    .slice(0, nameBytes * 2);
}
