import type { BookletView, PosterView } from '../../contract/poster.ts';
import { shortHash } from '../../contract/poster.ts';
import type { ItemView } from '../../contract/public-views.ts';
import type { ItemVersion } from '../../core/catalogue/power-item.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { qrOf } from '../platform/qr.ts';
import type { Services } from '../platform/services.ts';
import { readItemView, readUnitView } from '../public/read.ts';
import { markMissing } from './mark-missing.ts';
import { fontCharacters } from './printing-font.ts';

/** A version of an item as its printed forms show it, the current one without a number; undefined when there is none. `unit` publishes it instead of the county. */
export async function posterView(
  services: Services,
  code: string,
  wish: { readonly number?: number | undefined; readonly unit?: string | undefined } = {},
): Promise<PosterView | undefined> {
  const item = await readItemView(services, code, wish.number);
  if (item === undefined) return undefined;
  return viewOf(services, item, wish.unit ?? services.about.name);
}

function viewOf(services: Services, item: ItemView, publisher: string): PosterView {
  const { marked, missing } = markMissing({ item, county: publisher }, fontCharacters());
  const qr = qrOf(`${services.siteUrl()}/i/${item.code}?p=${shortHash(item.version.hash)}`);
  return { ...marked, qr, demo: services.about.demo, missing };
}

/** A draft as its printed forms show it. */
export function draftPoster(services: Services, item: ItemView): PosterView {
  const { marked, missing } = markMissing({ item, county: services.about.name }, fontCharacters());
  return { ...marked, qr: item.qr, demo: services.about.demo, draft: true, missing };
}

/** A unit and the current versions of its items, in the order of their codes. */
export type UnitItems = { readonly unit: { readonly code: string; readonly name: string }; readonly versions: readonly ItemVersion[] };

/** What the booklet of a unit holds; undefined when there is no such unit. */
export async function unitItems(services: Services, unitCode: string): Promise<UnitItems | undefined> {
  const unit = await readUnitView(services, unitCode);
  if (unit === undefined) return undefined;
  const today = dayOf(services.clock.legalNow());
  const codes = unit.categories.flatMap(({ items }) => items.map(({ code }) => code)).toSorted();
  const current = codes.flatMap((code) => services.items.findCurrent(code, today)?.version ?? []);
  return { unit, versions: current };
}

/** The booklet of a unit's current items. */
export async function bookletView(services: Services, { unit, versions }: UnitItems): Promise<BookletView> {
  const items: PosterView[] = [];
  for (const { item, number } of versions) {
    const view = await posterView(services, item.code, { number, unit: unit.name });
    if (view !== undefined) items.push(view);
  }
  const { marked } = markMissing({ unit: unit.name, county: services.about.name }, fontCharacters());
  return {
    ...marked,
    demo: services.about.demo,
    day: dayOf(services.clock.legalNow()),
    qr: qrOf(`${services.siteUrl()}/u/${unit.code}`),
    items,
  };
}
