import type { ItemVersion } from '../../catalogue/power-item.ts';
import { addDays, type Day } from '../../kernel/day.ts';
import type { Posting } from './posting.ts';

/** Days within which an old paper comes down or is exchanged. No law names a number; a county may be stricter with itself. */
export const daysToExchange = 7;

/** What is wrong with what hangs: since when, and until when it is to be mended. `by` is the version that is in force instead. */
export type Stale = {
  readonly why: 'replaced' | 'withdrawn' | 'ended' | 'not-yet';
  readonly since: Day;
  readonly due: Day;
  readonly by: number | null;
};

type Days = Pick<ItemVersion, 'number' | 'effectiveFrom' | 'effectiveTo' | 'withdrawn' | 'notIn'>;

/**
 * Whether what hangs is what is in force on a day; null when it is, and for what hangs no more.
 *
 * @param versions of the item, with the units above the posting's in `above` (its own included)
 */
export function staleOf(
  posting: Pick<Posting, 'number' | 'up'>,
  about: { readonly versions: readonly Days[]; readonly above: ReadonlySet<string>; readonly today: Day },
): Stale | null {
  const { versions, above, today } = about;
  const hung = versions.find(({ number }) => number === posting.number);
  if (!posting.up || hung === undefined) return null;
  const current = versions.findLast((version) => isInForce(version, today));
  const taken = hung.notIn?.find(({ unit, on }) => above.has(unit) && on <= today);
  if (taken !== undefined) return stale('withdrawn', taken.on, null);
  if (hung.withdrawn !== undefined && hung.withdrawn.on <= today && current === undefined)
    return stale('withdrawn', hung.withdrawn.on, null);
  if (current?.number === hung.number) return null;
  if (hung.effectiveFrom > today) return stale('not-yet', today, current?.number ?? null);
  if (current !== undefined) return stale('replaced', current.effectiveFrom, current.number);
  return stale('ended', hung.effectiveTo === null ? today : addDays(hung.effectiveTo, 1), null);
}

function isInForce({ effectiveFrom, effectiveTo }: Days, today: Day): boolean {
  return effectiveFrom <= today && (effectiveTo === null || effectiveTo >= today);
}

function stale(why: Stale['why'], since: Day, by: number | null): Stale {
  return { why, since, due: addDays(since, daysToExchange), by };
}
