import type { Kysely } from 'kysely';

import type { ItemCard, UnitCard } from '../../contract/public-views.ts';
import { SearchIndex } from '../../core/publication/search-index.ts';
import type { CountyId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';
import { KeptPerCounty } from '../platform/http/kept-value.ts';
import type { Services } from '../platform/services.ts';
import { itemCard, unitCard } from './cards.ts';
import { type PublishedEntries, readEntries } from './published-entries.ts';
import { cardRows, findables, listedCodes, markOfSearch } from './search-store.ts';
import { unitsWithCounts } from './store.ts';

/** What the home page and the search ask again and again, as the public may read it. */
export type PublishedWords = {
  readonly mark: string;
  readonly index: SearchIndex;
  readonly entries: PublishedEntries;
  /** All units by their code, with the number of items in their list. */
  readonly units: readonly UnitCard[];
  /** Codes of the items that are wanted most. */
  readonly often: readonly string[];
  /** Cards of items in force on a day, in the order of the codes given. */
  readonly cardsOf: (codes: readonly string[], today: string) => readonly ItemCard[];
};

type PublicServices = { readonly county: CountyId; readonly database: Pick<Services['database'], 'published'> };
const kept = new KeptPerCounty<PublishedWords>();

/** The published words of a county, read once and kept in memory until something is published. */
export function publishedWords({ county, database }: PublicServices): Promise<PublishedWords> {
  const db = database.published;
  return kept.get({ db, county }, (before) => readWords(db, county, before));
}

/** The mark is read first: what is published while the rest is read makes another mark, and is read the next time. */
async function readWords(db: Kysely<Schema>, county: CountyId, before: PublishedWords | undefined): Promise<PublishedWords> {
  const { mark } = await markOfSearch(db, county).executeTakeFirstOrThrow();
  if (before?.mark === mark) return before;
  const [rows, listed] = [await findables(db, county).execute(), await listedCodes(db, county).execute()];
  const byUnit = new Map<string, string[]>();
  for (const { unit, item } of listed) {
    const items = byUnit.get(unit);
    if (items === undefined) byUnit.set(unit, [item]);
    else items.push(item);
  }
  return {
    mark,
    index: new SearchIndex(
      rows.map(({ pairs, ...row }) => ({ ...row, pairs: pairs === '' ? [] : pairs.split('\n') })),
      byUnit,
    ),
    entries: await readEntries(db, county),
    units: await readUnits(db, county),
    often: rows.slice(0, 4).map(({ code }) => code),
    cardsOf: cardsFrom(await cardRows(db, county).execute()),
  };
}

async function readUnits(db: Kysely<Schema>, county: CountyId): Promise<readonly UnitCard[]> {
  const rows = await unitsWithCounts(db, county).execute();
  const codes = new Map(rows.map((row) => [row.unit_id, row.code]));
  return rows.map((row) => unitCard(row, row.parent_id === null ? null : (codes.get(row.parent_id) ?? null)));
}

type CardRow = Parameters<typeof itemCard>[0] & { readonly effective_from: string; readonly effective_to: string | null };

function cardsFrom(rows: readonly CardRow[]): PublishedWords['cardsOf'] {
  const byCode = new Map<string, CardRow[]>();
  for (const row of rows) {
    const versions = byCode.get(row.code);
    if (versions === undefined) byCode.set(row.code, [row]);
    else versions.push(row);
  }
  return (codes, today) =>
    codes.flatMap((code) => {
      const row = byCode.get(code)?.findLast((one) => one.effective_from <= today && (one.effective_to ?? today) >= today);
      return row === undefined ? [] : [itemCard(row)];
    });
}
