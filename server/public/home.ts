import type { EntryHit } from '../../contract/public-list.ts';
import type { HomeView, ItemCard, UnitCard } from '../../contract/public-views.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { bigramsOf, searchForm } from '../../core/publication/search-words.ts';
import { KeptPerCounty } from '../platform/http/kept-value.ts';
import type { Services } from '../platform/services.ts';
import { noticeCard } from './cards.ts';
import { type PublishedWords, publishedWords } from './published-words.ts';
import { notices } from './store.ts';

const noticesShown = 5;
const resultsShown = 30;
const entriesShown = 15;

/** The home page: search, units, notices that hang now. */
export async function homeView(services: Services, query: string): Promise<HomeView> {
  const today = dayOf(services.clock.legalNow());
  const [words, open] = [await publishedWords(services), await openNotices(services)];
  const found = query.trim() === '' ? null : search(words, { query, today });
  const isFound = found !== null && found.items.length + found.entries.length > 0;
  return {
    query,
    results: found?.items ?? null,
    entries: found?.entries ?? [],
    nearest: found !== null && !isFound ? nearestTo(words, { query, today }) : [],
    units: worthListing(words.units),
    notices: open.map((row) => noticeCard(row, today)),
    often: words.cardsOf(words.often, today).map(({ code, plainName }) => ({ code, plainName })),
  };
}

type NoticeRow = Parameters<typeof noticeCard>[0];
const hanging = new KeptPerCounty<readonly NoticeRow[]>();

/** The notices of the home page, read once for all who ask within half a second. */
function openNotices({ county, database }: Services): Promise<readonly NoticeRow[]> {
  const db = database.published;
  return hanging.get({ db, county }, () =>
    notices(db, county).where('n.state', '!=', 'over').orderBy('n.until_day').limit(noticesShown).execute(),
  );
}

/** Towns with their villages first, then bureaus that have a list; a unit with nothing to show is not shown. */
function worthListing(units: readonly UnitCard[]): readonly UnitCard[] {
  const parents = new Set(units.map((unit) => unit.parent));
  const shown = units.filter((unit) => unit.parent !== null && (unit.items > 0 || parents.has(unit.code)));
  return shown.toSorted((a, b) => Number(parents.has(b.code)) - Number(parents.has(a.code)));
}

/** All units with parents by their code. */
export async function listUnits(services: Services): Promise<readonly UnitCard[]> {
  return (await publishedWords(services)).units;
}

type Found = { readonly items: readonly ItemCard[]; readonly entries: readonly EntryHit[] };
type Wanted = { readonly query: string; readonly today: string };

/** Each word of the query must be found, in the item's words or in the name of a unit whose list holds it. */
function search({ index, entries, units, cardsOf }: PublishedWords, { query, today }: Wanted): Found {
  const words = query.trim().split(/\s+/).slice(0, 5);
  const asked = words.map((word) => ({ word, units: unitsNamed(word, units) }));
  return {
    items: cardsOf(index.find(asked, resultsShown), today),
    entries: entries.hitsOf(entries.index.find(asked, entriesShown), today),
  };
}

/** Codes of units whose name holds the word. */
function unitsNamed(word: string, units: readonly UnitCard[]): readonly string[] {
  const form = searchForm(word);
  return [...form].length < 2 ? [] : units.filter((unit) => searchForm(unit.name).includes(form)).map((unit) => unit.code);
}

/** Items that share at least one pair of characters with what was typed. */
function nearestTo({ index, cardsOf }: PublishedWords, { query, today }: Wanted): readonly ItemCard[] {
  const codes = new Set<string>();
  for (const pair of bigramsOf([[...searchForm(query)].slice(0, 20).join('')])) {
    for (const code of index.find([{ word: pair, units: [] }], 3)) codes.add(code);
    if (codes.size >= 3) break;
  }
  return cardsOf([...codes].slice(0, 3), today);
}
