import { isSafePath } from './safe-name.ts';
import { refuse } from '../../core/kernel/outcome.ts';
import { StopReading } from './stop-reading.ts';
import type { Caps } from './workbook.ts';

/** Where one packed entry lies in the archive. */
export type ZipEntry = {
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  readonly start: number;
  readonly packedBytes: number;
  /** As the directory claims; checked against what really comes out. */
  readonly unpackedBytes: number;
  readonly crc: number;
};

type DirectoryEntry = Omit<ZipEntry, 'start'> & { readonly header: number };

const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const centralLength = 46;
const localLength = 30;

/**
 * Reads the archive's directory. Refuses what a spreadsheet never needs and an attacker likes: encryption, ZIP64, several
 * disks, other methods, names that leave the archive, doubled names, entries that overlap.
 *
 * @source spec:pkware-appnote#4.3
 */
export function readZipDirectory(bytes: Uint8Array, caps: Caps): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count) throw new StopReading(refuse('unsupported-archive'));
  if (count > caps.entries) throw new StopReading(refuse('too-many-entries', { most: caps.entries }));
  const listed = readCentral(view, { count, start: view.getUint32(end + 16, true), end });
  const entries = new Map<string, ZipEntry>();
  for (const { header, ...entry } of listed) {
    if (entries.has(entry.name)) throw new StopReading(refuse('bad-entry-name', { why: 'doubled' }));
    entries.set(entry.name, { ...entry, start: startOfData(view, header, entry) });
  }
  refuseOverlaps([...entries.values()]);
  return entries;
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - endLength - 0xffff);
  for (let at = view.byteLength - endLength; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  throw new StopReading(refuse('not-a-workbook', { why: 'no-archive' }));
}

function readCentral(view: DataView, place: { readonly count: number; readonly start: number; readonly end: number }) {
  const entries: DirectoryEntry[] = [];
  let at = place.start;
  for (let index = 0; index < place.count; index += 1) {
    if (at + centralLength > place.end || view.getUint32(at, true) !== centralSignature) throw new StopReading(refuse('damaged-archive'));
    const nameLength = view.getUint16(at + 28, true);
    const next = at + centralLength + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > place.end) throw new StopReading(refuse('damaged-archive'));
    entries.push(readCentralEntry(view, at, nameLength));
    at = next;
  }
  return entries;
}

function readCentralEntry(view: DataView, at: number, nameLength: number): DirectoryEntry {
  if ((view.getUint16(at + 8, true) & 0x2041) !== 0) throw new StopReading(refuse('encrypted-archive'));
  const packedBytes = view.getUint32(at + 20, true);
  const unpackedBytes = view.getUint32(at + 24, true);
  const header = view.getUint32(at + 42, true);
  if ([packedBytes, unpackedBytes, header].includes(0xffffffff)) throw new StopReading(refuse('unsupported-archive', { why: 'zip64' }));
  const name = nameAt(view, at + centralLength, nameLength);
  return { name, method: methodOf(view.getUint16(at + 10, true)), packedBytes, unpackedBytes, header, crc: view.getUint32(at + 16, true) };
}

function nameAt(view: DataView, at: number, length: number): string {
  const raw = new Uint8Array(view.buffer, view.byteOffset + at, length);
  // Part names of a spreadsheet are ASCII; other bytes only ever stand in names we do not open, so loss is harmless.
  const name = new TextDecoder().decode(raw);
  if (!isSafePath(name)) throw new StopReading(refuse('bad-entry-name', { why: 'path' }));
  return name;
}

function methodOf(code: number): ZipEntry['method'] {
  if (code === 0) return 'stored';
  if (code === 8) return 'deflated';
  throw new StopReading(refuse('unsupported-archive', { why: 'method' }));
}

/** The local header's own name and extra field lie before the data; the name must be the directory's. */
function startOfData(view: DataView, header: number, entry: Omit<ZipEntry, 'start'>): number {
  if (header + localLength > view.byteLength || view.getUint32(header, true) !== localSignature)
    throw new StopReading(refuse('damaged-archive'));
  const nameLength = view.getUint16(header + 26, true);
  const start = header + localLength + nameLength + view.getUint16(header + 28, true);
  if (start + entry.packedBytes > view.byteLength) throw new StopReading(refuse('damaged-archive'));
  if (nameAt(view, header + localLength, nameLength) !== entry.name) throw new StopReading(refuse('damaged-archive', { why: 'two-names' }));
  return start;
}

/** Overlapping entries let a small file unpack its bytes many times. */
function refuseOverlaps(entries: readonly ZipEntry[]): void {
  let end = 0;
  for (const entry of entries.toSorted((a, b) => a.start - b.start)) {
    if (entry.start < end) throw new StopReading(refuse('damaged-archive', { why: 'overlap' }));
    end = entry.start + entry.packedBytes;
  }
}
