import type { Kysely } from 'kysely';

import type { CountyId } from '../../core/kernel/id.ts';
import { together } from '../platform/database/together.ts';
import type { Schema } from '../platform/database/schema.ts';
import { revisionEventOf } from './event-row.ts';
import { foldRegister, libraryStream, type Reading } from './library-reading.ts';
import { projectDocument, projectRevision } from './project.ts';
import { allEvents } from './store.ts';

/** Tables that are made from the events of the register, in the order in which they can be emptied. */
export const lawProjections = ['mq.revision_check', 'published.revision_task', 'published.revision', 'published.law_document'] as const;

/** Makes the register and all revisions anew from their events, in one transaction on emptied tables. */
export async function rebuildLaws(db: Kysely<Schema>, county: CountyId): Promise<void> {
  const [laws, revisions] = await together(db, [allEvents(db, county, 'law'), allEvents(db, county, 'revision')]);
  const readings = laws.rows.filter((row) => row.stream_id === libraryStream);
  const last = readings.at(-1);
  const library = new Map(
    (last === undefined ? [] : (JSON.parse(last.payload) as Reading).documents).map((document) => [document.id, document]),
  );
  const documents = foldRegister(laws.rows, library, readings.length).map((row) => projectDocument(db, county, row));
  const moved = revisions.rows.flatMap((row) =>
    projectRevision(db, county, { id: row.stream_id, event: revisionEventOf(row), version: row.seq }),
  );
  await together(db, [...documents, ...moved]);
}
