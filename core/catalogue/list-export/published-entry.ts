import type { Day } from '../../kernel/day.ts';
import { findRole } from '../../org/roles.ts';
import type { DraftContent } from '../draft/content.ts';
import { citationOf, type LegalDocument } from '../legal-basis.ts';
import type { ListItem, ListRisk } from '../list-import/list-item.ts';
import { citationText } from './published-item.ts';

/** What a published entry of a unit's list says in the list's own words. */
export type EntryWords = Pick<
  DraftContent,
  | 'accountability'
  | 'basis'
  | 'category'
  | 'content'
  | 'forbidden'
  | 'lead'
  | 'name'
  | 'posts'
  | 'powerType'
  | 'responsibilities'
  | 'risks'
  | 'subItem'
> & { readonly code: string };

/** The laws that citations are read in, and the day on which. */
export type CitedIn = { readonly laws: ReadonlyMap<string, LegalDocument>; readonly on: Day };

/**
 * A published entry as a row of a list. Its own words come first; where it says nothing, `chart` does: the item whose chart the entry takes
 * over, null when it has none.
 */
export function publishedEntry(entry: EntryWords, chart: ListItem | null, { laws, on }: CitedIn): ListItem {
  const own = <Value>(values: readonly Value[], of: (item: ListItem) => readonly Value[]): readonly Value[] =>
    values.length > 0 || chart === null ? values : of(chart);
  const basis = entry.basis.map(({ id, text }) => (id === null ? text : citationText(citationOf(laws, id, on))));
  return {
    sheet: '',
    rows: [0, 0],
    code: entry.code,
    name: entry.name,
    subItem: entry.subItem,
    powerType: entry.powerType === '' ? null : entry.powerType,
    category: entry.category === '' ? null : entry.category,
    content: [entry.content, entry.lead].find((text) => text !== '') ?? null,
    posts: own(
      entry.posts.map((post) => findRole(post)?.name ?? post),
      ({ posts }) => posts,
    ),
    basis: own([...new Set(basis)], (item) => item.basis),
    responsibilities: own(entry.responsibilities, (item) => item.responsibilities),
    accountability: own(entry.accountability, (item) => item.accountability),
    risks: risksOf(entry, chart),
    forbidden: own(entry.forbidden, (item) => item.forbidden),
    remark: null,
    other: [],
  };
}

/** Risks at steps stand in the entry with the name of their step, which is no phase: the chart tells their phase where it can. */
function risksOf({ risks }: EntryWords, chart: ListItem | null): readonly ListRisk[] {
  const drawn = chart?.risks ?? [];
  const told = new Set(drawn.map(({ what }) => what));
  const others = risks
    .filter(({ what }) => !told.has(what))
    .map(({ step, stage, level, what, prevention, owner }) => ({ stage: step === null ? stage : null, level, what, prevention, owner }));
  return [...drawn, ...others];
}
