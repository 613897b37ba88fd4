import type { ItemVersion } from '../../core/catalogue/power-item.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { Services } from '../platform/services.ts';
import { frozenItemView } from './item-view.ts';

/** A published version with the part of its page that changes only with version and day. */
export type ListedItem = { readonly version: ItemVersion; readonly view: ReturnType<typeof frozenItemView> };

/** The version of an item that is in force today; undefined when none is. */
export function listedItem(services: Services, code: string): ListedItem | undefined {
  const day = dayOf(services.clock.legalNow());
  const item = services.items.findCurrent(code, day);
  return item === undefined ? undefined : { version: item.version, view: frozenItemView(item.version, services.laws, day) };
}
