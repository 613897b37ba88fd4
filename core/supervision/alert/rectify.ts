import type { PersonId } from '../../kernel/id.ts';
import { isRefusal, refuse } from '../../kernel/outcome.ts';
import type { Official } from '../../casework/event.ts';
import { notHere, timeOf } from './answer.ts';
import { asAnswerer, asSupervisor, handOf, isSameHand, type Place } from './authority.ts';
import type { AlertCommand } from './command.ts';
import { fixDays, fixDue, lookBackDue, verifyDue } from './deadlines.ts';
import type { AlertEvent } from './event.ts';
import type { AlertDecision, AlertRefusal } from './refusal.ts';

type Command<Verb extends AlertCommand['do']> = Extract<AlertCommand, { readonly do: Verb }>;

/** Who may say that it is mended. Refusals: `alert-not-here`, those of {@link asAnswerer}. */
export function mayReportFix(person: PersonId, place: Place): Official | AlertRefusal {
  const official = asAnswerer(person, place);
  if (isRefusal(official)) return official;
  return place.alert.stage.at === 'rectify' ? official : notHere(place.alert);
}

/** The unit says what it mended (整改); the colour does not change by that. */
export function reportFix(command: Command<'report-fix'>, place: Place): AlertDecision {
  const by = mayReportFix(command.person, place);
  if (isRefusal(by)) return by;
  const dueDay = verifyDue(place.alert.severity, place.context);
  return { events: [{ type: 'fix-reported', at: timeOf(place), by, fields: command.fields, dueDay }] };
}

/** Who may check a fix: a supervisor who did not mend it. Refusals: `alert-not-here`, `alert-own-fix`, those of {@link asSupervisor}. */
export function mayCheckFix(person: PersonId, place: Place): Official | AlertRefusal {
  const official = asSupervisor(person, place);
  if (isRefusal(official)) return official;
  const { stage } = place.alert;
  if (stage.at !== 'check') return notHere(place.alert);
  return isSameHand(stage.fixer, handOf(official)) ? refuse('alert-own-fix') : official;
}

/**
 * Somebody else looks whether it is mended (复核). If so the alert is cleared with its root cause and the place on the chart it came from,
 * a day to look back is set and a revision begins; if not, it goes back to be mended.
 *
 * Refusals: those of {@link mayCheckFix}, `alert-place-unknown`.
 */
export function checkFix(command: Command<'check-fix'>, place: Place): AlertDecision {
  const by = mayCheckFix(command.person, place);
  if (isRefusal(by)) return by;
  const told = { at: timeOf(place), by };
  const { fields } = command;
  if (!command.passed) return { events: [{ type: 'fix-refused', ...told, fields, dueDay: secondTry(place) }] };
  const { cause, place: from } = command;
  if (from.kind === 'charted' && !place.context.isOnChart(from)) return refuse('alert-place-unknown');
  const cleared: AlertEvent = {
    ...{ type: 'alert-cleared', ...told, how: 'fixed', cause, place: from, filterUntil: null },
    lookBackOn: lookBackDue(told.at),
  };
  return {
    events: [{ type: 'fix-accepted', ...told, fields }, cleared, { type: 'revision-opened', ...told, about: 'chart', place: from, cause }],
  };
}

/** A second try gets half of what was ordered, at least three working days. */
function secondTry({ alert, context }: Place): string {
  const ordered = alert.verified?.remedy.kind === 'fix' ? alert.verified.remedy.workingDays : fixDays.usual;
  return fixDue(Math.max(3, Math.ceil(ordered / 2)), context);
}
