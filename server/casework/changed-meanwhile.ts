import type { CaseEvent } from '../../core/casework/event.ts';
import { Fault, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { ActRequest } from './act-on-case.ts';
import type { LoadedCase } from './load-case.ts';

/** Who asks, and how much of the case he had seen. */
type Seen = Pick<ActRequest, 'who' | 'expectedVersion'>;

/** Refusals that somebody gets because another was faster: he is told who it was instead. */
const becauseItMoved: ReadonlySet<string> = new Set([
  'step-not-current',
  'notice-running',
  'objection-open',
  'objection-answered',
  'no-meeting-recorded',
  'case-ended',
]);

/** What somebody is told instead of a refusal that he got only because another was faster; undefined when that was not the reason. */
export function changedMeanwhile(request: Seen, loaded: LoadedCase, refusal: Refusal): Refusal<'changed-meanwhile'> | undefined {
  if (!becauseItMoved.has(refusal.refused)) return undefined;
  const stale = whyStale(request, loaded);
  if (stale !== undefined) return stale;
  const isBehind = request.expectedVersion !== null && request.expectedVersion < loaded.version;
  return isBehind && refusal.refused === 'step-not-current' ? refuse('changed-meanwhile', { ...refusal.because, version: loaded.version }) : undefined;
}

/** Two people pressed at once: the later one is told, unless only the clock moved since he looked. */
export function whyStale(request: Seen, loaded: LoadedCase): Refusal<'changed-meanwhile'> | undefined {
  if (request.expectedVersion === null) return undefined;
  if (request.expectedVersion > loaded.version) throw new Fault('version-from-the-future', { version: request.expectedVersion });
  const missed = loaded.events.slice(request.expectedVersion);
  const byOthers = missed.findLast((event) => event.by.kind === 'official' && event.by.person !== request.who && movesOn(event));
  if (byOthers === undefined || byOthers.by.kind !== 'official') return undefined;
  const node = 'node' in byOthers ? byOthers.node : null;
  return refuse('changed-meanwhile', { node, takenBy: byOthers.by.person, takenAt: byOthers.at, version: loaded.version });
}

/** Signatures of others do not disturb one's own act; what moved the case does. */
function movesOn(event: CaseEvent): boolean {
  return event.type !== 'step-signed' && event.type !== 'objection-raised' && event.type !== 'official-recused';
}
