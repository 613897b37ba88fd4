import type { ItemView, NoticeCard, UnitCard, UnitView } from '../../contract/public-views.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { Refusal } from '../../core/kernel/outcome.ts';
import type { Services } from '../platform/services.ts';
import { noticeCard } from './cards.ts';
import { listUnits } from './home.ts';
import { noticeById, stageOfNumber, unitsOfItem } from './store.ts';
import { itemPageView } from './item.ts';
import { unitView } from './unit.ts';
import { listedItem } from './listed-item.ts';
import { unitList, type UnitList as PublishedUnitList } from './unit-list.ts';

/** A published notice as a card, for other features; null when there is none of this id. */
export async function readNoticeCard(services: Services, noticeId: string): Promise<NoticeCard | null> {
  const row = await noticeById(services.database.published, services.county, noticeId).executeTakeFirst();
  return row === undefined ? null : noticeCard(row, dayOf(services.clock.legalNow()));
}

/** The card of the sheet that a refusal names as hanging in the place of an older one; the older one's when it names none. */
export async function hangingCard(services: Services, refusal: Refusal, older: NoticeCard): Promise<NoticeCard> {
  const { notice } = refusal.because;
  return (typeof notice === 'string' ? await readNoticeCard(services, notice) : null) ?? older;
}

/** The public stage behind a number, with the item's plain name. */
export async function stageByNumber(services: Services, number: string) {
  const row = await stageOfNumber(services.database.published, services.county, number).executeTakeFirst();
  if (row === undefined) return undefined;
  const item = services.items.list().findLast(({ version }) => version.item.code === row.item_code);
  return { ...row, itemName: item?.version.item.plainName ?? '' };
}

/** A unit with its published list and the items that it works by, as they are in force today and as the public sees them. */
export type UnitList = PublishedUnitList;

/** An entry of a unit's list, and an item with a chart, as lists and packages tell them. */
export type ListedEntry = UnitList['entries'][number];
export type ListedItem = UnitList['items'][number];

/** All units of the county; the county itself has no parent. */
export function readUnits(services: Services): Promise<readonly UnitCard[]> {
  return listUnits(services);
}

/** The published list of a unit by its code; undefined when there is no such unit. */
export function readUnitList(services: Services, code: string): Promise<UnitList | undefined> {
  return unitList(services, code);
}

/** The version of an item that is in force today; undefined when none is. */
export function readListedItem(services: Services, code: string): ListedItem | undefined {
  return listedItem(services, code);
}

/** All items in force today, in the order of their codes. */
export function readListedItems(services: Services): readonly ListedItem[] {
  const codes = [...new Set(services.items.list().map(({ version }) => version.item.code))].toSorted();
  return codes.flatMap((code) => readListedItem(services, code) ?? []);
}

/** The county itself, and the units in whose list an item stands. */
export async function readUnitsOf(
  services: Services,
  code: string,
): Promise<{ readonly county: UnitCard | null; readonly units: readonly UnitCard[] }> {
  const units = await listUnits(services);
  const rows = await unitsOfItem(services.database.published, services.county, code).execute();
  const own = new Set(rows.map((row) => row.code));
  return { county: units.find(({ parent }) => parent === null) ?? null, units: units.filter((unit) => own.has(unit.code)) };
}

/** An item as its public page shows it, for what is printed from the same record. Undefined when there is no such item or version. */
export async function readItemView(services: Services, code: string, number?: number): Promise<ItemView | undefined> {
  return itemPageView(services, code, number);
}

/** A unit as its public page shows it. Undefined when there is no such unit. */
export async function readUnitView(services: Services, code: string): Promise<UnitView | undefined> {
  return unitView(services, code);
}
