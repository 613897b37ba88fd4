import type { Instant } from '../kernel/instant.ts';
import { isRefusal } from '../kernel/outcome.ts';
import { type Case, type CaseHistory, openObjections, type Timer } from './case.ts';
import type { CaseContext } from './case-context.ts';
import { closingOf } from './close-notice.ts';
import type { CaseEvent } from './event.ts';
import { fold } from './evolve.ts';
import { passGate } from './gate.ts';
import { consequencesOf, moveThrough } from './move.ts';
import type { CaseDecision, CaseRefusal } from './refusal.ts';

/**
 * What time alone has brought about: notices whose last day has passed close, timers that are due fire, one after the other
 * until nothing is due. Asked again at the same time it answers with no event.
 *
 * Timers stand while an objection is unanswered. A notice or timer whose way on cannot be decided (a value is missing) stays
 * and does not keep the others; when nothing else is due, its refusal is the answer.
 */
export function letTimePass(_command: { readonly do: 'let-time-pass' }, state: Case, context: CaseContext): CaseDecision {
  const gate = passGate(state, context);
  if (isRefusal(gate)) return gate;
  const { at } = gate;
  const events: CaseEvent[] = [];
  let current: Case = gate.open;
  let stuck: CaseRefusal | null = null;
  while (current.status === 'open') {
    const due = firstDue(current, at, context);
    stuck = due.stuck;
    if (due.events.length === 0) break;
    events.push(...due.events);
    current = fold(due.events, current);
  }
  return events.length === 0 && stuck !== null ? stuck : { events };
}

type Due = { readonly events: readonly CaseEvent[]; readonly stuck: CaseRefusal | null };

function firstDue(state: CaseHistory, at: Instant, context: CaseContext): Due {
  let stuck: CaseRefusal | null = null;
  const answers = [
    ...state.notices.map((notice) => () => closingOf(notice, state, { at, context })),
    ...state.timers.map((timer) => () => firingOf(timer, state, { at, context })),
  ];
  for (const ask of answers) {
    const events = ask();
    if (isRefusal(events)) stuck ??= events;
    else if (events.length > 0) return { events, stuck };
  }
  return { events: [], stuck };
}

function firingOf(
  timer: Timer,
  state: CaseHistory,
  when: { readonly at: Instant; readonly context: CaseContext },
): readonly CaseEvent[] | CaseRefusal {
  const { at, context } = when;
  if (at < timer.dueAt || openObjections(state).length > 0) return [];
  const firing = moveThrough(timer.node, null, { state, context });
  if (isRefusal(firing)) return firing;
  const about = { node: timer.node, visit: timer.visit, at, by: { kind: 'system' } } as const;
  return [{ type: 'timer-fired', ...about, ...firing }, ...consequencesOf(firing, at, { state, context })];
}
