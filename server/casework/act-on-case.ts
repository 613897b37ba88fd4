import type { CaseId, PersonId } from '../../core/kernel/id.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { together } from '../platform/database/together.ts';
import { sqlStateOf } from '../platform/database/sql-failure.ts';
import type { Services } from '../platform/services.ts';
import { commitValues } from '../platform/keys/committed-values.ts';
import { answerOf, type Asked, whyKeyUnfit } from './idempotency.ts';
import { contextOf } from './case-context.ts';
import { attempts, decideAll, type Wish } from './decide-all.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { changedMeanwhile, whyStale } from './changed-meanwhile.ts';
import { commandOf, lockOfCase } from './store.ts';
import { appendCase } from './append-case.ts';
import { recordAttempt } from './record-attempt.ts';

/** A wish of somebody to act on a case. */
export type ActRequest = Asked & {
  readonly caseId: CaseId;
  /** Events the person had seen; null when he need not have seen any (citizens, the clock). */
  readonly expectedVersion: number | null;
  readonly who: PersonId | 'citizen' | 'system';
  readonly wish: Wish;
  /** Values of the form by field id, already read into their kinds. */
  readonly values: Readonly<Record<string, Canonical>>;
  /** Receipt and due day of an objection and the like, for the projection. */
  readonly extra?: { readonly receiptHash: Uint8Array; readonly number: string };
};

/** What an act answers: the case's new version and the place of its last event. */
export type ActAnswer = { readonly caseId: CaseId; readonly version: number };

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
    const stale = outcome.events.length === 0 ? undefined : whyStale(request, loaded);
    if (stale !== undefined) return stale;
    if (outcome.events.length === 0) return { caseId: request.caseId, version: loaded.version };
    return appendCase(services, transaction, { request, loaded, item, context, organisation, events: outcome.events, committed });
  });
  if ('caseOf' in decided) return remember(services, request, decided);
  if ('version' in decided) services.wakeLedger();
  return decided;
}

/** A refusal that supervision must see is written to stream `attempt`, in a transaction of its own. */
async function remember(services: Services, request: ActRequest, refused: Refusal & { readonly caseOf: LoadedCase }): Promise<Refusal> {
  const { caseOf, ...refusal } = refused;
  if (refusal.record === true) await recordAttempt(services, { request, loaded: caseOf, refusal });
  return changedMeanwhile(request, caseOf, refusal) ?? refusal;
}
