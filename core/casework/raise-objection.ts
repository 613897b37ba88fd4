import { endOfDay } from '../kernel/day.ts';
import { isRefusal, refuse } from '../kernel/outcome.ts';
import type { Case } from './case.ts';
import type { CaseContext } from './case-context.ts';
import type { CaseCommand } from './command.ts';
import { passGate } from './gate.ts';
import type { CaseDecision } from './refusal.ts';

/**
 * Anybody objects while a notice hangs, to the end of its last day; an official may enter what came on paper or by phone. What was
 * written to an older sheet is not put on the next: `hangs` names the visit whose sheet hangs now.
 *
 * Refusals: those of the gate, `notice-not-open`, `objection-exists`.
 */
export function raiseObjection(
  command: Extract<CaseCommand, { readonly do: 'raise-objection' }>,
  state: Case,
  context: CaseContext,
): CaseDecision {
  const gate = passGate(state, context);
  if (isRefusal(gate)) return gate;
  const { open, at } = gate;
  const { objection, node, visit, channel, fields, by } = command;
  const notice = open.notices.find((running) => running.node === node);
  if (notice === undefined || at >= endOfDay(notice.until)) return refuse('notice-not-open', { node, until: notice?.until ?? null });
  if (notice.visit !== visit) return refuse('notice-not-open', { node, until: null, hangs: notice.visit });
  if (open.objections.some((known) => known.objection === objection)) return refuse('objection-exists', { objection });
  return { events: [{ type: 'objection-raised', objection, node, visit, channel, fields, at, by }] };
}
