import type { Kysely } from 'kysely';

import type { EntryHit } from '../../contract/public-list.ts';
import type { CountyId } from '../../core/kernel/id.ts';
import { type Findable, SearchIndex } from '../../core/publication/search-index.ts';
import { bigramsOf } from '../../core/publication/search-words.ts';
import type { Schema } from '../platform/database/schema.ts';
import { plainEntries } from './search-store.ts';

/** Entries of lists that have no page of steps, so that the search of items does not know them. */
export type PublishedEntries = {
  readonly index: SearchIndex;
  /** Entries in force on a day, in the order of the codes given. */
  readonly hitsOf: (codes: readonly string[], today: string) => readonly EntryHit[];
};

/** Reads the entries of all lists of a county that only stand in a list. */
export async function readEntries(db: Kysely<Schema>, county: CountyId): Promise<PublishedEntries> {
  const rows = await plainEntries(db, county).execute();
  const byUnit = new Map<string, string[]>();
  const byCode = new Map(rows.map((row) => [codeOf(row), row]));
  for (const row of rows) {
    const codes = byUnit.get(row.unit_code);
    if (codes === undefined) byUnit.set(row.unit_code, [codeOf(row)]);
    else codes.push(codeOf(row));
  }
  const items = rows.map((row): Findable => {
    // The words hold names, their initials and the code, each on a line.
    const { words } = row;
    return { code: codeOf(row), text: words, initials: words, pairs: bigramsOf([...words.split('\n'), row.category]) };
  });
  return {
    index: new SearchIndex(items, byUnit),
    hitsOf: (codes, today) =>
      codes.flatMap((code) => {
        const row = byCode.get(code);
        if (row === undefined || row.effective_from > today) return [];
        return [
          { unit: row.unit_code, unitName: row.unit_name, code: row.code, name: row.name, plainName: row.plain_name, lead: row.lead },
        ];
      }),
  };
}

/** A code is an entry's own within its unit only. */
function codeOf(row: { readonly unit_code: string; readonly code: string }): string {
  return `${row.unit_code}/${row.code}`;
}
