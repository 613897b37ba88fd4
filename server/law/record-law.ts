import { foldLaw } from '../../core/catalogue/law/apply-change.ts';
import { decideLaw, type LawCommand } from '../../core/catalogue/law/decide-law.ts';
import { type Day, dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { appendStatements, plainEvent } from '../ledger/append.ts';
import type { Submission } from '../platform/http/form.ts';
import { actOnce } from './act-once.ts';
import type { LawServices } from './law-services.ts';
import { loadLaw } from './load-law.ts';
import { revisionOf } from './revision-of.ts';
import { lawReach } from './policy.ts';
import { projectDocument, projectRevision } from './project.ts';
import { readCiting } from './read-citing.ts';

/** What the register says after an act: the document, its version, and the revision that the change opened, if it touched anything. */
export type LawDone = { readonly id: string; readonly version: number; readonly revision: string | null; readonly tasks: number };

/** A wish about one document. `due` is until when units settle what a change opens. */
export type LawAct = {
  readonly id: string;
  readonly person: PersonId;
  readonly asked: Submission;
  readonly command: LawCommand;
  readonly due: Day;
};

/** Registers a document, or records a change with the revision that it opens, all in one transaction. Refused: `not-found` and those of the core. */
export async function recordLaw(services: LawServices, act: LawAct): Promise<LawDone | Refusal> {
  const { county } = services;
  const organisation = await services.organisation();
  const at = services.clock.legalNow();
  const reach = lawReach(organisation.staffOn(dayOf(at)), act.person);
  if (reach === undefined) return refuse('not-found');
  const { record } = reach;
  if (record === null) return refuse('law-not-allowed');
  const by = { person: act.person, post: record };
  return actOnce<LawDone>(services, act.asked, async (db) => {
    const { laws, loaded } = await loadLaw(db, county, act.id);
    if (act.command.do === 'change' && loaded.document === undefined) return refuse('not-found');
    const context = { at, by, mayRecord: true, document: loaded.document, version: loaded.version, laws };
    const outcome = decideLaw(act.command, context);
    if (isRefusal(outcome)) return outcome;
    const document = foldLaw(loaded.document, outcome.events);
    if (document === undefined) return refuse('not-found');
    const published = act.command.do === 'change' ? await readCiting(services, db, organisation.data) : [];
    const opened = revisionOf({ command: act.command, due: act.due, document, published }, { at, by });
    if (opened !== null && isRefusal(opened)) return opened;
    const version = loaded.version + outcome.events.length;
    const append = { county, kind: 'event', commandId: act.asked.commandId } as const;
    const law = { ...append, stream: { kind: 'law', id: document.id }, expected: loaded.version, previous: loaded.previous };
    const statements = [
      ...appendStatements(db, services.keys, { ...law, events: outcome.events.map(plainEvent) }).statements,
      projectDocument(db, county, { document, version, library: loaded.library }),
    ];
    const answer = { id: document.id, version, revision: null, tasks: 0 };
    if (opened === null) return { statements, answer, at };
    const revision = { ...append, stream: { kind: 'revision', id: opened.id }, expected: 0, previous: null };
    statements.push(
      ...appendStatements(db, services.keys, { ...revision, events: [plainEvent(opened.event)] }).statements,
      ...projectRevision(db, county, { id: opened.id, event: opened.event, version: 1 }),
    );
    return { statements, answer: { ...answer, revision: opened.id, tasks: opened.tasks }, at };
  });
}
