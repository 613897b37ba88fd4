import { dayOf } from '../../core/kernel/day.ts';
import type { AlertContext } from '../../core/supervision/alert/context.ts';
import type { LivingItem, OrganisationSnapshot, Services } from '../platform/services.ts';

/** What decisions on alerts may know now. */
export function alertContext(services: Services, organisation: OrganisationSnapshot): AlertContext {
  const now = services.clock.legalNow();
  const today = dayOf(now);
  return {
    now,
    calendar: services.calendar,
    staff: organisation.staffOn(today),
    isOnChart: ({ item, step, risk }) => {
      const living = services.items.findCurrent(item, today);
      const risks = living === undefined ? undefined : risksOf(living, step);
      return risks !== undefined && (risk === null || risk in risks);
    },
  };
}

/** The risk points of a step that somebody takes; undefined when the chart has no such step. */
export function risksOf(item: LivingItem, step: string): readonly { readonly what: string }[] | undefined {
  const node = item.chart.node(step);
  return node?.type === 'task' || node?.type === 'vote' || node?.type === 'notice' ? node.risks : undefined;
}
