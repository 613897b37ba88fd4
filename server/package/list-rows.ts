import { publishedEntry } from '../../core/catalogue/list-export/published-entry.ts';
import { publishedItem } from '../../core/catalogue/list-export/published-item.ts';
import type { ListItem } from '../../core/catalogue/list-import/list-item.ts';
import type { Services } from '../platform/services.ts';
import type { ListedItem, UnitList } from '../public/read.ts';

/**
 * Everything that a unit has published, once each: the entries of its list in its own words, then the items that it works by and that no
 * entry stands for.
 */
export function listRows({ laws }: Pick<Services, 'laws'>, { entries, items, day }: UnitList): readonly ListItem[] {
  const rowOf = ({ version }: ListedItem): ListItem => publishedItem(version.item, laws, day);
  const byCode = new Map(items.map((item) => [item.version.item.code, item]));
  const told = entries.map(({ words, chart }) => {
    const item = chart === null ? undefined : byCode.get(chart);
    return publishedEntry(words, item === undefined ? null : rowOf(item), { laws, on: day });
  });
  return [...told, ...itemsAlone(entries, items).map(rowOf)];
}

/** Items that no entry of the list stands for. */
export function itemsAlone(entries: UnitList['entries'], items: UnitList['items']): readonly ListedItem[] {
  const told = new Set(entries.map(({ chart }) => chart));
  return items.filter(({ version }) => !told.has(version.item.code));
}
