import type { Compilable, Kysely } from 'kysely';

import type { LawEvent } from '../../core/catalogue/law/change.ts';
import type { RevisionEvent } from '../../core/catalogue/law/revision.ts';
import type { LegalDocument } from '../../core/catalogue/legal-basis.ts';
import { projectDocument, projectRevision } from '../law/project.ts';
import { appendStatements, plainEvent } from '../ledger/append.ts';
import type { Schema } from '../platform/database/schema.ts';
import { newId } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';

const first = { kind: 'event', expected: 0, previous: null } as const;

/** Statements that write a document with everything that happened to it. */
export function lawStatements(
  { county, keys }: Services,
  db: Kysely<Schema>,
  { document, events }: { readonly document: LegalDocument; readonly events: readonly LawEvent[] },
): readonly Compilable<unknown>[] {
  const stream = { kind: 'law', id: document.id };
  const { statements } = appendStatements(db, keys, { ...first, county, stream, commandId: newId(), events: events.map(plainEvent) });
  return [...statements, projectDocument(db, county, { document, version: events.length, library: 0 })];
}

/** Statements that write a revision with everything that was checked in it. */
export function revisionStatements(
  { county, keys }: Services,
  db: Kysely<Schema>,
  { id, events }: { readonly id: string; readonly events: readonly RevisionEvent[] },
): readonly Compilable<unknown>[] {
  const stream = { kind: 'revision', id };
  const { statements } = appendStatements(db, keys, { ...first, county, stream, commandId: newId(), events: events.map(plainEvent) });
  return [...statements, ...events.flatMap((event, at) => projectRevision(db, county, { id, event, version: at + 1 }))];
}
