import type { CaseId } from '../../core/kernel/id.ts';
import { type Refusal, isRefusal, refuse } from '../../core/kernel/outcome.ts';
import { sqlStateOf } from '../platform/database/sql-failure.ts';
import { notePublishedChange } from '../platform/http/published-changes.ts';
import type { OrganisationSnapshot, Services } from '../platform/services.ts';
import { commitValues } from '../platform/keys/committed-values.ts';
import { answerOf, type Asked, whyKeyUnfit } from './idempotency.ts';
import { contextOf } from './case-context.ts';
import { attempts, decideAll } from './decide-all.ts';
import { loadForAct } from './load-case.ts';
import type { LoadedCase } from './loaded-case.ts';
import { changesNotices } from './project-notice.ts';
import type { ActAnswer, ActRequest } from './act-request.ts';
import { remember, whyStale } from './refused-act.ts';
import { type Way, withLock, withoutLock } from './ways-to-act.ts';

/**
 * One act on a case: load, decide, and append and project in one transaction. The same pure decision answers the button.
 *
 * Refused: `changed-meanwhile` (another acted first; `version` is the present one), `key-reused`, and all of core/casework.
 */
export function actOnCase(services: Services, request: ActRequest): Promise<ActAnswer | Refusal> {
  return actAfterLook<never>(services, request, () => request);
}

/** What the asker wants, said once the case was read, or why he is sent back without an act. Called again when another acted meanwhile or the transaction is run again. */
export type Look<Back> = (loaded: LoadedCase, organisation: OrganisationSnapshot) => ActRequest | Back;

/** The same for somebody whose form is read with the case in hand: the case is read once. */
export async function actAfterLook<Back extends object>(
  services: Services,
  asked: Asked & { readonly caseId: CaseId },
  look: Look<Back>,
): Promise<ActAnswer | Refusal | Back> {
  const acting: Acting<Back> = { services, asked, look };
  try {
    return await attempt(acting, withoutLock);
  } catch (error) {
    // Another acted between our looking and writing: look again, and keep others out until it is written.
    if (sqlStateOf(error) !== '23505') throw error;
  }
  try {
    return await attempt(acting, withLock);
  } catch (error) {
    // The same key was used for another case between our looking and writing: look again.
    if (sqlStateOf(error) !== '23505') throw error;
    return attempt(acting, withLock);
  }
}

type Acting<Back> = { readonly services: Services; readonly asked: Asked & { readonly caseId: CaseId }; readonly look: Look<Back> };
async function attempt<Back extends object>({ services, asked, look }: Acting<Back>, way: Way): Promise<ActAnswer | Refusal | Back> {
  const organisation = await services.organisation();
  let onNotices = false;
  const decided = await way<Back>(services, async (db, write) => {
    const { earlier, load } = await loadForAct(services, db, { ...asked, locks: way === withLock });
    if (earlier !== undefined) return whyKeyUnfit(earlier, asked) ?? answerOf(earlier);
    const loaded = load();
    const request = look(loaded, organisation);
    if (!('wish' in request)) return { back: request };
    const item = loaded.state.status === 'absent' ? undefined : services.items.findByHash(loaded.state.version);
    if (item === undefined) return refuse('case-unknown');
    const values = new Map([...loaded.values.latest, ...Object.entries(request.values)]);
    const context = contextOf(services, { item, organisation, values, applicantKey: loaded.file?.applicant_key ?? null });
    const committed = commitValues(request.values);
    const fields = committed.map(({ label, commitment }) => ({ name: label, commitment }));
    const outcome = decideAll(attempts(request, { loaded, item, context, fields }), loaded.state, context);
    if (isRefusal(outcome)) return { ...outcome, of: { request, loaded } };
    if (outcome.events.length === 0) return { caseId: asked.caseId, version: loaded.version };
    const stale = whyStale(request, loaded, 'here');
    if (stale !== undefined) return stale;
    onNotices = changesNotices(outcome.events);
    return write({ request, loaded, item, context, organisation, events: outcome.events, committed });
  });
  if (onNotices) notePublishedChange();
  if ('back' in decided) return decided.back;
  if ('of' in decided) return remember(services, decided);
  if ('version' in decided) services.wakeLedger();
  return decided;
}
