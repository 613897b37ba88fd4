import type { Instant } from '../../core/kernel/instant.ts';

/**
 * Two clocks. `realNow` serves sessions, leases and checkpoints; `legalNow` serves deadlines and publicity periods.
 * In a demo county legalNow runs ahead by whole days, and the offset is a ledgered event.
 */
export type Clock = { readonly realNow: () => Instant; readonly legalNow: () => Instant };

const dayMs = 86_400_000;

/** The machine's clock with the county's offset. `aheadDays` is asked at each reading. */
export function systemClock(aheadDays: () => number): Clock {
  return { realNow: () => Date.now(), legalNow: () => Date.now() + aheadDays() * dayMs };
}
