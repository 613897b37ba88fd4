import { dayOf } from '../../core/kernel/day.ts';
import type { ChartPlace } from '../../core/supervision/alert/alert.ts';
import type { AlertView, PlaceChoice } from '../../contract/alert-views.ts';
import type { LivingItem, Services } from '../platform/services.ts';
import { risksOf } from './alert-context.ts';
import { placeText } from './place-text.ts';

/** Items in force to choose from; with one chosen, its steps and risk points. Two short lists instead of one with thousands of lines. */
export function placeChoices(services: Services, wanted: string | null): AlertView['places'] {
  const today = dayOf(services.clock.legalNow());
  const inForce = services.items.list().filter((item) => services.items.findCurrent(item.version.item.code, today) === item);
  const items = inForce.map(({ version: { item } }) => ({ id: item.code, label: item.plainName }));
  const chosen = inForce.find((item) => item.version.item.code === wanted);
  return {
    items,
    chosen: chosen === undefined ? null : chosen.version.item.code,
    steps: chosen === undefined ? [] : stepsOf(services, chosen),
  };
}

function stepsOf(services: Services, item: LivingItem): readonly PlaceChoice[] {
  return item.version.item.chart.nodes.flatMap((node) => {
    const risks = risksOf(item, node.id);
    if (risks === undefined) return [];
    const places = [...risks.keys(), null].map((risk) => ({ kind: 'charted' as const, item: item.version.item.code, step: node.id, risk }));
    return places.map((place) => ({ id: placeId(place), label: labelOf(services, place) }));
  });
}

function labelOf(services: Services, place: Extract<ChartPlace, { readonly kind: 'charted' }>): string {
  const text = placeText(services, place);
  return place.risk === null ? `${text} › 这一步还没有写这个风险` : text;
}

/** A place as the value of a form. */
function placeId(place: Extract<ChartPlace, { readonly kind: 'charted' }>): string {
  return [place.item, place.step, place.risk === null ? '' : String(place.risk)].join('|');
}

/** The place that a form names; undefined for what is no place at all. Whether it stands on a chart is decided later. */
export function placeOf(text: string): ChartPlace | undefined {
  if (text === 'uncharted') return { kind: 'uncharted' };
  const [, item, step, risk] = /^([A-Za-z0-9-]{1,40})\|([a-z0-9-]{1,60})\|(\d{0,3})$/.exec(text) ?? [];
  if (item === undefined || step === undefined || risk === undefined) return undefined;
  return { kind: 'charted', item, step, risk: risk === '' ? null : Number(risk) };
}
