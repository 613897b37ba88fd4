import type { PersonId } from '../../kernel/id.ts';
import { isRefusal, refuse } from '../../kernel/outcome.ts';
import type { Alert } from './alert.ts';
import { answerSelfCheck, giveStatement, mayAnswerSelfCheck, mayGiveStatement, maySendBack, sendBack } from './answer.ts';
import type { Place } from './authority.ts';
import { type AlertCommand, type PersonVerb, personVerbs } from './command.ts';
import type { AlertContext } from './context.ts';
import { handOverLead, mayHandOverLead } from './lead.ts';
import { letDaysPass } from './let-days-pass.ts';
import { lookBack, mayLookBack } from './look-back.ts';
import { mayOpenPersonalData, openPersonalData } from './personal-data.ts';
import { checkFix, mayCheckFix, mayReportFix, reportFix } from './rectify.ts';
import type { AlertDecision, AlertRefusal } from './refusal.ts';
import { noteGone, takeHit } from './take-hit.ts';
import { makeFinding, mayMakeFinding, maySettleFinding, settleFinding } from './verify.ts';

/** Answers a command with the events that happen or with the refusal. Pure: the same command, state and context give the same answer. */
export function decide(command: AlertCommand, state: Alert, context: AlertContext): AlertDecision {
  switch (command.do) {
    case 'take-hit':
      return takeHit(command, state, context);
    case 'note-gone':
      return noteGone(command, state, context);
    case 'let-days-pass':
      return letDaysPass(state, context);
    case 'answer-self-check':
    case 'give-statement':
    case 'send-back':
    case 'make-finding':
    case 'settle-finding':
    case 'report-fix':
    case 'check-fix':
    case 'look-back':
    case 'open-personal-data':
    case 'hand-over-lead':
      return state.status === 'absent' ? refuse('alert-unknown') : byPerson(command, { alert: state, context });
  }
}

function byPerson(command: Extract<AlertCommand, { readonly person: PersonId }>, place: Place): AlertDecision {
  switch (command.do) {
    case 'answer-self-check':
      return answerSelfCheck(command, place);
    case 'give-statement':
      return giveStatement(command, place);
    case 'send-back':
      return sendBack(command, place);
    case 'make-finding':
      return makeFinding(command, place);
    case 'settle-finding':
      return settleFinding(command, place);
    case 'report-fix':
      return reportFix(command, place);
    case 'check-fix':
      return checkFix(command, place);
    case 'look-back':
      return lookBack(command, place);
    case 'open-personal-data':
      return openPersonalData(command, place);
    case 'hand-over-lead':
      return handOverLead(command, place);
  }
}

const mayOf: { readonly [Verb in PersonVerb]: (person: PersonId, place: Place) => object } = {
  'answer-self-check': mayAnswerSelfCheck,
  'give-statement': mayGiveStatement,
  'send-back': maySendBack,
  'make-finding': mayMakeFinding,
  'settle-finding': maySettleFinding,
  'report-fix': mayReportFix,
  'check-fix': mayCheckFix,
  'look-back': mayLookBack,
  'open-personal-data': mayOpenPersonalData,
  'hand-over-lead': mayHandOverLead,
};

/** Why the person may not do it now; null when he may. The same decision answers the button and the press. */
export function whyNot(verb: PersonVerb, person: PersonId, place: Place): AlertRefusal | null {
  const told = mayOf[verb](person, place);
  return isRefusal(told) ? (told as AlertRefusal) : null;
}

/** What the person may do now, in the order of the table. */
export function possibleVerbs(person: PersonId, place: Place): readonly PersonVerb[] {
  return personVerbs.filter((verb) => whyNot(verb, person, place) === null);
}
