import type { PosterCheck } from '../../contract/poster.ts';
import { shortHash } from '../../contract/poster.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { Services } from '../platform/services.ts';

/** Whether a printed form with this short hash is still in force; null without one. */
export function checkPoster(services: Pick<Services, 'items' | 'clock'>, code: string, hash: string | undefined): PosterCheck | null {
  if (hash === undefined) return null;
  const today = dayOf(services.clock.legalNow());
  const versions = services.items.list().flatMap(({ version }) => (version.item.code === code ? [version] : []));
  const printed = versions.find((version) => shortHash(version.hash) === hash.toLowerCase());
  if (printed === undefined) return { state: 'unknown' };
  const { number, effectiveFrom, effectiveTo } = printed;
  if (effectiveFrom > today) return { state: 'not-yet', number, from: effectiveFrom };
  const current = services.items.findCurrent(code, today)?.version;
  if (current?.number === number) return { state: 'current', number };
  const [next] = versions
    .filter((version) => version.effectiveFrom > effectiveFrom && version.effectiveFrom <= today)
    .toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
  if (next !== undefined && current !== undefined) return { state: 'replaced', number, by: current.number, on: next.effectiveFrom };
  return { state: 'ended', number, on: effectiveTo ?? today };
}
