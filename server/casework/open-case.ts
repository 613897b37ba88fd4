import { caseNumberOf } from '../../core/casework/case-number.ts';
import { dayOf, yearOf } from '../../core/kernel/day.ts';
import type { CaseId } from '../../core/kernel/id.ts';
import { type Refusal, isRefusal, refuse } from '../../core/kernel/outcome.ts';
import { sqlStateOf } from '../platform/database/sql-failure.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { notePublishedChange } from '../platform/http/published-changes.ts';
import { newId } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';
import { commitValues, makeStreamKey } from '../platform/keys/committed-values.ts';
import type { ActAnswer } from './act-request.ts';
import { appendCase } from './append-case.ts';
import { applicantKeyOf, contextOf } from './case-context.ts';
import { answerOf, whyKeyUnfit } from './idempotency.ts';
import { unopened } from './loaded-case.ts';
import { changesNotices } from './project-notice.ts';
import { commandOf, nextCaseNumber } from './store.ts';
import { receiptHashOf, receiptSecretOf } from './receipt-secret.ts';
import { type OpenRequest, decideOpening } from './decide-opening.ts';

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
