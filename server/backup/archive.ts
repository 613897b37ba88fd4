import { closeSync, createReadStream, createWriteStream, fsyncSync, openSync, renameSync, rmSync, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { dirname } from 'node:path';
import { createGunzip, createGzip, type Gzip } from 'node:zlib';

import { Fault } from '../../core/kernel/outcome.ts';
import { syncFolder } from '../platform/durable-file.ts';

/** A backup is a tar archive (ustar) in gzip: `tar tzf` lists it. Parts are small, so that none must be streamed. */
const block = 512;
const largestPart = 64 * 1024 * 1024;

/** One file of an archive. */
export type Part = { readonly name: string; readonly bytes: Buffer };

/** Writes an archive beside its final name, synced and renamed at the end, so that a half one is never taken for a whole one. */
export class ArchiveWriter {
  readonly #path: string;
  readonly #gzip: Gzip = createGzip();
  readonly #file: WriteStream;
  readonly #closed: Promise<void>;

  constructor(path: string) {
    this.#path = path;
    this.#file = createWriteStream(`${path}.part`, { flags: 'w', mode: 0o600 });
    this.#closed = new Promise<void>((resolve) => this.#file.once('close', () => resolve()));
    this.#file.once('error', () => undefined);
    this.#gzip.pipe(this.#file);
  }

  /** Adds one file. */
  async add(name: string, bytes: Buffer): Promise<void> {
    await this.#write(Buffer.concat([headerOf(name, bytes.length), bytes, Buffer.alloc(padding(bytes.length))]));
  }

  /** Ends the archive and gives it its name. */
  async finish(): Promise<void> {
    await this.#write(Buffer.alloc(2 * block));
    this.#gzip.end();
    await finished(this.#file);
    const descriptor = openSync(`${this.#path}.part`, 'r');
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(`${this.#path}.part`, this.#path);
    syncFolder(dirname(this.#path));
  }

  /** Removes what was written. */
  async abandon(): Promise<void> {
    this.#gzip.destroy();
    this.#file.destroy();
    await finished(this.#file).catch(() => undefined);
    rmSync(`${this.#path}.part`, { force: true });
  }

  async #write(bytes: Buffer): Promise<void> {
    if (this.#file.errored !== null) throw this.#file.errored;
    if (!this.#gzip.write(bytes)) await Promise.race([once(this.#gzip, 'drain'), this.#closed]);
  }
}

/** Reads an archive file by file. @throws Fault `backup-damaged` when it is not one, or ends too early */
export async function* readArchive(path: string): AsyncGenerator<Part> {
  const source = createReadStream(path);
  const unpacked = createGunzip();
  source.on('error', (error) => unpacked.destroy(error));
  const reader = new BlockReader(source.pipe(unpacked));
  try {
    for (;;) {
      const header = await reader.take(block);
      if (header.every((byte) => byte === 0)) {
        // Only at its end does gzip compare the checksum of all that was read.
        await reader.readToEnd();
        return;
      }
      const { name, length } = readHeader(header);
      const bytes = await reader.take(length);
      await reader.take(padding(length));
      yield { name, bytes };
    }
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw new Fault(missing ? 'backup-unreadable' : 'backup-damaged', { file: path }, { cause });
  } finally {
    source.destroy();
    unpacked.destroy();
  }
}

class BlockReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #held = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  async take(count: number): Promise<Buffer> {
    const parts: Buffer[] = [this.#held];
    let length = this.#held.length;
    while (length < count) {
      const next = await this.#chunks.next();
      if (next.done === true) throw new Fault('backup-damaged', { reason: 'ends too early' });
      parts.push(next.value);
      length += next.value.length;
    }
    const all = Buffer.concat(parts);
    this.#held = all.subarray(count);
    return all.subarray(0, count);
  }

  async readToEnd(): Promise<void> {
    while ((await this.#chunks.next()).done !== true);
  }
}

function padding(length: number): number {
  return (block - (length % block)) % block;
}

function headerOf(name: string, length: number): Buffer {
  const header = Buffer.alloc(block);
  const put = (text: string, at: number): void => void header.write(text, at, 'ascii');
  if (name.length > 100 || length > largestPart) throw new Fault('backup-part-too-large', { name, length });
  put(name, 0);
  put('0000600\0', 100);
  put('0000000\0'.repeat(2), 108);
  put(`${length.toString(8).padStart(11, '0')}\0`, 124);
  put('00000000000\0', 136);
  put('        0', 148);
  put('ustar\u000000', 257);
  put(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** Sum of the header's bytes, its own place counted as blanks. */
function sumOf(header: Buffer): number {
  return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);
}

function readHeader(header: Buffer): { readonly name: string; readonly length: number } {
  const text = (from: number, to: number): string => header.toString('ascii', from, to).replace(/[\0 ].*$/s, '');
  const [name, length, sum] = [text(0, 100), Number.parseInt(text(124, 136), 8), Number.parseInt(text(148, 156), 8)];
  const sound = sum === sumOf(header) && header.toString('ascii', 257, 262) === 'ustar' && length >= 0 && length <= largestPart;
  if (!sound) throw new Fault('backup-damaged', { reason: 'header' });
  return { name, length };
}
