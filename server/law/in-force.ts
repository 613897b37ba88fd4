import type { InForce } from '../../core/catalogue/law/revision.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { Services } from '../platform/services.ts';

/** What is published of a chart that no list carries: its newest version, also one that begins later; undefined when none is in force any more. */
export function chartInForce({ items, clock }: Pick<Services, 'clock' | 'items'>, code: string): InForce {
  const today = dayOf(clock.legalNow());
  const living = items
    .list()
    .filter(({ version }) => version.item.code === code && (version.effectiveTo === null || version.effectiveTo >= today));
  const numbers = living.map(({ version }) => version.number);
  return numbers.length === 0 ? undefined : { number: Math.max(...numbers), withdrawn: false };
}
