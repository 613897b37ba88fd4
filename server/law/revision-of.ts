import { affectedBy, touchedBy } from '../../core/catalogue/law/affected.ts';
import type { LawChange, LawEvent } from '../../core/catalogue/law/change.ts';
import type { LawCommand } from '../../core/catalogue/law/decide-law.ts';
import { openRevision, type RevisionEvent } from '../../core/catalogue/law/revision.ts';
import type { LegalDocument } from '../../core/catalogue/legal-basis.ts';
import { type Day, dayOf } from '../../core/kernel/day.ts';
import { isRefusal, type Refusal } from '../../core/kernel/outcome.ts';
import { newId } from '../platform/random.ts';
import type { Published } from './read-citing.ts';
import { tasksOf } from './tasks-of.ts';

type Touched = {
  readonly command: LawCommand;
  readonly due: Day;
  readonly document: LegalDocument;
  readonly published: readonly Published[];
};
type Opened = { readonly id: string; readonly event: RevisionEvent; readonly tasks: number };

/** The revision that a change opens; null when it touches nothing that is published. */
export function revisionOf({ command, due, document, published }: Touched, who: Pick<LawEvent, 'at' | 'by'>): Opened | Refusal | null {
  if (command.do !== 'change') return null;
  const { change } = command;
  const tasks = tasksOf(affectedBy({ document: document.id, change }, published), 'cited');
  if (tasks.length === 0) return null;
  const article = touchedBy(change)?.article ?? null;
  const about = { document: document.id, title: document.title, change: change.kind, article };
  const outcome = openRevision({ cause: { kind: 'law', ...about, day: dayOfChange(change, who.at) }, due, tasks }, who);
  if (isRefusal(outcome)) return outcome;
  const [event] = outcome.events;
  return event === undefined ? null : { id: newId(), event, tasks: tasks.length };
}

/** Day on which a change shows: the first of a new wording, the last of what ends. */
function dayOfChange(change: LawChange, at: LawEvent['at']): Day {
  if (change.kind === 'article-amended') return change.from;
  return change.kind === 'article-repealed' || change.kind === 'superseded' ? change.lastDay : dayOf(at);
}
