import { createHash, createHmac } from 'node:crypto';
import type { KeyStore } from '../platform/keys/key-store.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Secret of a receipt: 75 bits, made from the county's key and the case, so that the same submission sent twice gives the same
 * receipt and nothing secret is stored.
 */
export function receiptSecretOf(keys: KeyStore, subject: string): string {
  const bytes = createHmac('sha256', keys.purposeKey('receipt')).update(`receipt/${subject}`).digest();
  return Array.from(bytes.subarray(0, 15), (byte) => alphabet[byte & 31]).join('');
}

/** Hash under which a receipt's secret is compared. */
export function receiptHashOf(secret: string): Uint8Array {
  return createHash('sha256').update(secret.normalize('NFKC').toUpperCase()).digest();
}
