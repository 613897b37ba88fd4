import { isRefusal, refuse } from '../kernel/outcome.ts';
import { asHolder } from './authority.ts';
import type { Case, CaseHistory, Objection, OpenCase } from './case.ts';
import type { CaseContext } from './case-context.ts';
import { closingOf } from './close-notice.ts';
import { whyRuleBars } from './constraints.ts';
import type { CaseCommand } from './command.ts';
import type { Actor, CaseEvent, Official } from './event.ts';
import { evolve } from './evolve.ts';
import { passGate } from './gate.ts';
import { moveThrough } from './move.ts';
import type { CaseDecision, CaseRefusal } from './refusal.ts';

type Answer = Omit<Extract<CaseEvent, { readonly type: 'objection-answered' }>, 'type'>;

/**
 * An official answers an objection; when that was the last thing a notice waited for, it closes with the answer.
 *
 * Refusals: those of the gate, of {@link mayAnswer} and of {@link answered}.
 */
export function answerObjection(
  command: Extract<CaseCommand, { readonly do: 'answer-objection' }>,
  state: Case,
  context: CaseContext,
): CaseDecision {
  const gate = passGate(state, context);
  if (isRefusal(gate)) return gate;
  const { open, at } = gate;
  const hand = mayAnswer(command.objection, command.by, { state: open, context });
  if (isRefusal(hand)) return hand;
  const { objection, outcome, fields, by } = command;
  return answered({ objection, outcome, fields, at, by }, open, context);
}

/**
 * What an answer brings about, or why it cannot be given; asked for a button as well as for a press. An objection is upheld
 * only when the notice can send the matter back: other answers may still be missing, and once one is upheld the notice can
 * close in no other way.
 *
 * Refusals: those of moving on.
 */
export function answered(given: Answer, open: OpenCase, context: CaseContext): CaseDecision {
  const answer: CaseEvent = { type: 'objection-answered', ...given };
  const node = open.objections.find((known) => known.objection === given.objection)?.node;
  const notice = open.notices.find((running) => running.node === node);
  if (notice === undefined) return { events: [answer] };
  const back = given.outcome === 'upheld' ? moveThrough(notice.node, 'upheld', { state: open, context }) : null;
  if (back !== null && isRefusal(back)) return back;
  const after = evolve(open, answer);
  if (after.status !== 'open') return { events: [answer] };
  const closing = closingOf(notice, after, { at: given.at, context });
  return isRefusal(closing) ? closing : { events: [answer, ...closing] };
}

/**
 * Whether the person may answer: holds a role of `answeredBy` and did not act in the steps of `answeredApartFrom`, neither
 * himself nor through the one in whose name he acts.
 *
 * Refusals: `objection-unknown`, `objection-answered`, `not-your-post`, `recused`, `separation-of-duty`.
 */
export function mayAnswer(
  id: string,
  by: Actor,
  place: { readonly state: CaseHistory; readonly context: CaseContext },
): { readonly objection: Objection; readonly by: Official } | CaseRefusal {
  const { state, context } = place;
  const objection = state.objections.find((known) => known.objection === id);
  const node = objection === undefined ? undefined : context.chart.node(objection.node);
  if (objection === undefined || node?.type !== 'notice') return refuse('objection-unknown', { objection: id });
  if (objection.answer !== null) return refuse('objection-answered', { objection: id, answer: objection.answer });
  const official = asHolder(by, node.answeredBy, { state, context, about: { node: node.id } });
  if (isRefusal(official)) return official;
  const candidate = { node: node.id, visit: objection.visit, person: official.person, principal: official.principal ?? official.person };
  const apart = { type: 'sod', steps: node.answeredApartFrom, by: 'both' } as const;
  return whyRuleBars(apart, { candidate, acts: state.acts, context }) ?? { objection, by: official };
}
