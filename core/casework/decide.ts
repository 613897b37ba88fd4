import { answerObjection } from './answer-objection.ts';
import type { Case } from './case.ts';
import type { CaseContext } from './case-context.ts';
import type { CaseCommand } from './command.ts';
import { confirmMeeting } from './confirm-meeting.ts';
import { letTimePass } from './let-time-pass.ts';
import { noteExternal } from './note-external.ts';
import { openCase } from './open-case.ts';
import { raiseObjection } from './raise-objection.ts';
import { recordMeeting } from './record-meeting.ts';
import { recuse } from './recuse.ts';
import type { CaseDecision } from './refusal.ts';
import { takeStep } from './take-step.ts';
import { withdrawCase } from './withdraw-case.ts';

type Verb = CaseCommand['do'];
type CommandOf = { readonly [V in Verb]: Extract<CaseCommand, { readonly do: V }> };
type Decisions = { readonly [V in Verb]: (command: CommandOf[V], state: Case, context: CaseContext) => CaseDecision };

/** One line for each verb. */
const decisions: Decisions = {
  'open-case': openCase,
  'take-step': takeStep,
  'record-meeting': recordMeeting,
  'confirm-meeting': confirmMeeting,
  'raise-objection': raiseObjection,
  'answer-objection': answerObjection,
  'note-external': noteExternal,
  recuse,
  'withdraw-case': withdrawCase,
  'let-time-pass': letTimePass,
};

/**
 * Answers a command with the events that happen or with the refusal. Pure: the same command, state and context give the same
 * answer, and a refusal changes nothing.
 */
export function decide<V extends Verb>(command: CommandOf[V] & { readonly do: V }, state: Case, context: CaseContext): CaseDecision {
  return decisions[command.do](command, state, context);
}
