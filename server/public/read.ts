import type { ItemView, NoticeCard, UnitView } from '../../contract/public-views.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { Refusal } from '../../core/kernel/outcome.ts';
import type { Services } from '../platform/services.ts';
import { noticeCard } from './cards.ts';
import { itemPageView } from './item.ts';
import { noticeById, stageOfNumber } from './store.ts';
import { unitView } from './unit.ts';

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

/** An item as its public page shows it, for what is printed from the same record. Undefined when there is no such item or version. */
export async function readItemView(services: Services, code: string, number?: number): Promise<ItemView | undefined> {
  return itemPageView(services, code, number);
}

/** A unit as its public page shows it. Undefined when there is no such unit. */
export async function readUnitView(services: Services, code: string): Promise<UnitView | undefined> {
  return unitView(services, code);
}
