import type { CaseEvent } from '../../core/casework/event.ts';
import { Fault, type Refusal, refuse } from '../../core/kernel/outcome.ts';
import type { Services } from '../platform/services.ts';
import type { LoadedCase } from './loaded-case.ts';
import { recordAttempt } from './record-attempt.ts';
import type { ActRequest } from './act-request.ts';

/** What a refused person is told: the refusal, or who was faster. What supervision must see is written to stream `attempt`, in a transaction of its own. */
export async function remember(
  services: Services,
  refused: Refusal & { readonly of: { readonly request: ActRequest; readonly loaded: LoadedCase } },
): Promise<Refusal> {
  const {
    of: { request, loaded: caseOf },
    ...refusal
  } = refused;
  if (refusal.record === true) await recordAttempt(services, { request, loaded: caseOf, refusal });
  if (!becauseItMoved.has(refusal.refused)) return refusal;
  const stale = whyStale(request, caseOf, 'anywhere');
  if (stale !== undefined) return stale;
  const isBehind = request.expectedVersion !== null && request.expectedVersion < caseOf.version;
  return isBehind && refusal.refused === 'step-not-current'
    ? refuse('changed-meanwhile', { ...refusal.because, version: caseOf.version })
    : refusal;
}

/** Refusals that somebody gets because another was faster: he is told who it was instead. */
const becauseItMoved: ReadonlySet<string> = new Set([
  'step-not-current',
  'notice-running',
  'objection-open',
  'objection-answered',
  'no-meeting-recorded',
  'case-ended',
]);

/** Two people pressed at once: the later one is told when another has meanwhile moved the step he acts on (`here`), or, when he was refused
 * because the case moved, who moved it (`anywhere`). What happens in a branch beside it, or by the clock, does not disturb him. */
export function whyStale(request: ActRequest, loaded: LoadedCase, where: 'here' | 'anywhere'): Refusal<'changed-meanwhile'> | undefined {
  if (request.expectedVersion === null) return undefined;
  if (request.expectedVersion > loaded.version) throw new Fault('version-from-the-future', { version: request.expectedVersion });
  const node = 'node' in request.wish ? request.wish.node : null;
  const byOthers = loaded.events
    .slice(request.expectedVersion)
    .findLast(
      (event) =>
        movesOn(event) &&
        event.by.kind === 'official' &&
        event.by.person !== request.who &&
        (where === 'anywhere' || nodeOf(event) === node),
    );
  if (byOthers === undefined || byOthers.by.kind !== 'official') return undefined;
  return refuse('changed-meanwhile', {
    node: nodeOf(byOthers),
    takenBy: byOthers.by.person,
    takenAt: byOthers.at,
    version: loaded.version,
  });
}

function nodeOf(event: CaseEvent): string | null {
  return 'node' in event ? event.node : null;
}

/** Signatures of others do not disturb one's own act; what moved the case does. */
function movesOn(event: CaseEvent): boolean {
  return event.type !== 'step-signed' && event.type !== 'objection-raised' && event.type !== 'official-recused';
}
