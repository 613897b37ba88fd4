import type { Clock, Limit } from '../kernel/deadline.ts';
import type { Instant } from '../kernel/instant.ts';
import type { CaseHistory } from './case.ts';
import type { CaseContext } from './case-context.ts';

/**
 * A clock of this case that started at an instant; it stands still while the applicant is asked to act.
 *
 * Serves for the limit of a step (from the entering of the step) and for the total limit of the item (from opening).
 */
export function clockOf(
  state: Pick<CaseHistory, 'visits'>,
  limit: Limit,
  from: { readonly startedAt: Instant; readonly context: Pick<CaseContext, 'chart'> },
): Clock {
  const { startedAt, context } = from;
  return { limit, startedAt, suspended: pausesOf(state, startedAt, context), extension: 0 };
}

/**
 * Stays of the case with the applicant, cut to the time after the start, overlapping ones joined. An open one takes in all that
 * come after it, so that it is the last: it decides that the clock stands still now.
 */
function pausesOf(state: Pick<CaseHistory, 'visits'>, startedAt: Instant, context: Pick<CaseContext, 'chart'>): Clock['suspended'] {
  const pauses: { from: Instant; to: Instant | null }[] = [];
  for (const visit of state.visits) {
    const node = context.chart.node(visit.node);
    if (node?.type !== 'external' || node.actor !== 'applicant') continue;
    if (visit.until !== null && visit.until <= startedAt) continue;
    const from = Math.max(visit.since, startedAt);
    const last = pauses.at(-1);
    if (last === undefined || (last.to !== null && last.to < from)) pauses.push({ from, to: visit.until });
    else if (last.to !== null) last.to = visit.until === null ? null : Math.max(last.to, visit.until);
  }
  return pauses;
}
