import { createHash } from 'node:crypto';

/** Hash under which a cookie's token is stored. */
export function sessionHashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
