import { dayOf } from '../../kernel/day.ts';
import { isRefusal, refuse } from '../../kernel/outcome.ts';
import type { Official } from '../../casework/event.ts';
import type { KnownAlert } from './alert.ts';
import { asAnswerer, asConcerned, asSupervisor, type Place } from './authority.ts';
import type { AlertCommand } from './command.ts';
import { selfCheckDue, verifyDue } from './deadlines.ts';
import { isOpen } from './alert.ts';
import type { AlertDecision, AlertRefusal } from './refusal.ts';
import type { PersonId } from '../../kernel/id.ts';

type Command<Verb extends AlertCommand['do']> = Extract<AlertCommand, { readonly do: Verb }>;

/** Time in a stream never runs backwards. */
export function timeOf({ alert, context }: Place): number {
  return Math.max(context.now, alert.lastAt);
}

/** The refusal of an act that the present stage does not know. */
export function notHere(alert: KnownAlert): AlertRefusal {
  return refuse('alert-not-here', { stage: alert.stage.at });
}

/** Who may answer for the unit now. Refusals: `alert-not-here`, those of {@link asAnswerer}. */
export function mayAnswerSelfCheck(person: PersonId, place: Place): Official | AlertRefusal {
  const official = asAnswerer(person, place);
  if (isRefusal(official)) return official;
  return place.alert.stage.at === 'self-check' ? official : notHere(place.alert);
}

/** The unit answers with its evidence (自查); then two others look. */
export function answerSelfCheck(command: Command<'answer-self-check'>, place: Place): AlertDecision {
  const by = mayAnswerSelfCheck(command.person, place);
  if (isRefusal(by)) return by;
  const { answer, fields } = command;
  const dueDay = verifyDue(place.alert.severity, place.context);
  return { events: [{ type: 'self-check-answered', at: timeOf(place), by, answer, fields, dueDay }] };
}

/** Who may explain for himself now. Refusals: `alert-not-here` once it is cleared, `alert-not-concerned`. */
export function mayGiveStatement(person: PersonId, place: Place): Official | AlertRefusal {
  const official = asConcerned(person, place);
  if (isRefusal(official)) return official;
  return isOpen(place.alert) ? official : notHere(place.alert);
}

/** A person whom the rows concern explains. It moves nothing: those who verify read it. */
export function giveStatement(command: Command<'give-statement'>, place: Place): AlertDecision {
  const by = mayGiveStatement(command.person, place);
  return isRefusal(by) ? by : { events: [{ type: 'statement-given', at: timeOf(place), by, fields: command.fields }] };
}

/** Who may ask the unit for more. Refusals: `alert-not-here`, those of {@link asSupervisor}. */
export function maySendBack(person: PersonId, place: Place): Official | AlertRefusal {
  const official = asSupervisor(person, place);
  if (isRefusal(official)) return official;
  const { stage } = place.alert;
  return stage.at === 'verify' && stage.finding === null ? official : notHere(place.alert);
}

/** The answer goes back to the unit with a question (退回补充). */
export function sendBack(command: Command<'send-back'>, place: Place): AlertDecision {
  const by = maySendBack(command.person, place);
  if (isRefusal(by)) return by;
  const dueDay = selfCheckDue(place.alert.severity, place.context);
  return { events: [{ type: 'answer-sent-back', at: timeOf(place), by, fields: command.fields, dueDay }] };
}

/**
 * Whether the supervisors need not wait for the unit: what is red is verified at once, nobody is bound to answer a hint, and who was
 * asked in time and kept silent is not waited for.
 */
export function needNotWait({ alert, context }: Place): boolean {
  if (alert.stage.at !== 'self-check') return true;
  if (alert.severity === 'red' || alert.severity === 'hint') return true;
  return alert.stage.dueDay === null || dayOf(context.now) > alert.stage.dueDay;
}
