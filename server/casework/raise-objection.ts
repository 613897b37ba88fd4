import { asId, type PersonId } from '../../core/kernel/id.ts';
import { Fault, isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { Services } from '../platform/services.ts';
import type { ActAnswer } from './act-request.ts';
import { actOnCase } from './act-on-case.ts';
import type { Asked } from './idempotency.ts';
import { withNextSheet } from './next-sheet.ts';
import { type ObjectionAnswer, slipOf } from './objection-slip.ts';
import { isNumberTaken, mostTries, triesOf } from './objection-tries.ts';
import { receiptHashOf } from './receipt-secret.ts';

/** An objection as it comes in: from the web, or read back from paper or telephone by a helper. */
export type ObjectionRequest = Asked & {
  readonly noticeId: string;
  readonly text: string;
  readonly channel: 'web' | 'paper' | 'phone';
  readonly who: PersonId | 'citizen';
};

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
      return isRefusal(answer) ? withNextSheet(services.keys, answer, place) : await answerTo(services, request.commandId);
    } catch (error) {
      if (!isNumberTaken(error)) throw error;
    }
  }
  throw new Fault('objection-numbers-used-up', { tries: mostTries });
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
