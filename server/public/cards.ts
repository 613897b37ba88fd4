import type { Level } from '../../core/org/organisation.ts';
import { daysBetween } from '../../core/kernel/day.ts';
import type { ItemCard, NoticeCard, UnitCard } from '../../contract/public-views.ts';

const levelWords: Readonly<Record<Level, string>> = { village: '全县各村（社区）', town: '全县各镇（街道）', county: '县级部门' };
const kindWords: Readonly<Record<string, string>> = {
  county: '县',
  commission: '县纪委监委',
  bureau: '县级部门',
  town: '镇',
  street: '街道',
  village: '村',
  community: '社区',
};

/** Whose list an item of a level stands in, in words. */
export function levelName(level: Level): string {
  return levelWords[level];
}

/** Kind of a unit in words. */
export function kindName(kind: string): string {
  return kindWords[kind] ?? kind;
}

/** A row of an item as a card. */
export function itemCard(row: {
  readonly code: string;
  readonly plain_name: string;
  readonly name: string;
  readonly lead: string;
  readonly category: string;
  readonly level: Level;
}): ItemCard {
  return {
    code: row.code,
    plainName: row.plain_name,
    name: row.name,
    unitName: levelName(row.level),
    lead: row.lead,
    category: row.category,
  };
}

/** A row of a unit as a card. */
export function unitCard(
  row: { readonly code: string; readonly name: string; readonly kind: string; readonly items: number },
  parentCode: string | null,
): UnitCard {
  return { code: row.code, name: row.name, kind: kindName(row.kind), items: Number(row.items), parent: parentCode };
}

/** A row of a notice as a card: on which day of its period it stands. */
export function noticeCard(
  row: {
    readonly notice_id: string;
    readonly title: string;
    readonly unit_name: string;
    readonly item_code: string;
    readonly plain_name: string;
    readonly from_day: string;
    readonly until_day: string;
    readonly state: 'open' | 'held' | 'over';
  },
  today: string,
): NoticeCard {
  const days = daysBetween(row.from_day, row.until_day);
  const open = row.state !== 'over';
  return {
    id: row.notice_id,
    title: row.title,
    unitName: row.unit_name,
    itemCode: row.item_code,
    itemName: row.plain_name,
    from: row.from_day,
    until: row.until_day,
    day: open ? Math.min(days, Math.max(1, daysBetween(row.from_day, today))) : 0,
    days,
    open,
  };
}
