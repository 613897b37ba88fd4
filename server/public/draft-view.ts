import type { ItemView } from '../../contract/public-views.ts';
import type { PowerItem } from '../../core/catalogue/power-item.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { asId } from '../../core/kernel/id.ts';
import { qrOf } from '../platform/qr.ts';
import type { Services } from '../platform/services.ts';
import { frozenItemView, itemView } from './item-view.ts';

/** An item that nobody published; `address` is what its code opens. */
type UnpublishedItem = { readonly item: PowerItem; readonly unit: ItemView['unit']; readonly address: string };

/** An item that nobody published yet as its public page would show it, without anything that happened. */
export function draftView(services: Services, { item, unit, address }: UnpublishedItem): ItemView {
  const day = dayOf(services.clock.legalNow());
  const version = { item, number: 0, effectiveFrom: day, effectiveTo: null, changes: [], hash: asId<'version'>('') };
  return itemView(version, frozenItemView(version, services.laws, day), {
    ...{ unit, current: true, others: [], ledgerIndex: null, restraint: null, notices: [] },
    activity: { actsThisYear: 0, weeks: [], smallerGroups: false, lastActDay: null },
    qr: qrOf(address),
  });
}
