import { objectionNumberOf } from '../../core/casework/case-number.ts';
import { dayOf, yearOf } from '../../core/kernel/day.ts';
import { asId, type PersonId } from '../../core/kernel/id.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { QrView } from '../../contract/public-views.ts';
import { qrOf } from '../platform/qr.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import type { Services } from '../platform/services.ts';
import { actOnCase } from './act-on-case.ts';
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
 * Refused: `notice-not-open`, `not-found`, `key-reused`, `not-your-post` (a helper without a part in the item).
 */
export async function raiseObjection(services: Services, request: ObjectionRequest): Promise<ObjectionAnswer | Refusal> {
  const { county, database } = services;
  const place = await database.app
    .selectFrom('mq.notice')
    .select(['case_id', 'node'])
    .where('county_id', '=', county)
    .where('notice_id', '=', request.noticeId)
    .executeTakeFirst();
  if (place === undefined) return refuse('not-found');
  // Made from the key of the form, so that the same submission sent twice is the same objection with the same receipt.
  const objection = request.commandId;
  const { number, secret } = slipOf(services.keys, objection, services.clock.legalNow());
  const answer = await actOnCase(services, {
    ...request,
    caseId: asId<'case'>(place.case_id),
    expectedVersion: null,
    wish: { do: 'raise-objection', objection, node: place.node, channel: request.channel },
    values: { objection: request.text },
    extra: { receiptHash: receiptHashOf(secret), number },
  });
  if (isRefusal(answer)) return answer;
  const row = await database.app
    .selectFrom('mq.objection')
    .select('due_day')
    .where('county_id', '=', county)
    .where('objection_id', '=', objection)
    .executeTakeFirst();
  return { objection, number, dueDay: row?.due_day ?? null };
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
