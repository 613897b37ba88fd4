import type { PosterCheck } from '../../contract/poster.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { posterState } from '../../core/publication/poster-state.ts';
import type { Services } from '../platform/services.ts';

/** Whether a printed form with this short hash is still in force; null without one. */
export function checkPoster(services: Pick<Services, 'items' | 'clock'>, code: string, hash: string | undefined): PosterCheck | null {
  if (hash === undefined) return null;
  const versions = services.items.list().flatMap(({ version }) => (version.item.code === code ? [version] : []));
  return posterState(versions, hash, dayOf(services.clock.legalNow()));
}
