import { createHash, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

import { Fault } from '../../../core/kernel/outcome.ts';

/** One record: 16 bytes of SHA-256 of the stream's name, 32 bytes of key. An erased record is all zeros behind its name. */
const nameBytes = 16;
const keyBytes = 32;
const recordBytes = nameBytes + keyBytes;

/**
 * Keys of streams (one per case) in one append-only file beside the database, never inside it.
 *
 * Erasing a key overwrites its record in place: what it sealed can never be opened again, also not from a backup of the database.
 */
export class StreamKeys {
  readonly #file: number;
  readonly #places = new Map<string, number>();
  readonly #keys = new Map<string, Uint8Array>();
  #end: number;

  constructor(path: string) {
    const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    // A record cut short by a power loss was never acknowledged; it is written over.
    this.#end = bytes.length - (bytes.length % recordBytes);
    for (let at = 0; at < this.#end; at += recordBytes) this.#remember(bytes.subarray(at, at + recordBytes), at);
    this.#file = openSync(path, existsSync(path) ? 'r+' : 'wx+', 0o600);
  }

  #remember(record: Uint8Array, at: number): void {
    const name = Buffer.from(record.subarray(0, nameBytes)).toString('hex');
    const key = Uint8Array.from(record.subarray(nameBytes));
    this.#places.set(name, at);
    if (key.some((byte) => byte !== 0)) this.#keys.set(name, key);
  }

  /** The key of a stream; undefined when it was erased or never made. */
  find(stream: string): Uint8Array | undefined {
    return this.#keys.get(nameOf(stream));
  }

  /** True when the stream had a key and it was destroyed; false also for a stream that is not known here. */
  isErased(stream: string): boolean {
    const name = nameOf(stream);
    return this.#places.has(name) && !this.#keys.has(name);
  }

  /** Makes the key of a new stream and syncs it to disk before it may be used. Existing keys stay. */
  make(stream: string): Uint8Array {
    const name = nameOf(stream);
    const known = this.#keys.get(name);
    if (known !== undefined) return known;
    if (this.#places.has(name)) throw new Fault('key-erased', { stream });
    const key = randomBytes(keyBytes);
    const record = Buffer.concat([Buffer.from(name, 'hex'), key]);
    writeSync(this.#file, record, 0, recordBytes, this.#end);
    fsyncSync(this.#file);
    this.#places.set(name, this.#end);
    this.#keys.set(name, key);
    this.#end += recordBytes;
    return key;
  }

  /** Destroys the key of a stream. True when there was one. */
  erase(stream: string): boolean {
    const name = nameOf(stream);
    const at = this.#places.get(name);
    if (at === undefined || !this.#keys.has(name)) return false;
    writeSync(this.#file, Buffer.alloc(keyBytes), 0, keyBytes, at + nameBytes);
    fsyncSync(this.#file);
    this.#keys.delete(name);
    return true;
  }

  close(): void {
    closeSync(this.#file);
  }
}

function nameOf(stream: string): string {
  return createHash('sha256')
    .update(stream)
    .digest('hex')
    .slice(0, nameBytes * 2);
}
