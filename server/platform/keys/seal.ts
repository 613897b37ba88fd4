import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import { Fault } from '../../../core/kernel/outcome.ts';

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals bytes with AES-256-GCM. Layout: version byte, 12-byte nonce, ciphertext, 16-byte tag.
 *
 * `place` is authenticated with it, so that a sealed value cannot be moved to another row.
 */
export function seal(key: Uint8Array, place: string, plain: Uint8Array): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(place));
  return Buffer.concat([Buffer.of(version), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/**
 * Opens what {@link seal} made.
 *
 * @throws Fault `sealed-value-damaged` when one bit differs, the place is another, or the key is wrong
 */
export function open(key: Uint8Array, place: string, sealed: Uint8Array): Uint8Array {
  const bytes = Buffer.from(sealed);
  if (bytes.length < 1 + nonceBytes + tagBytes || bytes[0] !== version) throw new Fault('sealed-value-damaged', { place });
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + nonceBytes));
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(1 + nonceBytes, bytes.length - tagBytes)), decipher.final()]);
  } catch (cause) {
    throw new Fault('sealed-value-damaged', { place }, { cause });
  }
}
