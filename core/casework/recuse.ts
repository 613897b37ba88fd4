import { isRefusal, refuse } from '../kernel/outcome.ts';
import type { Case } from './case.ts';
import type { CaseContext } from './case-context.ts';
import type { CaseCommand } from './command.ts';
import { passGate } from './gate.ts';
import type { CaseDecision } from './refusal.ts';

/**
 * An official leaves the case (回避) by himself, or the system takes him out because of registered kinship. Nobody can push
 * another out. What he did before stays in the history.
 *
 * Refusals: those of the gate, `not-your-post`, `recused` (he has left already).
 */
export function recuse(command: Extract<CaseCommand, { readonly do: 'recuse' }>, state: Case, context: CaseContext): CaseDecision {
  const gate = passGate(state, context);
  if (isRefusal(gate)) return gate;
  const { person, by } = command;
  const isOwnWish = by.kind === 'official' && by.person === person;
  if (!isOwnWish && by.kind !== 'system') return refuse('not-your-post', { person });
  if (gate.open.recused.includes(person)) return refuse('recused', { person });
  return { events: [{ type: 'official-recused', person, at: gate.at, by }] };
}
