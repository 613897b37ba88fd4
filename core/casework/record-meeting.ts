import type { NodeId, VoteNode } from '../chart/chart.ts';
import type { PersonId } from '../kernel/id.ts';
import { isRefusal, refuse, refuseOnRecord } from '../kernel/outcome.ts';
import { asHolder } from './authority.ts';
import type { Case, CaseHistory, Visit } from './case.ts';
import type { CaseContext } from './case-context.ts';
import type { CaseCommand } from './command.ts';
import { type Candidate, whyBarred } from './constraints.ts';
import { atStep } from './current-step.ts';
import type { Actor, Official } from './event.ts';
import { whyFieldsUnfit } from './fields.ts';
import { passGate } from './gate.ts';
import type { CaseDecision, CaseRefusal } from './refusal.ts';

type RecordMeeting = Extract<CaseCommand, { readonly do: 'record-meeting' }>;

/** A vote at which the case stands and the recorder who may write it down. */
export type VoteInHand = { readonly node: VoteNode; readonly visit: Visit; readonly by: Official };

/**
 * A recorder enters attendance and votes of a meeting; nothing moves until a second recorder confirms. A later record
 * replaces the waiting one.
 *
 * Whether quorum and majority were reached is a result, not a refusal. Refusals: those of the gate and of
 * {@link mayRecordMeeting}, `attendance-wrong` {what}, `recused` (a member who left the case took part), the rules of the
 * chart for every counted member, `missing-field`, `unknown-field`.
 */
export function recordMeeting(command: RecordMeeting, state: Case, context: CaseContext): CaseDecision {
  const gate = passGate(state, context);
  if (isRefusal(gate)) return gate;
  const { open, at } = gate;
  const vote = mayRecordMeeting(command.node, command.by, { state: open, context });
  if (isRefusal(vote)) return vote;
  const roll = rollOf(vote.node, open, context);
  const wrong =
    whyAttendanceWrong(command, roll) ??
    whyRecusedVotes(command, open) ??
    whyBarred(votersOf(command, vote.visit.visit), open, context) ??
    whyFieldsUnfit(vote.node.form, command.fields);
  if (wrong !== null) return wrong;
  const { present, recused, yes, no, abstain, fields, by } = command;
  const about = { node: command.node, visit: vote.visit.visit, at, by };
  return { events: [{ type: 'meeting-recorded', ...about, roll, present, recused, yes, no, abstain, fields }] };
}

/** Refusals: those of {@link atStep}, `not-your-post`, `recused`. */
export function mayRecordMeeting(
  node: NodeId,
  by: Actor,
  place: { readonly state: CaseHistory; readonly context: CaseContext },
): VoteInHand | CaseRefusal {
  const { state, context } = place;
  const step = atStep({ node, type: 'vote', person: null }, state, context);
  if (isRefusal(step)) return step;
  const official = asHolder(by, step.node.recorders, { state, context, about: { node } });
  return isRefusal(official) ? official : { ...step, by: official };
}

/** The members: holders of the body's role, each once; a seat in a body cannot be delegated. */
function rollOf(node: VoteNode, state: CaseHistory, context: CaseContext): readonly PersonId[] {
  const members = context.staff.holdersOf(node.body, state.unit).filter((holding) => holding.principal === null);
  return [...new Set(members.map((holding) => holding.person))].sort();
}

function whyAttendanceWrong(command: RecordMeeting, roll: readonly PersonId[]): CaseRefusal | null {
  const { present, recused, yes, no, abstain } = command;
  const wrong = (what: string, facts: Readonly<Record<string, number | readonly string[]>>): CaseRefusal =>
    refuse('attendance-wrong', { node: command.node, what, ...facts });
  const strangers = [...present, ...recused].filter((person) => !roll.includes(person));
  if (strangers.length > 0) return wrong('not-on-the-roll', { persons: [...new Set(strangers)] });
  const twice = [present, recused].find((list) => new Set(list).size !== list.length);
  if (twice !== undefined) return wrong('named-twice', { persons: twice.filter((person, index) => twice.indexOf(person) !== index) });
  if ([yes, no, abstain].some((votes) => !Number.isSafeInteger(votes) || votes < 0)) return wrong('not-a-count', { yes, no, abstain });
  const entitled = present.filter((person) => !recused.includes(person)).length;
  const cast = yes + no + abstain;
  return cast > entitled ? wrong('more-votes-than-voters', { cast, entitled }) : null;
}

function whyRecusedVotes(command: RecordMeeting, state: CaseHistory): CaseRefusal | null {
  const voting = command.present.filter((person) => state.recused.includes(person) && !command.recused.includes(person));
  return voting.length === 0 ? null : refuseOnRecord('recused', { node: command.node, persons: voting });
}

/** Members who were present and not recused count as actors of the vote. */
export function votersOf(
  meeting: { readonly node: NodeId; readonly present: readonly PersonId[]; readonly recused: readonly PersonId[] },
  visit: number,
): readonly Candidate[] {
  const voters = meeting.present.filter((person) => !meeting.recused.includes(person));
  return voters.map((person) => ({ node: meeting.node, visit, person, principal: person }));
}
