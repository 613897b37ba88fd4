import { createHmac } from 'node:crypto';

import { objectionNumberOf } from '../../core/casework/case-number.ts';
import { dayOf, yearOf } from '../../core/kernel/day.ts';
import { asId, type PersonId } from '../../core/kernel/id.ts';
import { Fault, isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { QrView } from '../../contract/public-views.ts';
import { qrOf } from '../platform/qr.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import type { Services } from '../platform/services.ts';
import { violatedKeyOf } from '../platform/database/sql-failure.ts';
import type { ActAnswer } from './act-request.ts';
import { actOnCase } from './act-on-case.ts';
import { noticeIdOf } from './notice-id.ts';
import type { Asked } from './idempotency.ts';
import { receiptHashOf, receiptSecretOf } from './receipt-secret.ts';

/** An objection as it comes in: from the web, or read back from paper or telephone by a helper. */
export type ObjectionRequest = Asked & {
  readonly noticeId: string;
  readonly text: string;
  readonly channel: 'web' | 'paper' | 'phone';
  readonly who: PersonId | 'citizen';
};

/** What the objector gets: a number and until when he will be answered. */
export type ObjectionAnswer = { readonly objection: string; readonly number: string; readonly dueDay: string | null };

/**
 * Raises an objection to a public notice. The objector is asked for nothing but the words; nothing about him is stored.
 *
 * Refused: `notice-not-open` (`notice` is the id of the sheet that hangs in its place, if any), `not-found`, `key-reused`, `not-your-post` (a helper without a part in the item).
 */
export async function raiseObjection(services: Services, request: ObjectionRequest): Promise<ObjectionAnswer | Refusal> {
  const { county, database } = services;
  const place = await database.app
    .selectFrom('mq.notice')
    .select(['case_id', 'node', 'visit'])
    .where('county_id', '=', county)
    .where('notice_id', '=', request.noticeId)
    .executeTakeFirst();
  if (place === undefined) return refuse('not-found');
  for (const objection of triesOf(services.keys, request.commandId)) {
    try {
      const answer = await raiseAs(services, { request, place, objection });
      return isRefusal(answer) ? withNextSheet(services, answer, place) : await answerTo(services, request.commandId);
    } catch (error) {
      if (!isNumberTaken(error)) throw error;
    }
  }
  throw new Fault('objection-numbers-used-up', { tries: mostTries });
}

/** A number has 30 random bits: in a county's year two may be alike, many times one after the other they are not. */
const mostTries = 8;

/**
 * Ids under which a submission may become an objection. Made from the key of the form, so that the same submission sent twice is the same
 * objection with the same receipt; number and secret follow from the id, so that a taken number needs another id.
 */
function triesOf(keys: KeyStore, commandId: string): readonly string[] {
  const later = Array.from({ length: mostTries - 1 }, (_, at) =>
    createHmac('sha256', keys.purposeKey('receipt'))
      .update(`objection-try/${commandId}/${String(at + 2)}`)
      .digest('base64url')
      .slice(0, 22),
  );
  return [commandId, ...later];
}

function isNumberTaken(error: unknown): boolean {
  const key = violatedKeyOf(error);
  return key === 'objection_county_id_number_key' || key === 'case_stage_pkey';
}

type Raising = {
  readonly request: ObjectionRequest;
  readonly place: { readonly case_id: string; readonly node: string; readonly visit: number };
  readonly objection: string;
};

function raiseAs(services: Services, { request, place, objection }: Raising): Promise<ActAnswer | Refusal> {
  const { number, secret } = slipOf(services.keys, objection, services.clock.legalNow());
  return actOnCase(services, {
    ...request,
    caseId: asId<'case'>(place.case_id),
    expectedVersion: null,
    wish: { do: 'raise-objection', objection, node: place.node, visit: place.visit, channel: request.channel },
    values: { objection: request.text },
    extra: { receiptHash: receiptHashOf(secret), number },
  });
}

/** What was given for a submission, also when it was sent before: the number is the stored one. */
async function answerTo({ database, county, keys }: Services, commandId: string): Promise<ObjectionAnswer> {
  const row = await database.app
    .selectFrom('mq.objection')
    .select(['objection_id', 'number', 'due_day'])
    .where('county_id', '=', county)
    .where('objection_id', 'in', [...triesOf(keys, commandId)])
    .executeTakeFirstOrThrow();
  return { objection: row.objection_id, number: row.number, dueDay: row.due_day };
}

/** Of a sheet that is down: the id of the one that hangs in its place. */
function withNextSheet({ keys }: Services, refusal: Refusal, place: { readonly case_id: string; readonly node: string }): Refusal {
  const { hangs } = refusal.because;
  if (refusal.refused !== 'notice-not-open' || typeof hangs !== 'number') return refusal;
  return {
    ...refusal,
    because: { ...refusal.because, notice: noticeIdOf(keys, { caseId: place.case_id, node: place.node, visit: hangs }) },
  };
}

/** Number and secret of an objection's slip, the same whenever they are made again. */
export function slipOf(keys: KeyStore, objection: string, at: Instant): { readonly number: string; readonly secret: string } {
  const number = objectionNumberOf(yearOf(dayOf(at)), receiptSecretOf(keys, `objection-number/${objection}`));
  return { number, secret: receiptSecretOf(keys, `objection/${objection}`) };
}

/** Number, secret and QR of the slip that the objector keeps. */
export function objectionReceipt(
  services: Services,
  answer: ObjectionAnswer,
): { readonly number: string; readonly secret: string; readonly qr: QrView } {
  const secret = receiptSecretOf(services.keys, `objection/${answer.objection}`);
  return { number: answer.number, secret, qr: qrOf(`${services.siteUrl()}/r/${answer.number}/${secret}`) };
}
