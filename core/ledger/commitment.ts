import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

import { type Canonical, canonicalBytes } from '../kernel/canonical.ts';
import { sha256Bytes } from '../kernel/hash.ts';
import { Fault } from '../kernel/outcome.ts';

/** Length of a salt in bytes: one fresh random salt per field, never reused. */
export const SALT_LENGTH = 32;

const PURPOSE = 'mingquan/commitment/1';

/** A value with the salt that hid it: handing this over discloses the field and proves it. */
export type Opening = { readonly label: string; readonly salt: Uint8Array; readonly value: Canonical };

/**
 * Commitment to a value, lower-case hexadecimal SHA-256.
 *
 * Hashed are four parts, each behind its length in four big-endian bytes: the purpose `mingquan/commitment/1`, the label (UTF-8, NFC), the
 * salt of 32 bytes, the canonical bytes of the value. Every part has its length in front, so no two different openings give the same input. The
 * label is the name of the field, so that a value cannot be passed off as that of another field.
 *
 * @throws Fault `bad-salt` for a salt that is not 32 bytes long, `not-canonical` for a value without canonical bytes
 */
export function commitmentOf(opening: Opening): string {
  if (opening.salt.length !== SALT_LENGTH) throw new Fault('bad-salt', { bytes: opening.salt.length });
  const label = utf8ToBytes(opening.label.normalize('NFC'));
  return bytesToHex(sha256Bytes(framed([utf8ToBytes(PURPOSE), label, opening.salt, canonicalBytes(opening.value)])));
}

function framed(parts: readonly Uint8Array[]): Uint8Array {
  return concatBytes(...parts.flatMap((part) => [lengthBytes(part.length), part]));
}

function lengthBytes(length: number): Uint8Array {
  return Uint8Array.of(Math.floor(length / 16_777_216), Math.floor(length / 65_536) % 256, Math.floor(length / 256) % 256, length % 256);
}

/** True when the opening is the one the commitment was made from. A salt of another length opens nothing. */
export function opensCommitment(commitment: string, opening: Opening): boolean {
  return opening.salt.length === SALT_LENGTH && commitmentOf(opening) === commitment;
}
