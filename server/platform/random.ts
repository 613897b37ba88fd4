import { randomBytes } from 'node:crypto';

import { asId, type Id } from '../../core/kernel/id.ts';

/** Crockford's base 32 without I, L, O, U: can be read out and typed. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A fresh random 128-bit id, 22 characters of base64url. */
export function newId<Kind extends string>(): Id<Kind> {
  return asId<Kind>(randomBytes(16).toString('base64url'));
}

/** A fresh secret for paper: 15 characters of base 32, 75 random bits. */
export function newSecret(): string {
  return Array.from(randomBytes(15), (byte) => alphabet[byte & 31]).join('');
}

/** A fresh token for cookies and forms, 256 bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}
