import type { LegalDocument } from '../../core/catalogue/legal-basis.ts';
import type { CountyId } from '../../core/kernel/id.ts';
import type { Database } from '../platform/database/open-database.ts';
import { documents, editionOf } from './store.ts';

/** The register of a county in memory, read anew when asked and something is new. */
export type LawBook = {
  readonly laws: ReadonlyMap<string, LegalDocument>;
  readonly edition: () => number;
  /** True when there was something new. */
  readonly refresh: () => Promise<boolean>;
};

/** Opens the register. Until the county has taken the library in, the library's own records speak. */
export async function openLawBook(
  { database, county }: { readonly database: Database; readonly county: CountyId },
  library: ReadonlyMap<string, LegalDocument>,
): Promise<LawBook> {
  // One map for ever, because everybody holds it; it is filled anew in one go.
  const laws = new Map(library);
  let [edition, known] = [0, ''];
  const refresh = async (): Promise<boolean> => {
    const now = await editionOf(database.published, county);
    if (now === known) return false;
    const rows = await documents(database.published, county).execute();
    if (rows.length > 0) {
      laws.clear();
      for (const row of rows) laws.set(row.document_id, JSON.parse(row.body) as LegalDocument);
    }
    [edition, known] = [edition + 1, now];
    return rows.length > 0;
  };
  await refresh();
  return { laws, edition: () => edition, refresh };
}
