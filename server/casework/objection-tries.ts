import { createHmac } from 'node:crypto';

import type { KeyStore } from '../platform/keys/key-store.ts';
import { violatedKeyOf } from '../platform/database/sql-failure.ts';

/** A number has 30 random bits: in a county's year two may be alike, many times one after the other they are not. */
export const mostTries = 8;

/**
 * Ids under which a submission may become an objection. Made from the key of the form, so that the same submission sent twice is the same
 * objection with the same receipt; number and secret follow from the id, so that a taken number needs another id.
 */
export function triesOf(keys: KeyStore, commandId: string): readonly string[] {
  const later = Array.from({ length: mostTries - 1 }, (_, at) =>
    createHmac('sha256', keys.purposeKey('receipt'))
      .update(`objection-try/${commandId}/${String(at + 2)}`)
      .digest('base64url')
      .slice(0, 22),
  );
  return [commandId, ...later];
}

/** Whether a try failed only because its number was given already. */
export function isNumberTaken(error: unknown): boolean {
  const key = violatedKeyOf(error);
  return key === 'objection_county_id_number_key' || key === 'case_stage_pkey';
}
