import { isRefusal, refuse } from '../kernel/outcome.ts';
import { whyNotHolder } from './authority.ts';
import type { Case } from './case.ts';
import type { CaseContext } from './case-context.ts';
import type { CaseCommand } from './command.ts';
import { passGate } from './gate.ts';
import type { CaseDecision } from './refusal.ts';

/**
 * The applicant withdraws his case, himself or through an official who may open such cases. Possible at any point.
 *
 * Refusals: those of the gate, `not-your-post`.
 */
export function withdrawCase(
  command: Extract<CaseCommand, { readonly do: 'withdraw-case' }>,
  state: Case,
  context: CaseContext,
): CaseDecision {
  const gate = passGate(state, context);
  if (isRefusal(gate)) return gate;
  const { by } = command;
  const { open, at } = gate;
  if (by.kind === 'system') return refuse('not-your-post', { roles: context.startedBy });
  const refusal =
    by.kind === 'official' ? whyNotHolder(by, context.startedBy, { unit: open.unit, context, about: { item: open.item } }) : null;
  if (refusal !== null) return refusal;
  return {
    events: [
      { type: 'case-withdrawn', at, by },
      { type: 'case-ended', node: null, outcome: 'withdraw', at, by },
    ],
  };
}
