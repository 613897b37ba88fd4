import { endOfDay } from '../kernel/day.ts';
import type { Instant } from '../kernel/instant.ts';
import { isRefusal } from '../kernel/outcome.ts';
import type { CaseHistory, Notice } from './case.ts';
import type { CaseContext } from './case-context.ts';
import type { CaseEvent } from './event.ts';
import { consequencesOf, moveThrough } from './move.ts';
import type { CaseRefusal } from './refusal.ts';

/**
 * Events that close a notice when it is time; none when it must still hang.
 *
 * No notice closes while an objection to it is unanswered. An upheld objection closes it as soon as all are answered, without
 * waiting for the last day, because the matter goes back and will be posted anew. Otherwise it closes after 24:00 of its last
 * day. An objection never lengthens the period.
 */
export function closingOf(
  notice: Notice,
  state: CaseHistory,
  when: { readonly at: Instant; readonly context: CaseContext },
): readonly CaseEvent[] | CaseRefusal {
  const { at, context } = when;
  const objections = state.objections.filter((objection) => objection.node === notice.node && objection.visit === notice.visit);
  if (objections.some((objection) => objection.answer === null)) return [];
  const outcome = objections.some((objection) => objection.answer === 'upheld') ? 'upheld' : 'clear';
  if (outcome === 'clear' && at < endOfDay(notice.until)) return [];
  const firing = moveThrough(notice.node, outcome, { state, context });
  if (isRefusal(firing)) return firing;
  const about = { node: notice.node, visit: notice.visit, outcome, at, by: { kind: 'system' } } as const;
  return [{ type: 'notice-closed', ...about, ...firing }, ...consequencesOf(firing, at, { state, context })];
}
