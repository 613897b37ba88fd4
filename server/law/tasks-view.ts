import type { z } from 'zod';

import type { deskTasks, deskTasksQuery } from '../../contract/desk-law.ts';
import { citationText } from '../../core/catalogue/list-export/published-item.ts';
import { citationOf } from '../../core/catalogue/legal-basis.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { asId, type PersonId } from '../../core/kernel/id.ts';
import type { Staff } from '../../core/org/staff.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { Services } from '../platform/services.ts';
import { lawReach, type LawReach } from './policy.ts';
import { checks } from './store.ts';
import { lateDays, readRevisions, type ReadRevision, type ReadTask } from './task-rows.ts';

type View = z.input<typeof deskTasks>;
type Query = z.output<typeof deskTasksQuery>;
type Check = Awaited<ReturnType<ReturnType<typeof checks>['execute']>>[number];

/** As many as one screen can hold. */
const most = 500;

/** Tasks that the asker settles or sees; undefined for who has nothing to do with them. */
export async function tasksView(
  services: Services,
  { person, query }: { readonly person: PersonId; readonly query: Query },
): Promise<View | undefined> {
  const { data, staffOn } = await services.organisation();
  const today = dayOf(services.clock.legalNow());
  const staff = staffOn(today);
  const reach = lawReach(staff, person);
  if (reach === undefined) return undefined;
  const [found, checked] = await inTransaction(services.database.app, async (db) => [
    await readRevisions(services, db),
    await checks(db, services.county).execute(),
  ]);
  const wanted = found
    .filter(({ id }) => query.revision === undefined || id === query.revision)
    .flatMap((revision) => revision.tasks.filter((task) => isWanted(task, reach, query)).map((task) => ({ revision, task })));
  const names = new Map(data.units.map(({ id, name }) => [id, name]));
  const why = new Map(checked.map((row) => [`${row.revision_id} ${row.task_id}`, row]));
  const tasks = wanted.slice(0, most).map(({ revision, task }): View['tasks'][number] => ({
    ...{ task: task.task, revision: revision.id, cause: { ...revision.cause }, subject: task.subject, item: task.item, name: task.name },
    unit: { id: task.unit, name: names.get(task.unit) ?? '' },
    cites: task.cites.map((basis) => citationText(citationOf(services.laws, basis, today))),
    ...{ state: task.state, due: revision.due, lateDays: lateOf(revision, task, today) },
    mine: reach.settles(task.unit, task.subject) !== null,
    checked: checkedView(staff, why.get(`${revision.id} ${task.task}`)),
  }));
  return { today, total: wanted.length, tasks };
}

function isWanted(task: ReadTask, reach: LawReach, { scope, unit, state }: Query): boolean {
  if (task.state !== state || !reach.sees(task.unit)) return false;
  if (unit !== undefined && task.unit !== unit) return false;
  return scope === 'all' || reach.settles(task.unit, task.subject) !== null;
}

function lateOf({ due }: ReadRevision, { state }: ReadTask, today: string): number {
  return lateDays(due, today, state === 'open' ? 1 : 0);
}

function checkedView(staff: Staff, row: Check | undefined): View['tasks'][number]['checked'] {
  if (row === undefined) return null;
  const name = staff.findPerson(asId<'person'>(row.person_id))?.name ?? '';
  return { name, post: staff.findPost(asId<'post'>(row.post_id))?.name ?? null, reason: row.reason, at: row.at };
}
