import type { PersonId } from '../../kernel/id.ts';
import { isRefusal, refuse } from '../../kernel/outcome.ts';
import type { Official } from '../../casework/event.ts';
import { timeOf } from './answer.ts';
import { asSupervisor, holderOf, leaderRole, type Place } from './authority.ts';
import type { AlertCommand } from './command.ts';
import type { AlertDecision, AlertRefusal } from './refusal.ts';

/**
 * Who may hand a lead over: the leader of the commission, for a breach that two have confirmed, once. A person decides it, never a rule.
 *
 * Refusals: `alert-only-leader`, `alert-no-breach`, those of {@link asSupervisor}.
 */
export function mayHandOverLead(person: PersonId, place: Place): Official | AlertRefusal {
  const official = asSupervisor(person, place);
  if (isRefusal(official)) return official;
  const leader = holderOf(person, [leaderRole], place);
  if (leader === undefined) return refuse('alert-only-leader');
  const { verified, transferred } = place.alert;
  return verified?.outcome === 'confirmed-breach' && !transferred ? leader : refuse('alert-no-breach');
}

/** A lead is handed over to those who deal with leads (移送线索). */
export function handOverLead(command: Extract<AlertCommand, { readonly do: 'hand-over-lead' }>, place: Place): AlertDecision {
  const by = mayHandOverLead(command.person, place);
  return isRefusal(by) ? by : { events: [{ type: 'lead-handed-over', at: timeOf(place), by, fields: command.fields }] };
}
