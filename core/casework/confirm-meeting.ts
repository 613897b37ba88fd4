import type { NodeId } from '../chart/chart.ts';
import type { Firing } from '../chart/compile.ts';
import { voteResult } from '../chart/threshold.ts';
import { isRefusal, refuse, refuseOnRecord } from '../kernel/outcome.ts';
import type { Case, CaseHistory, PendingMeeting } from './case.ts';
import type { CaseContext } from './case-context.ts';
import type { CaseCommand } from './command.ts';
import { whyBarred } from './constraints.ts';
import type { Actor } from './event.ts';
import { passGate } from './gate.ts';
import { consequencesOf, moveThrough } from './move.ts';
import { mayRecordMeeting, type VoteInHand, votersOf } from './record-meeting.ts';
import type { CaseDecision, CaseRefusal } from './refusal.ts';

/**
 * A second recorder confirms the record of a meeting; the result follows by arithmetic and the case moves.
 *
 * Refusals: those of the gate and of {@link mayConfirmMeeting}.
 */
export function confirmMeeting(
  command: Extract<CaseCommand, { readonly do: 'confirm-meeting' }>,
  state: Case,
  context: CaseContext,
): CaseDecision {
  const gate = passGate(state, context);
  if (isRefusal(gate)) return gate;
  const { open, at } = gate;
  const vote = mayConfirmMeeting(command.node, command.by, { state: open, context });
  if (isRefusal(vote)) return vote;
  const { outcome, firing } = vote;
  const about = { node: command.node, visit: vote.visit.visit, outcome, at, by: command.by };
  return { events: [{ type: 'vote-decided', ...about, ...firing }, ...consequencesOf(firing, at, { state: open, context })] };
}

/** A recorded meeting in the hand of the one who may confirm it: its result, and where that leads. */
type MeetingInHand = VoteInHand & {
  readonly meeting: PendingMeeting;
  readonly outcome: ReturnType<typeof resultOf>;
  readonly firing: Firing;
};

/**
 * Whether the person may confirm the meeting that is recorded.
 *
 * Refusals: those of {@link mayRecordMeeting}, `no-meeting-recorded`, `recorder-cannot-confirm`, the rules of the chart for
 * every counted member (one may have acted elsewhere meanwhile), those of {@link moveThrough}.
 */
export function mayConfirmMeeting(
  node: NodeId,
  by: Actor,
  place: { readonly state: CaseHistory; readonly context: CaseContext },
): MeetingInHand | CaseRefusal {
  const vote = mayRecordMeeting(node, by, place);
  if (isRefusal(vote)) return vote;
  const meeting = place.state.meetings.find((waiting) => waiting.node === node);
  if (meeting === undefined) return refuse('no-meeting-recorded', { node });
  if (meeting.recorder === vote.by.person) return refuseOnRecord('recorder-cannot-confirm', { node, recorder: meeting.recorder });
  const barred = whyBarred(votersOf(meeting, meeting.visit), place.state, place.context);
  if (barred !== null) return barred;
  const outcome = resultOf({ ...vote, meeting });
  const firing = moveThrough(node, outcome, place);
  return isRefusal(firing) ? firing : { ...vote, meeting, outcome, firing };
}

function resultOf(vote: VoteInHand & { readonly meeting: PendingMeeting }): 'passed' | 'not-passed' | 'no-quorum' {
  const { roll, present, recused, yes, no, abstain } = vote.meeting;
  const recusedPresent = present.filter((person) => recused.includes(person)).length;
  return voteResult(vote.node, { roll: roll.length, present: present.length, recused: recused.length, recusedPresent, yes, no, abstain });
}
