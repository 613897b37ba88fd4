import type { Kysely } from 'kysely';

import { checkTask as decideCheck, foldRevision, type InForce, type RevisionTask } from '../../core/catalogue/law/revision.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { appendStatements, plainEvent } from '../ledger/append.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Submission } from '../platform/http/form.ts';
import { actOnce } from './act-once.ts';
import { revisionEventOf } from './event-row.ts';
import { chartInForce } from './in-force.ts';
import type { LawServices } from './law-services.ts';
import { lawReach } from './policy.ts';
import { projectRevision } from './project.ts';
import { eventsOf, tasks } from './store.ts';

/** A check of one task. */
export type TaskCheck = {
  readonly revision: string;
  readonly task: string;
  readonly reason: string;
  readonly person: PersonId;
  readonly asked: Submission;
};

/** Settles a task with nothing to change. Refused: `not-found` also for tasks of units that he has nothing to do with, and those of the core. */
export async function checkTask(services: LawServices, wish: TaskCheck): Promise<{ readonly task: string } | Refusal> {
  const { county } = services;
  const organisation = await services.organisation();
  const at = services.clock.legalNow();
  const reach = lawReach(organisation.staffOn(dayOf(at)), wish.person);
  return actOnce(services, wish.asked, async (db) => {
    const rows = await eventsOf(db, county, { kind: 'revision', id: wish.revision }).execute();
    const revision = foldRevision(rows.map(revisionEventOf));
    const task = revision?.tasks.find((one) => one.task === wish.task);
    if (revision === undefined || task === undefined || reach?.sees(task.unit) !== true) return refuse('not-found');
    const post = reach.settles(task.unit, task.subject);
    if (post === null) return refuse('law-not-allowed');
    const by = { person: wish.person, post };
    const asks = { task, reason: wish.reason, inForce: await inForceOf(services, db, { revision: wish.revision, task }) };
    const outcome = decideCheck(revision, asks, { at, by, may: true });
    if (isRefusal(outcome)) return outcome;
    const { statements } = appendStatements(db, services.keys, {
      ...{ county, stream: { kind: 'revision', id: wish.revision }, kind: 'event', commandId: wish.asked.commandId, unit: task.unit },
      ...{ expected: rows.length, previous: Buffer.from(rows.at(-1)?.entry_hash ?? []).toString('hex') },
      events: outcome.events.map(plainEvent),
    });
    const version = rows.length + 1;
    const projected = outcome.events.flatMap((event) => projectRevision(db, county, { id: wish.revision, event, version }));
    return { statements: [...statements, ...projected], answer: { task: task.task }, at };
  });
}

async function inForceOf(
  services: LawServices,
  db: Kysely<Schema>,
  { revision, task }: { readonly revision: string; readonly task: RevisionTask },
): Promise<InForce> {
  if (task.subject === 'chart') return chartInForce(services, task.item);
  const row = await tasks(db, services.county).where('t.revision_id', '=', revision).where('t.task_id', '=', task.task).executeTakeFirst();
  const number = row?.in_force ?? null;
  return number === null ? undefined : { number, withdrawn: row?.withdrawn ?? false };
}
