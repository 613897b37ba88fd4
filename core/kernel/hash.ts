import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

import { canonicalBytes, type Canonical } from './canonical.ts';

/** SHA-256 of bytes, 32 bytes. */
export function sha256Bytes(bytes: Uint8Array): Uint8Array {
  return sha256(bytes);
}

/** Lower-case hexadecimal SHA-256 over the canonical bytes of a value: the content hash of a published version. */
export function contentHash(value: Canonical): string {
  return bytesToHex(sha256(canonicalBytes(value)));
}
