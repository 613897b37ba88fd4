import type { PersonId } from '../../core/kernel/id.ts';
import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { LoadedAlert } from './loaded-alert.ts';

/** What a person has not seen yet, because another moved the alert meanwhile, he is told first. Explanations move nothing. */
export function whyStale(
  { expectedVersion, person }: { readonly expectedVersion: number | null; readonly person: PersonId },
  { events }: Pick<LoadedAlert, 'events'>,
): Refusal<'changed-meanwhile'> | undefined {
  if (expectedVersion === null) return undefined;
  const quiet: ReadonlySet<string> = new Set(['statement-given', 'personal-data-opened', 'hit-repeated', 'hit-gone', 'delay-noted']);
  const moved = events
    .slice(expectedVersion)
    .findLast((event) => !quiet.has(event.type) && !(event.by.kind === 'official' && event.by.person === person));
  if (moved === undefined) return undefined;
  return refuse('changed-meanwhile', { takenBy: moved.by.kind === 'official' ? moved.by.person : null, takenAt: moved.at });
}
