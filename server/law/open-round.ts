import { openRevision } from '../../core/catalogue/law/revision.ts';
import { type Day, dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { appendStatements, plainEvent } from '../ledger/append.ts';
import { together } from '../platform/database/together.ts';
import type { Submission } from '../platform/http/form.ts';
import { actOnce } from './act-once.ts';
import type { LawServices } from './law-services.ts';
import { lawReach } from './policy.ts';
import { projectRevision } from './project.ts';
import { readCiting } from './read-citing.ts';
import { eventsOf } from './store.ts';
import { tasksOf } from './tasks-of.ts';

/** What opening a round answers. */
export type RoundDone = { readonly revision: string; readonly tasks: number };

/** Opens the yearly round: every published item of every unit is confirmed or revised until a day. One year has one round. Refused: `law-round-open`. */
export async function openRound(
  services: LawServices,
  wish: { readonly person: PersonId; readonly asked: Submission; readonly year: number; readonly due: Day },
): Promise<RoundDone | Refusal> {
  const { county } = services;
  const organisation = await services.organisation();
  const at = services.clock.legalNow();
  const reach = lawReach(organisation.staffOn(dayOf(at)), wish.person);
  if (reach === undefined) return refuse('not-found');
  if (reach.openRound === null) return refuse('law-not-allowed');
  const by = { person: wish.person, post: reach.openRound };
  const id = `year-${String(wish.year)}`;
  return actOnce(services, wish.asked, async (db) => {
    const [before] = await together(db, [eventsOf(db, county, { kind: 'revision', id })]);
    if (before.rows.length > 0) return refuse('law-round-open', { year: wish.year });
    const tasks = tasksOf(await readCiting(services, db, organisation.data), 'everything');
    const outcome = openRevision({ cause: { kind: 'year', year: wish.year }, due: wish.due, tasks }, { at, by });
    if (isRefusal(outcome)) return outcome;
    const { statements } = appendStatements(db, services.keys, {
      ...{ county, stream: { kind: 'revision', id }, kind: 'event', expected: 0, previous: null, commandId: wish.asked.commandId },
      events: outcome.events.map(plainEvent),
    });
    const rows = outcome.events.flatMap((event) => projectRevision(db, county, { id, event, version: 1 }));
    return { statements: [...statements, ...rows], answer: { revision: id, tasks: tasks.length }, at };
  });
}
