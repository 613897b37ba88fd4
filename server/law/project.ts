import type { Compilable, Kysely } from 'kysely';

import type { LegalDocument } from '../../core/catalogue/legal-basis.ts';
import type { RevisionEvent } from '../../core/catalogue/law/revision.ts';
import { type Canonical, canonicalText } from '../../core/kernel/canonical.ts';
import type { CountyId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';
import { putCheck, putDocument, putRevision } from './store.ts';

/** Statement: the row of a document as it stands. */
export function projectDocument(
  db: Kysely<Schema>,
  county: CountyId,
  { document, version, library }: { readonly document: LegalDocument; readonly version: number; readonly library: number },
): Compilable<unknown> {
  return putDocument(db, county, { document_id: document.id, version, library, body: canonicalText(document as unknown as Canonical) });
}

/** Statements: what an event of a revision changes; `version` is its number in the stream. */
export function projectRevision(
  db: Kysely<Schema>,
  county: CountyId,
  { id, event, version }: { readonly id: string; readonly event: RevisionEvent; readonly version: number },
): readonly Compilable<unknown>[] {
  if (event.type === 'revision-checked') {
    const { task, reason, by, at } = event;
    const check = { revision_id: id, task_id: task, reason, person_id: by.person, post_id: by.post, checkedAt: at, version };
    return putCheck(db, county, check);
  }
  const { cause, due, at } = event;
  const row = {
    ...{ revision_id: id, cause: cause.kind, due_day: due, openedAt: at, version, body: canonicalText(cause) },
    ...{ document_id: cause.kind === 'law' ? cause.document : null, year: cause.kind === 'year' ? cause.year : null },
  };
  const tasks = event.tasks.map(({ task, unit, subject, item, name, number, cites }) => ({
    ...{ revision_id: id, task_id: task, unit_id: unit, subject, item, name, number, cites: canonicalText(cites), checked: false },
  }));
  return putRevision(db, county, { ...row, tasks });
}
