import type { Kysely } from 'kysely';

import { type RevisionCause, taskState, type TaskState } from '../../core/catalogue/law/revision.ts';
import { daysBetween } from '../../core/kernel/day.ts';
import { asId, type UnitId } from '../../core/kernel/id.ts';
import { together } from '../platform/database/together.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Services } from '../platform/services.ts';
import { chartInForce } from './in-force.ts';
import { revisions, tasks } from './store.ts';

/** A revision as its row says. */
export type ReadRevision = {
  readonly id: string;
  readonly cause: RevisionCause;
  readonly openedAt: number;
  readonly due: string;
  readonly tasks: readonly ReadTask[];
};

/** A task with its state of the moment. */
export type ReadTask = {
  readonly task: string;
  readonly unit: UnitId;
  readonly subject: 'entry' | 'chart';
  readonly item: string;
  readonly name: string;
  readonly cites: readonly string[];
  readonly state: TaskState;
};

/** All revisions with all their tasks and how each stands now: settled by somebody, by a newer version, or open. */
export async function readRevisions(services: Services, db: Kysely<Schema>): Promise<readonly ReadRevision[]> {
  const { county } = services;
  const [heads, found] = await together(db, [
    revisions(db, county),
    tasks(db, county).orderBy('t.unit_id').orderBy('t.name').orderBy('t.task_id'),
  ]);
  const own = new Map(heads.rows.map((row) => [row.revision_id, [] as ReadTask[]]));
  for (const row of found.rows) {
    const entry = row.in_force === null ? undefined : { number: row.in_force, withdrawn: row.withdrawn ?? false };
    const inForce = row.subject === 'chart' ? chartInForce(services, row.item) : entry;
    own.get(row.revision_id)?.push({
      ...{ task: row.task_id, unit: asId<'unit'>(row.unit_id), subject: row.subject, item: row.item, name: row.name },
      ...{ cites: JSON.parse(row.cites) as readonly string[], state: taskState(row, row.checked, inForce) },
    });
  }
  return heads.rows.map((row) => ({
    ...{ id: row.revision_id, cause: JSON.parse(row.body) as RevisionCause, openedAt: row.opened_at, due: row.due_day },
    tasks: own.get(row.revision_id) ?? [],
  }));
}

/** How many tasks there are of each state. */
export function countStates(list: readonly Pick<ReadTask, 'state'>[]): Record<TaskState, number> {
  const count = { open: 0, revised: 0, checked: 0, withdrawn: 0 };
  for (const { state } of list) count[state] += 1;
  return count;
}

/** Days past a deadline while something is open. */
export function lateDays(due: string, today: string, open: number): number {
  return open > 0 && due < today ? daysBetween(due, today) : 0;
}
