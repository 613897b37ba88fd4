import { createHmac } from 'node:crypto';

import { asId, type PersonId, type UnitId } from '../../core/kernel/id.ts';
import type { AlertId, Severity } from '../../core/supervision/alert/alert.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import { commitValues } from '../platform/keys/committed-values.ts';
import type { Services } from '../platform/services.ts';
import { type AlertContent, canonicalContent } from './alert-content.ts';
import { type HitEffect, moveBySystem } from './move-by-system.ts';

/** A hit with all that the stream needs to know. */
export type Hit = {
  readonly alertId: AlertId;
  readonly rule: string;
  readonly ruleVersion: number;
  readonly severity: Severity;
  readonly objectType: string;
  readonly unit: UnitId;
  readonly concerned: readonly PersonId[];
  readonly evidence: string;
  readonly snapshot: string;
  readonly content: AlertContent;
};

/** One stream for each rule and object, for ever: 128 bits that tell nothing of the object. */
export function alertIdOf(keys: KeyStore, rule: string, object: string): AlertId {
  const digest = createHmac('sha256', keys.purposeKey('alert'))
    .update(JSON.stringify([rule, object]))
    .digest();
  return asId<'alert'>(digest.subarray(0, 16).toString('base64url'));
}

/** Takes one hit in one transaction; taken twice it is one. */
export async function takeHit(services: Services, hit: Hit): Promise<HitEffect> {
  const { content, ...facts } = hit;
  const committed = commitValues({ content: canonicalContent(content) });
  const fields = committed.map(({ label, commitment }) => ({ name: label, commitment }));
  return moveBySystem(services, hit.alertId, { command: { do: 'take-hit', ...facts, fields }, committed, content });
}
