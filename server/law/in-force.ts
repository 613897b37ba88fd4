import type { InForce } from '../../core/catalogue/law/revision.ts';
import { type Day, dayOf } from '../../core/kernel/day.ts';
import type { LivingItem, Services } from '../platform/services.ts';

/** What is published of a chart that no list carries: its newest version, also one that begins later; undefined when none is in force any more. */
export function chartInForce({ items, clock }: Pick<Services, 'clock' | 'items'>, code: string): InForce {
  const today = dayOf(clock.legalNow());
  const living = items.list().filter(({ version }) => version.item.code === code && !isOver(version.effectiveTo, today));
  const numbers = living.map(({ version }) => version.number);
  return numbers.length === 0 ? undefined : { number: Math.max(...numbers), withdrawn: false };
}

/** The version of every published chart that is in force, or the next one that will be; by code. */
export function chartsInForce({ items }: Pick<Services, 'items'>, day: Day): ReadonlyMap<string, LivingItem> {
  const shown = new Map<string, LivingItem>();
  for (const living of items.list().toSorted((a, b) => a.version.number - b.version.number)) {
    const { item, effectiveFrom, effectiveTo } = living.version;
    if (isOver(effectiveTo, day)) continue;
    // A later version counts once it is in force; before that only where nothing else is.
    if (effectiveFrom <= day || !shown.has(item.code)) shown.set(item.code, living);
  }
  return new Map([...shown].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function isOver(effectiveTo: Day | null, day: Day): boolean {
  return effectiveTo !== null && effectiveTo < day;
}
