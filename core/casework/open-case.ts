import { isRefusal, refuse } from '../kernel/outcome.ts';
import { whyNotHolder } from './authority.ts';
import { type Case, type CaseHistory, noHistory } from './case.ts';
import type { CaseContext } from './case-context.ts';
import type { CaseCommand } from './command.ts';
import { whyUndeclared } from './fields.ts';
import { consequencesOf, moveThrough } from './move.ts';
import type { CaseDecision } from './refusal.ts';

/**
 * A citizen opens a case, or an official opens it for him.
 *
 * Refusals: `case-exists`, `unit-not-allowed`, `not-your-post`, `unknown-field`, those of {@link moveThrough}.
 */
export function openCase(command: Extract<CaseCommand, { readonly do: 'open-case' }>, state: Case, context: CaseContext): CaseDecision {
  if (state.status !== 'absent') return refuse('case-exists', { caseId: state.caseId });
  const { caseId, item, unit, number, channel, fields, by } = command;
  if (context.units !== undefined && !context.units.has(unit)) return refuse('unit-not-allowed', { unit, item });
  const refusal = by.kind === 'official' ? whyNotHolder(by, context.startedBy, { unit, context, about: { item } }) : null;
  const unfit = refusal ?? whyUndeclared(context.chart.chart, fields);
  if (unfit !== null) return unfit;
  const at = context.now;
  const { version } = context;
  // Written out, because it is several times as fast as spreading.
  const before: CaseHistory = {
    caseId,
    item,
    version,
    unit,
    number,
    channel,
    openedAt: at,
    lastAt: at,
    marking: context.chart.initial,
    visits: noHistory.visits,
    acts: noHistory.acts,
    signatures: noHistory.signatures,
    meetings: noHistory.meetings,
    notices: noHistory.notices,
    objections: noHistory.objections,
    timers: noHistory.timers,
    recused: noHistory.recused,
    taken: noHistory.taken,
  };
  const firing = moveThrough(context.chart.start, null, { state: before, context });
  if (isRefusal(firing)) return firing;
  const { fired, entered, marking } = firing;
  return {
    events: [
      { type: 'case-opened', caseId, item, version, unit, number, channel, fields, at, by, fired, entered, marking },
      ...consequencesOf(firing, at, { state: before, context }),
    ],
  };
}
