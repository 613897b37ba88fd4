import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

import { canonicalText } from '../kernel/canonical.ts';
import { Fault, isRefusal, type Refusal, refuse } from '../kernel/outcome.ts';
import type { LedgerEntry } from './entry.ts';
import { LONGEST_ENTRY } from './entry-bundle.ts';
import { checkEntry } from './check-entry.ts';
import { pureHasher, type TreeHasher } from './tree.ts';
import { utf8Text } from './utf8.ts';

/** First byte of every entry of this shape. */
export const ENTRY_VERSION = 1;

/**
 * Bytes of an entry: the version byte, then canonical bytes. They are what the leaf hash covers.
 *
 * @throws Fault `bad-entry` naming the field, `entry-too-long` above 65,535 bytes
 */
export function encodeEntry(entry: LedgerEntry): Uint8Array {
  const checked = checkEntry(entry);
  if (isRefusal(checked)) throw new Fault(checked.refused, checked.because);
  const body = utf8ToBytes(canonicalText(entry));
  if (body.length + 1 > LONGEST_ENTRY) throw new Fault('entry-too-long', { bytes: body.length + 1 });
  const bytes = new Uint8Array(body.length + 1);
  bytes[0] = ENTRY_VERSION;
  bytes.set(body, 1);
  return bytes;
}

/**
 * The entry that bytes stand for. Encoding it again gives the same bytes.
 *
 * Refused: `bad-entry` with the field, or with `version`, `encoding` or `canonical` when the bytes as a whole are wrong.
 */
export function decodeEntry(bytes: Uint8Array): LedgerEntry | Refusal<'bad-entry'> {
  if (bytes[0] !== ENTRY_VERSION) return refuse('bad-entry', { field: 'version' });
  const text = utf8Text(bytes.subarray(1));
  const value = text === undefined ? undefined : jsonValue(text);
  if (value === undefined) return refuse('bad-entry', { field: 'encoding' });
  const entry = checkEntry(value);
  if (isRefusal(entry)) return entry;
  return canonicalText(entry) === text ? entry : refuse('bad-entry', { field: 'canonical' });
}

function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Hash of an entry in lower-case hexadecimal: its RFC 6962 leaf hash, so that the chain of a stream and the tree speak of the same value. */
export function entryHash(bytes: Uint8Array, hasher: TreeHasher = pureHasher): string {
  return bytesToHex(hasher.leaf(bytes));
}
