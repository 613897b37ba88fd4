import type { HomeView, ItemCard, UnitCard } from '../../contract/public-views.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { Services } from '../platform/services.ts';
import { searchForm } from '../../core/publication/search-words.ts';
import { itemCard, noticeCard, unitCard } from './cards.ts';
import { codesByWords, currentItems, notices, unitsWithCounts } from './store.ts';

const noticesShown = 5;
const resultsShown = 30;

/** The home page: search, units, notices that hang now. */
export async function homeView(services: Services, query: string): Promise<HomeView> {
  const db = services.database.published;
  const today = dayOf(services.clock.legalNow());
  const units = await listUnits(services);
  const open = await notices(db, services.county).where('n.state', '!=', 'over').orderBy('n.until_day').limit(noticesShown).execute();
  const often = await oftenWanted(services, today);
  const found = query.trim() === '' ? null : await search(services, { query, today, units });
  const nearest = found !== null && found.length === 0 ? await nearestTo(services, { query, today }) : [];
  return {
    query,
    results: found,
    nearest,
    units: worthListing(units),
    notices: open.map((row) => noticeCard(row, today)),
    often,
  };
}

/** Towns with their villages first, then bureaus that have a list; a unit with nothing to show is not shown. */
function worthListing(units: readonly UnitCard[]): readonly UnitCard[] {
  const parents = new Set(units.map((unit) => unit.parent));
  const shown = units.filter((unit) => unit.parent !== null && (unit.items > 0 || parents.has(unit.code)));
  return shown.toSorted((a, b) => Number(parents.has(b.code)) - Number(parents.has(a.code)));
}

/** All units with parents by their code. */
export async function listUnits(services: Services): Promise<readonly UnitCard[]> {
  const rows = await unitsWithCounts(services.database.published, services.county).execute();
  const codes = new Map(rows.map((row) => [row.unit_id, row.code]));
  return rows.map((row) => unitCard(row, row.parent_id === null ? null : (codes.get(row.parent_id) ?? null)));
}

async function oftenWanted(services: Services, today: string): Promise<HomeView['often']> {
  const rows = await services.database.published
    .selectFrom('published.search')
    .select('code')
    .where('county_id', '=', services.county)
    .orderBy('weight', 'desc')
    .orderBy('code')
    .limit(4)
    .execute();
  const cards = await cardsOf(services, { codes: rows.map((row) => row.code), today });
  return cards.map(({ code, plainName }) => ({ code, plainName }));
}

/** Each word of the query must be found, in the item's words or in the name of a unit whose list holds it. */
async function search(
  services: Services,
  wanted: { readonly query: string; readonly today: string; readonly units: readonly UnitCard[] },
): Promise<readonly ItemCard[]> {
  const words = wanted.query.trim().split(/\s+/).slice(0, 5);
  const asked = words.map((word) => ({ word, units: unitsNamed(word, wanted.units) }));
  const rows = await codesByWords(services.database.published, services.county, asked).limit(resultsShown).execute();
  return cardsOf(services, { codes: rows.map((row) => row.code), today: wanted.today });
}

/** Codes of units whose name holds the word. */
function unitsNamed(word: string, units: readonly UnitCard[]): readonly string[] {
  const form = searchForm(word);
  return [...form].length < 2 ? [] : units.filter((unit) => searchForm(unit.name).includes(form)).map((unit) => unit.code);
}

/** Items that share at least one pair of characters with what was typed. */
async function nearestTo(services: Services, wanted: { readonly query: string; readonly today: string }): Promise<readonly ItemCard[]> {
  const letters = [...searchForm(wanted.query)].slice(0, 20);
  const pairs = letters.slice(0, -1).map((letter, at) => `${letter}${letters[at + 1] ?? ''}`);
  const codes = new Set<string>();
  for (const pair of pairs) {
    const rows = await codesByWords(services.database.published, services.county, [{ word: pair, units: [] }])
      .limit(3)
      .execute();
    for (const row of rows) codes.add(row.code);
    if (codes.size >= 3) break;
  }
  return cardsOf(services, { codes: [...codes].slice(0, 3), today: wanted.today });
}

/** Cards of items in the order of their codes given. */
export async function cardsOf(
  services: Services,
  wanted: { readonly codes: readonly string[]; readonly today: string },
): Promise<readonly ItemCard[]> {
  if (wanted.codes.length === 0) return [];
  const rows = await currentItems(services.database.published, services.county, wanted).execute();
  const cards = new Map(rows.map((row) => [row.code, itemCard(row)]));
  return wanted.codes.flatMap((code) => cards.get(code) ?? []);
}
