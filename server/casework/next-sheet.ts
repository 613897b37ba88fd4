import type { Refusal } from '../../core/kernel/outcome.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import { noticeIdOf } from './notice-id.ts';

/** The refusal of a sheet that is down, with the id of the one that hangs in its place, if any. */
export function withNextSheet(keys: KeyStore, refusal: Refusal, place: { readonly case_id: string; readonly node: string }): Refusal {
  const { hangs } = refusal.because;
  if (refusal.refused !== 'notice-not-open' || typeof hangs !== 'number') return refusal;
  return {
    ...refusal,
    because: { ...refusal.because, notice: noticeIdOf(keys, { caseId: place.case_id, node: place.node, visit: hangs }) },
  };
}
