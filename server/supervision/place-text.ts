import type { ChartPlace } from '../../core/supervision/alert/alert.ts';
import type { Services } from '../platform/services.ts';
import { risksOf } from './alert-context.ts';

/** Item, step and risk point in words; empty when no chart covers it. */
export function placeText({ items }: Services, place: ChartPlace): string {
  if (place.kind === 'uncharted') return '';
  const living = items.list().findLast((item) => item.version.item.code === place.item);
  const node = living?.chart.node(place.step);
  const risk = living === undefined || place.risk === null ? undefined : risksOf(living, place.step)?.[place.risk];
  const step = node !== undefined && 'plainName' in node ? node.plainName : place.step;
  return [living?.version.item.plainName ?? place.item, step, ...(risk === undefined ? [] : [risk.what])].join(' › ');
}
