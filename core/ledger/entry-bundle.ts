import { Fault, type Refusal, refuse } from '../kernel/outcome.ts';

/** The longest entry a bundle can hold, in bytes: its length stands in 16 bits. */
export const LONGEST_ENTRY = 65_535;

/**
 * Bytes of an entry bundle: each entry behind its 16-bit big-endian length.
 *
 * @source c2sp:tlog-tiles
 * @throws Fault `entry-too-long` above 65,535 bytes
 */
export function entryBundleBytes(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > LONGEST_ENTRY) throw new Fault('entry-too-long', { bytes: entry.length });
    bytes[at] = Math.floor(entry.length / 256);
    bytes[at + 1] = entry.length % 256;
    bytes.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bytes;
}

/**
 * Entries of a bundle of a width.
 *
 * Refused: `bad-entry-bundle` with the number of whole entries before the fault and its byte offset, when an entry is cut off or bytes are left over.
 */
export function parseEntryBundle(bytes: Uint8Array, width: number): readonly Uint8Array[] | Refusal<'bad-entry-bundle'> {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (entries.length < width) {
    const length = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    const end = at + 2 + length;
    if (end > bytes.length) return refuse('bad-entry-bundle', { entry: entries.length, offset: at });
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return at === bytes.length ? entries : refuse('bad-entry-bundle', { entry: width, offset: at });
}
