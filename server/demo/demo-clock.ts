import type { Clock } from '../platform/clock.ts';
import type { Instant } from '../../core/kernel/instant.ts';

/** A legal clock that the loader of the demo moves by hand; the real clock is the machine's. */
export type HandClock = Clock & { readonly set: (at: Instant) => void };

/** A hand-moved clock that begins at an instant. */
export function handClock(at: Instant): HandClock {
  let now = at;
  return {
    realNow: () => Date.now(),
    legalNow: () => now,
    set: (next) => {
      now = next;
    },
  };
}
