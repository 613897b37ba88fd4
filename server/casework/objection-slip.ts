import type { QrView } from '../../contract/public-views.ts';
import { objectionNumberOf } from '../../core/casework/case-number.ts';
import { dayOf, yearOf } from '../../core/kernel/day.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import { qrOf } from '../platform/qr.ts';
import type { Services } from '../platform/services.ts';
import { receiptSecretOf } from './receipt-secret.ts';

/** What the objector gets: a number and until when he will be answered. */
export type ObjectionAnswer = { readonly objection: string; readonly number: string; readonly dueDay: string | null };

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
