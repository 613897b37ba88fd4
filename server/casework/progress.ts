import { timingSafeEqual } from 'node:crypto';

import { readNumber } from '../../core/casework/case-number.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { asId } from '../../core/kernel/id.ts';
import type { Refusal } from '../../core/kernel/outcome.ts';
import type { FormState } from '../../contract/page-frame.ts';
import type { ProgressView, ReceiptStateView } from '../../contract/public-views.ts';
import type { Services } from '../platform/services.ts';
import { stageByNumber } from '../public/read.ts';
import { actOnCase } from './act-on-case.ts';
import type { ActAnswer } from './act-request.ts';
import type { Asked } from './idempotency.ts';
import { receiptHashOf } from './receipt-secret.ts';
import { receiptedView } from './progress-view.ts';
import { findByReceipt } from './find-by-receipt.ts';

/** Where an event stands in the ledger, with its proof. */
export type ReceiptReader = (place: { readonly kind: string; readonly id: string; readonly seq: number }) => Promise<ReceiptStateView>;

/** The stage behind a number alone. Undefined when there is none: a wrong number and an unknown one look alike. */
export async function progressByNumber(services: Services, typed: string): Promise<ProgressView | undefined> {
  const number = readNumber(typed);
  const row = number === undefined ? undefined : await stageByNumber(services, number);
  if (row === undefined) return undefined;
  return { number: row.number, itemCode: row.item_code, itemName: row.itemName, state: row.state, stage: row.stage, detail: null };
}

type Held = { readonly number: string; readonly secret: string };

/** All that the holder of a receipt may see. */
export async function progressBySecret(
  services: Services,
  receipts: ReceiptReader,
  held: Held & { readonly form: FormState },
): Promise<ProgressView | undefined> {
  const number = readNumber(held.number);
  if (number === undefined) return undefined;
  if (number.startsWith('YY-')) return objectionProgress(services, receipts, { ...held, number });
  const found = await findByReceipt(services, number, held.secret);
  if (found === undefined) return undefined;
  const receipt = await receipts({ kind: 'case', id: found.loaded.caseId, seq: 1 });
  return receiptedView(services, found, { secret: held.secret, form: held.form, receipt });
}

/** The applicant withdraws with his receipt. Undefined when number and secret do not fit. */
export async function withdrawByReceipt(services: Services, wish: Held & Asked): Promise<ActAnswer | Refusal | undefined> {
  const number = readNumber(wish.number);
  const found = number === undefined ? undefined : await findByReceipt(services, number, wish.secret);
  if (found === undefined) return undefined;
  const { commandId, owner, bodyHash } = wish;
  return actOnCase(services, {
    ...{ commandId, owner, bodyHash },
    caseId: found.loaded.caseId,
    expectedVersion: null,
    who: 'citizen',
    wish: { do: 'withdraw-case' },
    values: {},
  });
}

/** What became of an objection: its state and the answer, which stands on the public notice too. */
async function objectionProgress(
  services: Services,
  receipts: ReceiptReader,
  held: Held & { readonly form: FormState },
): Promise<ProgressView | undefined> {
  const { county, database } = services;
  const row = await database.app
    .selectFrom('mq.objection as o')
    .innerJoin('mq.case_file as f', (join) => join.onRef('f.county_id', '=', 'o.county_id').onRef('f.case_id', '=', 'o.case_id'))
    .select([
      'o.seq',
      'o.case_id',
      'o.state',
      'o.raised_at',
      'o.due_day',
      'o.answered_at',
      'o.receipt_hash',
      'f.item_code',
      'f.item_number',
    ])
    .where('o.county_id', '=', county)
    .where('o.number', '=', held.number)
    .executeTakeFirst();
  const right = timingSafeEqual(Buffer.from(row?.receipt_hash ?? Buffer.alloc(32)), Buffer.from(receiptHashOf(held.secret)));
  if (row === undefined || !right) return undefined;
  const item = services.items.list().find(({ version }) => version.item.code === row.item_code && version.number === row.item_number);
  const words = { open: '意见已收到，等答复', upheld: '意见成立，已经答复，这件事按流程处理', 'not-upheld': '意见不成立，已经答复' };
  return {
    number: held.number,
    itemCode: row.item_code,
    itemName: `对“${item?.version.item.plainName ?? ''}”公示的意见`,
    state: row.state === 'open' ? 'running' : 'ended',
    stage: words[row.state],
    detail: {
      openedOn: dayOf(row.raised_at),
      title: '您提的意见',
      outcome: row.state === 'open' ? null : words[row.state],
      steps: [
        { plainName: '收到意见', state: 'done', day: dayOf(row.raised_at), note: null },
        {
          plainName: '核实并答复',
          state: row.state === 'open' ? 'now' : 'done',
          day: row.answered_at === null ? null : dayOf(row.answered_at),
          note: null,
        },
      ],
      with: [],
      daysLeft: null,
      daysUnit: null,
      dueDay: row.due_day,
      dueCertain: true,
      fields: [],
      receipt: await receipts({ kind: 'case', id: asId<'case'>(row.case_id), seq: row.seq }),
      canWithdraw: false,
      form: held.form,
      secretPath: `/r/${held.number}/${held.secret}`,
    },
  };
}
