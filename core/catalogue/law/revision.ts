import type { BasisId } from '../../chart/chart.ts';
import { addDays, type Day, dayOf } from '../../kernel/day.ts';
import type { Instant } from '../../kernel/instant.ts';
import { type Outcome, refuse } from '../../kernel/outcome.ts';
import type { Hand } from '../draft/event.ts';
import type { Citing } from './affected.ts';
import type { LawChange, LawRefusal } from './change.ts';

/** Why published items are to be looked at again: a law changed, or the year came round. */
export type RevisionCause =
  | {
      readonly kind: 'law';
      readonly document: string;
      readonly title: string;
      readonly change: LawChange['kind'];
      readonly article: string | null;
      readonly day: Day;
    }
  | { readonly kind: 'year'; readonly year: number };

/** One item of one unit to be looked at again. */
export type RevisionTask = Pick<Citing, 'unit' | 'subject' | 'item' | 'name' | 'number'> & {
  readonly task: string;
  /** What it cites of the changed law; empty in a yearly round. */
  readonly cites: readonly BasisId[];
};

/** What happened to a revision. */
export type RevisionEvent =
  | {
      readonly type: 'revision-opened';
      readonly cause: RevisionCause;
      readonly due: Day;
      readonly tasks: readonly RevisionTask[];
      readonly at: Instant;
      readonly by: Hand;
    }
  | { readonly type: 'revision-checked'; readonly task: string; readonly reason: string; readonly at: Instant; readonly by: Hand };

/** Who looked, found nothing to change, and why. */
export type Checked = { readonly reason: string; readonly at: Instant; readonly by: Hand };

/** A revision as its events leave it. */
export type Revision = {
  readonly cause: RevisionCause;
  readonly due: Day;
  readonly openedAt: Instant;
  readonly by: Hand;
  readonly tasks: readonly RevisionTask[];
  readonly checked: ReadonlyMap<string, Checked>;
};

/** How a task stands: nobody has settled it, a newer version is published, somebody checked it, or the item is no longer in force. */
export type TaskState = 'open' | 'revised' | 'checked' | 'withdrawn';

/** What is published of an item now; undefined when nothing is. */
export type InForce = { readonly number: number; readonly withdrawn: boolean } | undefined;

/** A revision from its events; undefined without its beginning. */
export function foldRevision(events: readonly RevisionEvent[]): Revision | undefined {
  return events.reduce<Revision | undefined>((revision, event) => {
    if (event.type === 'revision-opened') {
      const { cause, due, tasks, at, by } = event;
      return { cause, due, tasks, openedAt: at, by, checked: new Map() };
    }
    if (revision === undefined) return undefined;
    const { reason, at, by } = event;
    return { ...revision, checked: new Map([...revision.checked, [event.task, { reason, at, by }]]) };
  }, undefined);
}

/** The state of a task. What a named person settled stays settled by him, whatever is published later. */
export function taskState(task: Pick<RevisionTask, 'number'>, isChecked: boolean, inForce: InForce): TaskState {
  if (isChecked) return 'checked';
  if (inForce === undefined || inForce.withdrawn) return 'withdrawn';
  return inForce.number > task.number ? 'revised' : 'open';
}

/** Longest time that a unit is given, in days. */
const longestDays = 366;

/** Opens a revision of what a change affects, or of everything in a year. Refused: `law-due-wrong`. */
export function openRevision(
  wish: { readonly cause: RevisionCause; readonly due: Day; readonly tasks: readonly RevisionTask[] },
  { at, by }: { readonly at: Instant; readonly by: Hand },
): Outcome<RevisionEvent, LawRefusal> {
  const today = dayOf(at);
  const latest = addDays(today, longestDays);
  if (wish.due < today || wish.due > latest) return refuse('law-due-wrong', { today, latest });
  return { events: [{ type: 'revision-opened', ...wish, at, by }] };
}

/** Settles a task with nothing to change, by a named person with a reason. A task is settled once. */
export function checkTask(
  revision: Revision,
  wish: { readonly task: RevisionTask; readonly reason: string; readonly inForce: InForce },
  who: { readonly at: Instant; readonly by: Hand; readonly may: boolean },
): Outcome<RevisionEvent, LawRefusal> {
  const { task, inForce } = wish;
  const reason = wish.reason.trim();
  if (!who.may) return refuse('law-not-allowed');
  const state = taskState(task, revision.checked.has(task.task), inForce);
  if (state !== 'open') return refuse('law-task-settled', { state });
  if (reason === '') return refuse('law-reason-missing');
  return { events: [{ type: 'revision-checked', task: task.task, reason, at: who.at, by: who.by }] };
}
