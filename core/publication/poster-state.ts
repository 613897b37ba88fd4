import type { ItemVersion } from '../catalogue/power-item.ts';
import type { Day } from '../kernel/day.ts';

/** Whether a printed form is still in force, by the check code on it. */
export type PosterState =
  | { readonly state: 'current'; readonly number: number }
  /** `by` took its place on day `on`. */
  | { readonly state: 'replaced'; readonly number: number; readonly by: number; readonly on: Day }
  | { readonly state: 'ended'; readonly number: number; readonly on: Day }
  /** The item is carried out no longer, `because` of what. */
  | { readonly state: 'withdrawn'; readonly number: number; readonly on: Day; readonly because: string }
  | { readonly state: 'not-yet'; readonly number: number; readonly from: Day }
  /** No version of the item has this code. */
  | { readonly state: 'unknown' };

/** First characters of a version's hash, as they stand on paper. */
export function checkCode(hash: string): string {
  return hash.slice(0, 8);
}

/** What is to be said of a printed form on a day; `versions` are all of its item, the oldest first. */
export function posterState(versions: readonly ItemVersion[], code: string, today: Day): PosterState {
  const printed = versions.find((version) => checkCode(version.hash) === code.toLowerCase());
  if (printed === undefined) return { state: 'unknown' };
  const { number, effectiveFrom, effectiveTo, withdrawn } = printed;
  const current = versions.findLast((one) => one.effectiveFrom <= today && (one.effectiveTo === null || one.effectiveTo >= today));
  // What was withdrawn and published anew since is an older version like any other.
  if (withdrawn !== undefined && withdrawn.on <= today && current === undefined)
    return { state: 'withdrawn', number, on: withdrawn.on, because: withdrawn.reason };
  if (effectiveFrom > today) return { state: 'not-yet', number, from: effectiveFrom };
  if (current?.number === number) return { state: 'current', number };
  const [next] = versions
    .filter((version) => version.effectiveFrom > effectiveFrom && version.effectiveFrom <= today)
    .toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
  if (next !== undefined && current !== undefined) return { state: 'replaced', number, by: current.number, on: next.effectiveFrom };
  // Two versions of one day: the later one took the place at once.
  if (current !== undefined && current.number > number) return { state: 'replaced', number, by: current.number, on: current.effectiveFrom };
  return { state: 'ended', number, on: effectiveTo ?? today };
}
