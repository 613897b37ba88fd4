import { isRefusal, refuse } from '../kernel/outcome.ts';
import { whyNotHolder } from './authority.ts';
import type { Case, CaseHistory } from './case.ts';
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
  const before: CaseHistory = {
    ...{ caseId, item, version: context.version, unit, number, channel, openedAt: at, lastAt: at, marking: context.chart.initial },
    ...{ visits: [], acts: [], signatures: [], meetings: [], notices: [], objections: [], timers: [], recused: [], taken: [] },
  };
  const firing = moveThrough(before, context.chart.start, null, context);
  if (isRefusal(firing)) return firing;
  const about = { caseId, item, version: context.version, unit, number, channel, fields, at, by };
  return { events: [{ type: 'case-opened', ...about, ...firing }, ...consequencesOf(before, firing, at, context)] };
}
