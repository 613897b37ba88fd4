import { type Refusal, isRefusal, refuse } from '../../core/kernel/outcome.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { together } from '../platform/database/together.ts';
import { sqlStateOf } from '../platform/database/sql-failure.ts';
import { notePublishedChange } from '../platform/http/published-changes.ts';
import type { Services } from '../platform/services.ts';
import { commitValues } from '../platform/keys/committed-values.ts';
import { answerOf, whyKeyUnfit } from './idempotency.ts';
import { contextOf } from './case-context.ts';
import { attempts, decideAll } from './decide-all.ts';
import { loadCase } from './load-case.ts';
import { commandOf, lockOfCase } from './store.ts';
import { appendCase } from './append-case.ts';
import { changesNotices } from './project-notice.ts';
import type { ActAnswer, ActRequest } from './act-request.ts';
import { remember, whyStale } from './refused-act.ts';

/**
 * One act on a case in one transaction: load, decide, append, project. The same pure decision answers the button.
 *
 * Refused: `changed-meanwhile` (another acted first; `version` is the present one), `key-reused`, and all of core/casework.
 */
export async function actOnCase(services: Services, request: ActRequest): Promise<ActAnswer | Refusal> {
  try {
    return await attempt(services, request);
  } catch (error) {
    // The same key was used for another case between our looking and writing: look again.
    if (sqlStateOf(error) !== '23505') throw error;
    return attempt(services, request);
  }
}

async function attempt(services: Services, request: ActRequest): Promise<ActAnswer | Refusal> {
  const organisation = await services.organisation();
  let onNotices = false;
  const decided = await inTransaction(services.database.app, async (transaction) => {
    // The row of the case is locked first: of many who act at once each decides on what the one before left.
    const [, used] = await together(transaction, [
      lockOfCase(transaction, services.county, request.caseId),
      commandOf(transaction, services.county, request.commandId),
    ]);
    const earlier = used.rows[0];
    if (earlier !== undefined) return whyKeyUnfit(earlier, request) ?? answerOf(earlier);
    const loaded = await loadCase(services, transaction, request.caseId);
    const item = loaded.state.status === 'absent' ? undefined : services.items.findByHash(loaded.state.version);
    if (item === undefined) return refuse('case-unknown');
    const values = new Map([...loaded.values.latest, ...Object.entries(request.values)]);
    const context = contextOf(services, { item, organisation, values, applicantKey: loaded.file?.applicant_key ?? null });
    const committed = commitValues(request.values);
    const commands = attempts(request, {
      loaded,
      item,
      context,
      fields: committed.map(({ label, commitment }) => ({ name: label, commitment })),
    });
    const outcome = decideAll(commands, loaded.state, context);
    if (isRefusal(outcome)) return { ...outcome, caseOf: loaded };
    const stale = outcome.events.length === 0 ? undefined : whyStale(request, loaded, 'here');
    if (stale !== undefined) return stale;
    if (outcome.events.length === 0) return { caseId: request.caseId, version: loaded.version };
    onNotices = changesNotices(outcome.events);
    return appendCase(services, transaction, { request, loaded, item, context, organisation, events: outcome.events, committed });
  });
  if (onNotices) notePublishedChange();
  if ('caseOf' in decided) return remember(services, request, decided);
  if ('version' in decided) services.wakeLedger();
  return decided;
}
