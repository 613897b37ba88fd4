import { crc32 } from 'node:zlib';

import { Inflate } from 'fflate';

import { refuse } from '../../core/kernel/outcome.ts';
import { StopReading } from './stop-reading.ts';
import type { Caps } from './workbook.ts';
import type { ZipEntry } from './zip-directory.ts';

/** Unpacked bytes of all entries so far; one counter for one file. */
export type Meter = { unpackedBytes: number };

/** Packed bytes given to the inflater at a time: at deflate's limit of 1,032 to 1 one bite unpacks to 4 MB at most. */
const bite = 4096;
const ratioMattersFrom = 1024 * 1024;

/**
 * Unpacks one entry and hands its bytes on in pieces, while the limits hold.
 *
 * Size and checksum are compared at the end, so a consumer must not keep results of an entry that was refused.
 */
export function unpackEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  work: { caps: Caps; meter: Meter; take: (piece: Uint8Array) => void },
): void {
  let unpacked = 0;
  let crc = 0;
  const take = (piece: Uint8Array): void => {
    unpacked += piece.length;
    work.meter.unpackedBytes += piece.length;
    refuseTooMuch(unpacked, entry, work);
    crc = crc32(piece, crc);
    work.take(piece);
  };
  const packed = bytes.subarray(entry.start, entry.start + entry.packedBytes);
  if (entry.method === 'stored') take(packed);
  else inflateInBites(packed, take);
  if (unpacked !== entry.unpackedBytes || crc !== entry.crc) throw new StopReading(refuse('damaged-archive', { why: 'checksum' }));
}

function refuseTooMuch(unpacked: number, entry: ZipEntry, { caps, meter }: { caps: Caps; meter: Meter }): void {
  if (meter.unpackedBytes > caps.unpackedBytes) throw new StopReading(refuse('unpacks-too-large', { mostBytes: caps.unpackedBytes }));
  if (unpacked > ratioMattersFrom && unpacked > entry.packedBytes * caps.ratio)
    throw new StopReading(refuse('packed-too-tightly', { most: caps.ratio }));
}

function inflateInBites(packed: Uint8Array, take: (piece: Uint8Array) => void): void {
  const inflate = new Inflate((piece) => take(piece));
  try {
    for (let at = 0; at < packed.length; at += bite) inflate.push(packed.subarray(at, at + bite), at + bite >= packed.length);
  } catch (cause) {
    if (cause instanceof StopReading) throw cause;
    throw new StopReading(refuse('damaged-archive', { why: 'deflate' }));
  }
}
