import { gunzipSync, createGunzip } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';

import { refuse } from '../../core/kernel/outcome.ts';
import { StopXml } from './stop-xml.ts';

/** True when bytes begin as gzip does. */
function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The bytes of a small file, unpacked when it is gzip. @throws StopXml when it is larger than allowed or damaged */
export function unzipped(bytes: Uint8Array, mostBytes: number): Uint8Array {
  if (bytes.length > mostBytes) throw new StopXml(refuse('file-too-large', { mostBytes }));
  if (!isGzip(bytes)) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes });
  } catch (cause) {
    const isTooLarge = cause instanceof RangeError;
    throw new StopXml(isTooLarge ? refuse('file-too-large', { mostBytes }) : refuse('damaged-gzip'));
  }
}

/** The pieces of a large file, unpacked on the way when it is gzip. A damaged one throws StopXml where it is read. */
export async function* unzippedPieces(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) return;
  const all = resumed(first.value, iterator);
  if (!isGzip(first.value)) {
    yield* all;
    return;
  }
  try {
    const unpacked = createGunzip({ chunkSize: 256 * 1024 });
    // An error of the source ends the unpacking with it, and so the loop.
    pipeline(Readable.from(all), unpacked, () => undefined);
    yield* unpacked as AsyncIterable<Uint8Array>;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_')) throw new StopXml(refuse('damaged-gzip'));
    throw cause;
  }
}

async function* resumed(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
