import type { CaseEvent } from '../../core/casework/event.ts';
import type { CaseId, PersonId } from '../../core/kernel/id.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import { Fault, isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { together } from '../platform/database/together.ts';
import { sqlStateOf } from '../platform/database/sql-failure.ts';
import { notePublishedChange } from '../platform/http/published-changes.ts';
import type { Services } from '../platform/services.ts';
import { commitValues } from '../platform/keys/committed-values.ts';
import { answerOf, type Asked, whyKeyUnfit } from './idempotency.ts';
import { contextOf } from './case-context.ts';
import { attempts, decideAll, type Wish } from './decide-all.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { commandOf, lockOfCase } from './store.ts';
import { appendCase } from './append-case.ts';
import { changesNotices } from './project-notice.ts';
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

/** A refusal that supervision must see is written to stream `attempt`, in a transaction of its own. */
async function remember(services: Services, request: ActRequest, refused: Refusal & { readonly caseOf: LoadedCase }): Promise<Refusal> {
  const { caseOf, ...refusal } = refused;
  if (refusal.record === true) await recordAttempt(services, { request, loaded: caseOf, refusal });
  if (!becauseItMoved.has(refusal.refused)) return refusal;
  const stale = whyStale(request, caseOf, 'anywhere');
  if (stale !== undefined) return stale;
  const isBehind = request.expectedVersion !== null && request.expectedVersion < caseOf.version;
  return isBehind && refusal.refused === 'step-not-current'
    ? refuse('changed-meanwhile', { ...refusal.because, version: caseOf.version })
    : refusal;
}

/** Refusals that somebody gets because another was faster: he is told who it was instead. */
const becauseItMoved: ReadonlySet<string> = new Set([
  'step-not-current',
  'notice-running',
  'objection-open',
  'objection-answered',
  'no-meeting-recorded',
  'case-ended',
]);

/**
 * Two people pressed at once: the later one is told when another has meanwhile moved the step he acts on, or, when he was refused
 * because the case moved, who moved it. What happens in a branch beside it, or by the clock, does not disturb him.
 */
function whyStale(request: ActRequest, loaded: LoadedCase, where: 'here' | 'anywhere'): Refusal<'changed-meanwhile'> | undefined {
  if (request.expectedVersion === null) return undefined;
  if (request.expectedVersion > loaded.version) throw new Fault('version-from-the-future', { version: request.expectedVersion });
  const node = 'node' in request.wish ? request.wish.node : null;
  const byOthers = loaded.events
    .slice(request.expectedVersion)
    .findLast(
      (event) =>
        movesOn(event) &&
        event.by.kind === 'official' &&
        event.by.person !== request.who &&
        (where === 'anywhere' || nodeOf(event) === node),
    );
  if (byOthers === undefined || byOthers.by.kind !== 'official') return undefined;
  return refuse('changed-meanwhile', {
    node: nodeOf(byOthers),
    takenBy: byOthers.by.person,
    takenAt: byOthers.at,
    version: loaded.version,
  });
}

function nodeOf(event: CaseEvent): string | null {
  return 'node' in event ? event.node : null;
}

/** Signatures of others do not disturb one's own act; what moved the case does. */
function movesOn(event: CaseEvent): boolean {
  return event.type !== 'step-signed' && event.type !== 'objection-raised' && event.type !== 'official-recused';
}
