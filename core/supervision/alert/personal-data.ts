import type { PersonId } from '../../kernel/id.ts';
import { isRefusal, refuse } from '../../kernel/outcome.ts';
import type { Official } from '../../casework/event.ts';
import { timeOf } from './answer.ts';
import { asSupervisor, type Place } from './authority.ts';
import type { AlertCommand } from './command.ts';
import type { AlertDecision, AlertRefusal } from './refusal.ts';

/** Who may open masked values: a supervisor of this alert, once a day. Refusals: `alert-already-opened`, those of {@link asSupervisor}. */
export function mayOpenPersonalData(person: PersonId, place: Place): Official | AlertRefusal {
  const official = asSupervisor(person, place);
  if (isRefusal(official)) return official;
  return hasOpened(person, place) ? refuse('alert-already-opened') : official;
}

/** How long values stay open for who opened them with a reason. */
const openForMs = 3_600_000;

/** True for an hour after the person opened the masked values. */
export function hasOpened(person: PersonId, { alert, context }: Place): boolean {
  return alert.opened.some((one) => one.person === person && context.now - one.at < openForMs);
}

/** Masked values are opened with a reason, which is on record. */
export function openPersonalData(command: Extract<AlertCommand, { readonly do: 'open-personal-data' }>, place: Place): AlertDecision {
  const by = mayOpenPersonalData(command.person, place);
  return isRefusal(by) ? by : { events: [{ type: 'personal-data-opened', at: timeOf(place), by, fields: command.fields }] };
}
