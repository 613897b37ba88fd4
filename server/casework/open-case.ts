import { createHash, createHmac } from 'node:crypto';

import { absentCase } from '../../core/casework/case.ts';
import { caseNumberOf } from '../../core/casework/case-number.ts';
import type { CaseCommand } from '../../core/casework/command.ts';
import type { CaseContext } from '../../core/casework/case-context.ts';
import type { Actor, CaseEvent, FieldRef } from '../../core/casework/event.ts';
import type { CaseRefusal } from '../../core/casework/refusal.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import { dayOf, yearOf } from '../../core/kernel/day.ts';
import type { CaseId, PersonId, UnitId } from '../../core/kernel/id.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { sqlStateOf } from '../platform/database/sql-failure.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import { notePublishedChange } from '../platform/http/published-changes.ts';
import { newId } from '../platform/random.ts';
import type { LivingItem, Services } from '../platform/services.ts';
import { commitValues, makeStreamKey } from '../platform/keys/committed-values.ts';
import type { ActAnswer } from './act-on-case.ts';
import { appendCase } from './append-case.ts';
import { applicantKeyOf, contextOf } from './case-context.ts';
import { decideInOrder } from './decide-all.ts';
import { answerOf, type Asked, whyKeyUnfit } from './idempotency.ts';
import { unopened } from './load-case.ts';
import { firstStep } from './first-step.ts';
import { changesNotices } from './project-notice.ts';
import { commandOf, nextCaseNumber } from './store.ts';

/** A wish to open a case. */
export type OpenRequest = Asked & {
  readonly item: LivingItem;
  readonly unit: UnitId;
  readonly channel: 'village' | 'hall' | 'online' | 'home';
  readonly who: PersonId;
  readonly values: Readonly<Record<string, Canonical>>;
};

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Secret of a receipt: 75 bits, made from the county's key and the case, so that the same submission sent twice gives the same
 * receipt and nothing secret is stored.
 */
export function receiptSecretOf(keys: KeyStore, subject: string): string {
  const bytes = createHmac('sha256', keys.purposeKey('receipt')).update(`receipt/${subject}`).digest();
  return Array.from(bytes.subarray(0, 15), (byte) => alphabet[byte & 31]).join('');
}

/** Hash under which a receipt's secret is compared. */
export function receiptHashOf(secret: string): Uint8Array {
  return createHash('sha256').update(secret.normalize('NFKC').toUpperCase()).digest();
}

/**
 * Opens a case and, when the first step is the applicant's paper that this official takes in, does that step too: one form, one press.
 *
 * Refused: `key-reused`, `not-your-post`, `unit-not-allowed`, `missing-field` and the rest of core/casework.
 */
export async function openCase(
  services: Services,
  request: OpenRequest,
): Promise<{ readonly caseId: CaseId; readonly version: number } | Refusal> {
  try {
    return await attemptToOpen(services, request);
  } catch (error) {
    // The same key was used between our looking and writing: the second look finds the answer of the first.
    if (sqlStateOf(error) !== '23505') throw error;
    return attemptToOpen(services, request);
  }
}

async function attemptToOpen(services: Services, request: OpenRequest): Promise<ActAnswer | Refusal> {
  const organisation = await services.organisation();
  const unit = organisation.data.units.find((candidate) => candidate.id === request.unit);
  if (unit === undefined) return refuse('unit-not-allowed', { unit: request.unit });
  const applicantKey = applicantKeyOf(services.keys, request.item, request.values);
  const caseId = newId<'case'>();
  let onNotices = false;
  const answer = await inTransaction(services.database.app, async (transaction) => {
    const earlier = await commandOf(transaction, services.county, request.commandId).executeTakeFirst();
    if (earlier !== undefined) return whyKeyUnfit(earlier, request) ?? answerOf(earlier);
    const context = contextOf(services, { item: request.item, organisation, values: Object.entries(request.values), applicantKey });
    const year = yearOf(dayOf(context.now));
    const committed = commitValues(request.values);
    const fields = committed.map(({ label, commitment }) => ({ name: label, commitment }));
    const tryWith = (number: string) => decideOpening(request, context, { caseId, number, fields });
    // Decide first with a stand-in number: a refusal must not use up a number.
    const probe = tryWith('probe');
    if (isRefusal(probe)) return probe;
    const number = caseNumberOf(unit.code, year, await nextCaseNumber(transaction, services.county, { unitId: unit.id, year }));
    const outcome = tryWith(number);
    if (isRefusal(outcome)) return outcome;
    makeStreamKey(services.keys, { kind: 'case', id: caseId });
    const receiptHash = receiptHashOf(receiptSecretOf(services.keys, caseId));
    onNotices = changesNotices(outcome.events);
    return appendCase(services, transaction, {
      request: { ...request, caseId },
      loaded: unopened(caseId),
      item: request.item,
      context,
      organisation,
      events: outcome.events,
      committed,
      opening: { number, receiptHash, applicantKey, openedBy: request.who },
    });
  });
  if (onNotices) notePublishedChange();
  if (!isRefusal(answer)) services.wakeLedger();
  return answer;
}

type Made = { readonly caseId: CaseId; readonly number: string; readonly fields: readonly FieldRef[] };

function decideOpening(request: OpenRequest, context: CaseContext, made: Made): { readonly events: readonly CaseEvent[] } | CaseRefusal {
  const holdings = context.startedBy
    .flatMap((role) => context.staff.holdersOf(role, request.unit))
    .filter((held) => held.person === request.who);
  let refusal: CaseRefusal | undefined;
  for (const holding of holdings) {
    const by: Actor = { kind: 'official', ...holding };
    const decided = decideInOrder(commandsFor(request, made, by), absentCase, context);
    if (!isRefusal(decided)) return decided;
    refusal ??= decided;
  }
  return refusal ?? refuse('not-your-post', { item: request.item.version.item.code, roles: context.startedBy });
}

function commandsFor(request: OpenRequest, made: Made, by: Actor): readonly CaseCommand[] {
  const { item } = request;
  const first = firstStep(item);
  const open = {
    do: 'open-case' as const,
    caseId: made.caseId,
    item: item.version.item.code,
    unit: request.unit,
    number: made.number,
    channel: request.channel,
    by,
  };
  if (first === undefined) return [{ ...open, fields: made.fields }];
  return [
    { ...open, fields: [] },
    { do: 'take-step', node: first.id, outcome: first.outcomes[0]?.id ?? 'done', by, fields: made.fields },
  ];
}
