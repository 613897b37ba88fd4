import type { Kysely } from 'kysely';

import type { LegalDocument } from '../../core/catalogue/legal-basis.ts';
import type { CountyId } from '../../core/kernel/id.ts';
import { together } from '../platform/database/together.ts';
import type { Schema } from '../platform/database/schema.ts';
import { documents, eventsOf } from './store.ts';

/** A document as the register has it, and where its next event goes. */
export type LoadedLaw = {
  readonly document: LegalDocument | undefined;
  readonly version: number;
  /** Entry hash of its last event, null when it has none. */
  readonly previous: string | null;
  readonly library: number;
};

/** Reads one document with the register around it, under the register's lock. */
export async function loadLaw(
  db: Kysely<Schema>,
  county: CountyId,
  id: string,
): Promise<{ readonly laws: ReadonlyMap<string, LegalDocument>; readonly loaded: LoadedLaw }> {
  const [rows, events] = await together(db, [documents(db, county), eventsOf(db, county, { kind: 'law', id })]);
  const laws = new Map(rows.rows.map((row) => [row.document_id, JSON.parse(row.body) as LegalDocument]));
  const last = events.rows.at(-1);
  return {
    laws,
    loaded: {
      document: laws.get(id),
      version: events.rows.length,
      previous: last === undefined ? null : Buffer.from(last.entry_hash).toString('hex'),
      library: rows.rows.find((row) => row.document_id === id)?.library ?? 0,
    },
  };
}
