import type { PersonId } from '../../kernel/id.ts';
import { isRefusal } from '../../kernel/outcome.ts';
import type { Official } from '../../casework/event.ts';
import { notHere, timeOf } from './answer.ts';
import { asSupervisor, type Place } from './authority.ts';
import type { AlertCommand } from './command.ts';
import { selfCheckDue } from './deadlines.ts';
import type { AlertDecision, AlertRefusal } from './refusal.ts';

/** Who may look back: a supervisor. Refusals: `alert-not-here`, those of {@link asSupervisor}. */
export function mayLookBack(person: PersonId, place: Place): Official | AlertRefusal {
  const official = asSupervisor(person, place);
  if (isRefusal(official)) return official;
  const { stage } = place.alert;
  return stage.at === 'cleared' && stage.lookBackOn !== null ? official : notHere(place.alert);
}

/** Somebody looks back (回头看): it holds and is put away, or it has come back and everything begins anew. */
export function lookBack(command: Extract<AlertCommand, { readonly do: 'look-back' }>, place: Place): AlertDecision {
  const by = mayLookBack(command.person, place);
  if (isRefusal(by)) return by;
  const { alert, context } = place;
  const told = { at: timeOf(place), by, fields: command.fields };
  if (command.holds) return { events: [{ type: 'look-back-held', ...told }] };
  const dueDay = selfCheckDue(alert.severity, context);
  const { evidence, ruleVersion } = alert;
  return { events: [{ type: 'alert-reopened', ...told, why: 'look-back', evidence, ruleVersion, snapshot: 'look-back', dueDay }] };
}
