import type { LegalDocument } from '../../core/catalogue/legal-basis.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import { contentHash } from '../../core/kernel/hash.ts';
import type { CountyId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import { appendStatements } from '../ledger/append.ts';
import type { Database } from '../platform/database/open-database.ts';
import { together } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import { newId } from '../platform/random.ts';
import { foldRegister, libraryStream, type Reading } from './library-reading.ts';
import { projectDocument } from './project.ts';
import { allEvents, dropDocuments, lockRegister } from './store.ts';

/** Where a county takes its library's records in. */
export type RegisterPlace = { readonly database: Database; readonly county: CountyId; readonly keys: KeyStore };

/**
 * Takes the library's records into the county's register, once for each reading that differs: one event, and the rows of all documents anew. What
 * the county recorded stands on top of the new records. True when there was something to take.
 */
export async function takeLibrary(
  { database, county, keys }: RegisterPlace,
  library: { readonly laws: ReadonlyMap<string, LegalDocument>; readonly at: Instant },
): Promise<boolean> {
  const read = [...library.laws.values()];
  const hash = contentHash(read as unknown as Canonical);
  return inTransaction(database.app, async (db) => {
    const [, found] = await together(db, [lockRegister(db, county), allEvents(db, county, 'law')]);
    const before = found.rows.filter((row) => row.stream_id === libraryStream);
    const last = before.at(-1);
    if (last !== undefined && (JSON.parse(last.payload) as Reading).hash === hash) return false;
    const { statements } = appendStatements(db, keys, {
      ...{ county, stream: { kind: 'law', id: libraryStream }, kind: 'event', commandId: newId() },
      ...{ expected: before.length, previous: last === undefined ? null : Buffer.from(last.entry_hash).toString('hex') },
      events: [
        { type: 'library-read', payload: { hash, documents: read as unknown as Canonical }, actor: null, at: library.at, values: [] },
      ],
    });
    const rows = foldRegister(found.rows, library.laws, before.length + 1);
    await together(db, [
      ...statements,
      dropDocuments(
        db,
        county,
        rows.map(({ document }) => document.id),
      ),
      ...rows.map((row) => projectDocument(db, county, row)),
    ]);
    return true;
  });
}
