import type { ExternalNode, NodeId } from '../chart/chart.ts';
import { isRefusal, refuse } from '../kernel/outcome.ts';
import { asHolder } from './authority.ts';
import type { Case, CaseHistory, Visit } from './case.ts';
import type { CaseContext } from './case-context.ts';
import type { CaseCommand } from './command.ts';
import { atStep } from './current-step.ts';
import type { Actor } from './event.ts';
import { whyUndeclared } from './fields.ts';
import { passGate } from './gate.ts';
import { consequencesOf, moveThrough } from './move.ts';
import type { CaseDecision, CaseRefusal } from './refusal.ts';

/**
 * It is noted that the applicant or another authority has acted.
 *
 * Refusals: those of the gate and of {@link mayNote}, `unknown-outcome`, `unknown-field`, those of {@link moveThrough}.
 */
export function noteExternal(
  command: Extract<CaseCommand, { readonly do: 'note-external' }>,
  state: Case,
  context: CaseContext,
): CaseDecision {
  const gate = passGate(state, context);
  if (isRefusal(gate)) return gate;
  const { open, at } = gate;
  const step = mayNote(command.node, command.by, { state: open, context });
  if (isRefusal(step)) return step;
  const { node, outcome, fields, by } = command;
  const outcomes = step.node.outcomes.map((candidate) => candidate.id);
  if (!outcomes.includes(outcome)) return refuse('unknown-outcome', { node, outcome, outcomes });
  const undeclared = whyUndeclared(context.chart.chart, fields);
  if (undeclared !== null) return undeclared;
  const firing = moveThrough(node, outcome, { state: open, context });
  if (isRefusal(firing)) return firing;
  const about = { node, visit: step.visit.visit, outcome, fields, at, by };
  return { events: [{ type: 'external-noted', ...about, ...firing }, ...consequencesOf(firing, at, { state: open, context })] };
}

/**
 * Whether the actor may note it: a holder of `notedBy`, or the citizen himself where the applicant is to act.
 *
 * Refusals: those of {@link atStep}, `not-your-post`, `recused`.
 */
export function mayNote(
  node: NodeId,
  by: Actor,
  place: { readonly state: CaseHistory; readonly context: CaseContext },
): { readonly node: ExternalNode; readonly visit: Visit } | CaseRefusal {
  const { state, context } = place;
  const step = atStep({ node, type: 'external', person: null }, state, context);
  if (isRefusal(step)) return step;
  if (by.kind === 'citizen' && step.node.actor === 'applicant') return step;
  const official = asHolder(by, step.node.notedBy, { state, context, about: { node } });
  return isRefusal(official) ? official : step;
}
