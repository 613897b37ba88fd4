import type { PersonId } from '../../core/kernel/id.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { AlertId } from '../../core/supervision/alert/alert.ts';
import type { AlertCommand } from '../../core/supervision/alert/command.ts';
import { decide } from '../../core/supervision/alert/decide.ts';
import { sqlStateOf } from '../platform/database/sql-failure.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { commitValues } from '../platform/keys/committed-values.ts';
import type { Services } from '../platform/services.ts';
import { alertContext } from './alert-context.ts';
import { appendAlert } from './append-alert.ts';
import { loadForAct } from './loaded-alert.ts';
import { maySee } from './policy.ts';
import { keepCommand } from './store.ts';
import { whyStale } from './why-stale.ts';

type ByPerson = Extract<AlertCommand, { readonly person: PersonId }>;
type Without<Wish, Key extends PropertyKey> = Wish extends unknown ? Omit<Wish, Key> : never;

/** What a person wishes to do, without himself and without what he wrote. */
export type AlertWish = Without<ByPerson, 'person' | 'fields'>;

/** One press of a person. */
export type AlertPress = {
  readonly alertId: AlertId;
  readonly commandId: string;
  readonly owner: string;
  readonly bodyHash: string;
  readonly person: PersonId;
  readonly wish: AlertWish;
  readonly text: string;
  /** Number of events the person has seen; null: he does not say. */
  readonly expectedVersion: number | null;
};

/**
 * One act on an alert in one transaction. The same pure decision answers the button.
 *
 * Refused: `alert-unknown` also for who may not see it, `changed-meanwhile`, `key-reused`, and all of core/supervision/alert.
 */
export async function actOnAlert(services: Services, press: AlertPress): Promise<{ readonly version: number } | Refusal> {
  try {
    return await attempt(services, press);
  } catch (error) {
    // The same key was used between our looking and writing: look again.
    if (sqlStateOf(error) !== '23505') throw error;
    return attempt(services, press);
  }
}

async function attempt(services: Services, press: AlertPress): Promise<{ readonly version: number } | Refusal> {
  const organisation = await services.organisation();
  const answer = await inTransaction(services.database.app, async (db) => {
    const { earlier, loaded } = await loadForAct(services, db, press);
    const context = alertContext(services, organisation);
    if (loaded.state.status === 'absent' || !maySee(press.person, { alert: loaded.state, context })) return refuse('alert-unknown');
    if (earlier !== undefined) {
      const isSame = earlier.owner === press.owner && earlier.body_hash === press.bodyHash;
      return isSame ? (JSON.parse(earlier.answer) as { readonly version: number }) : refuse('key-reused');
    }
    const stale = whyStale(press, loaded);
    if (stale !== undefined) return stale;
    const committed = commitValues({ text: press.text });
    const fields = committed.map(({ label, commitment }) => ({ name: label, commitment }));
    const outcome = decide({ ...press.wish, person: press.person, fields } as AlertCommand, loaded.state, context);
    if (isRefusal(outcome)) return outcome;
    const version = loaded.version + outcome.events.length;
    const more = [keepCommand(db, services.county, { ...press, version, at: context.now })];
    await appendAlert(services, db, { loaded, events: outcome.events, committed, commandId: press.commandId, more });
    return { version };
  });
  if (!isRefusal(answer)) services.wakeLedger();
  return answer;
}
