import type { NodeId } from '../chart/chart.ts';
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
 * Refusals: those of the gate and of {@link mayConfirmMeeting}, the rules of the chart for every counted member (one may have
 * acted elsewhere meanwhile), those of {@link moveThrough}.
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
  const barred = whyBarred(votersOf(vote.meeting, vote.meeting.visit), open, context);
  if (barred !== null) return barred;
  const outcome = resultOf(vote);
  const firing = moveThrough(command.node, outcome, { state: open, context });
  if (isRefusal(firing)) return firing;
  const about = { node: command.node, visit: vote.visit.visit, outcome, at, by: command.by };
  return { events: [{ type: 'vote-decided', ...about, ...firing }, ...consequencesOf(firing, at, { state: open, context })] };
}

/** Refusals: those of {@link mayRecordMeeting}, `no-meeting-recorded`, `recorder-cannot-confirm`. */
export function mayConfirmMeeting(
  node: NodeId,
  by: Actor,
  place: { readonly state: CaseHistory; readonly context: CaseContext },
): (VoteInHand & { readonly meeting: PendingMeeting }) | CaseRefusal {
  const vote = mayRecordMeeting(node, by, place);
  if (isRefusal(vote)) return vote;
  const meeting = place.state.meetings.find((waiting) => waiting.node === node);
  if (meeting === undefined) return refuse('no-meeting-recorded', { node });
  if (meeting.recorder === vote.by.person) return refuseOnRecord('recorder-cannot-confirm', { node, recorder: meeting.recorder });
  return { ...vote, meeting };
}

function resultOf(vote: VoteInHand & { readonly meeting: PendingMeeting }): 'passed' | 'not-passed' | 'no-quorum' {
  const { roll, present, recused, yes, no, abstain } = vote.meeting;
  const recusedPresent = present.filter((person) => recused.includes(person)).length;
  return voteResult(vote.node, { roll: roll.length, present: present.length, recused: recused.length, recusedPresent, yes, no, abstain });
}
