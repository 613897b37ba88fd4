import { createHmac } from 'node:crypto';
import type { KeyStore } from '../platform/keys/key-store.ts';

/** Public id of a publicity notice: the same at each rebuild, and it tells nothing of the case. */
export function noticeIdOf(keys: KeyStore, place: { readonly caseId: string; readonly node: string; readonly visit: number }): string {
  const text = `notice/${place.caseId}/${place.node}/${String(place.visit)}`;
  return createHmac('sha256', keys.purposeKey('receipt')).update(text).digest('base64url').slice(0, 16);
}
