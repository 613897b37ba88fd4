import type { Instant } from '../kernel/instant.ts';
import { refuse } from '../kernel/outcome.ts';
import type { Case, OpenCase } from './case.ts';
import type { CaseContext } from './case-context.ts';
import type { CaseRefusal } from './refusal.ts';

/** An open case and the time at which the act counts. */
export type Passed = { readonly open: OpenCase; readonly at: Instant };

/** Clocks of several processes differ a little; more than this backwards is an error of a clock, not of the network. */
const toleratedMs = 1_000;

/**
 * What holds for every act: the case is open, runs on this version, and time does not run backwards (up to one second is
 * taken as the time of the event before).
 *
 * Refusals: `case-unknown`, `case-ended`, `other-version`, `time-backwards`.
 */
export function passGate(state: Case, context: CaseContext): Passed | CaseRefusal {
  if (state.status === 'absent') return refuse('case-unknown');
  if (state.status === 'ended') return refuse('case-ended', { result: state.result, endedAt: state.endedAt });
  if (state.version !== context.version) return refuse('other-version', { pinned: state.version, given: context.version });
  const behindMs = state.lastAt - context.now;
  if (behindMs > toleratedMs) return refuse('time-backwards', { now: context.now, last: state.lastAt });
  return { open: state, at: Math.max(state.lastAt, context.now) };
}
