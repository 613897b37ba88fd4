import { isRefusal } from '../../core/kernel/outcome.ts';
import type { AlertId } from '../../core/supervision/alert/alert.ts';
import type { AlertCommand } from '../../core/supervision/alert/command.ts';
import { decide } from '../../core/supervision/alert/decide.ts';
import { sqlStateOf } from '../platform/database/sql-failure.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { CommittedValue } from '../platform/keys/committed-values.ts';
import { newId } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';
import type { AlertContent } from './alert-content.ts';
import { alertContext } from './alert-context.ts';
import { appendAlert } from './append-alert.ts';
import { loadForAct } from './loaded-alert.ts';

/** What a hit led to. */
export type HitEffect = 'raised' | 'reopened' | 'repeated' | 'quiet' | 'same';

type Move = { readonly command: AlertCommand; readonly committed: readonly CommittedValue[]; readonly content?: AlertContent };

/** What the system does to an alert: takes a hit, notes that it is gone, lets days pass. */
export async function moveBySystem(services: Services, alertId: AlertId, move: Move): Promise<HitEffect> {
  try {
    return await attempt(services, alertId, move);
  } catch (error) {
    // Two raised the same alert at once: the second finds it there.
    if (sqlStateOf(error) !== '23505') throw error;
    return attempt(services, alertId, move);
  }
}

async function attempt(services: Services, alertId: AlertId, { command, committed, content }: Move): Promise<HitEffect> {
  const organisation = await services.organisation();
  return inTransaction(services.database.app, async (db) => {
    const commandId = newId();
    const { loaded } = await loadForAct(services, db, { alertId, commandId });
    const outcome = decide(command, loaded.state, alertContext(services, organisation));
    const [first] = isRefusal(outcome) ? [] : outcome.events;
    if (isRefusal(outcome) || first === undefined) return 'same';
    await appendAlert(services, db, {
      loaded,
      events: outcome.events,
      committed,
      commandId,
      more: [],
      ...(content === undefined ? {} : { content }),
    });
    if (first.type === 'alert-raised') return 'raised';
    if (first.type === 'alert-reopened') return 'reopened';
    return first.type === 'hit-suppressed' ? 'quiet' : 'repeated';
  });
}
