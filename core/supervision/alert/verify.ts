import { addDays, dayOf } from '../../kernel/day.ts';
import type { PersonId } from '../../kernel/id.ts';
import { isRefusal, refuse } from '../../kernel/outcome.ts';
import type { Official } from '../../casework/event.ts';
import type { AlertOutcome, Finding, Remedy } from './alert.ts';
import { needNotWait, notHere, timeOf } from './answer.ts';
import { areRelatedHands, asSupervisor, handOf, isSameHand, type Place } from './authority.ts';
import type { AlertCommand } from './command.ts';
import { fixDays, fixDue, mostFilterDays, verifyDue } from './deadlines.ts';
import type { AlertEvent } from './event.ts';
import type { AlertDecision, AlertRefusal } from './refusal.ts';

type Command<Verb extends AlertCommand['do']> = Extract<AlertCommand, { readonly do: Verb }>;

/** What may follow each outcome. */
export const remediesOf: Readonly<Record<AlertOutcome, readonly Remedy['kind'][]>> = {
  'confirmed-breach': ['fix'],
  'confirmed-error': ['fix'],
  'data-error': ['fix'],
  'lawful-exception': ['data-fact', 'filter'],
  'rule-misfire': ['rule-change'],
};

/** Who may make the first finding. Refusals: `alert-not-here`, `alert-awaits-unit`, those of {@link asSupervisor}. */
export function mayMakeFinding(person: PersonId, place: Place): Official | AlertRefusal {
  const official = asSupervisor(person, place);
  if (isRefusal(official)) return official;
  const { stage } = place.alert;
  if (stage.at === 'self-check') {
    return needNotWait(place) ? official : refuse('alert-awaits-unit', { dueDay: stage.dueDay });
  }
  return stage.at === 'verify' && stage.finding === null ? official : notHere(place.alert);
}

/**
 * The first of two says what he found. It changes nothing until another agrees.
 *
 * Refusals: those of {@link mayMakeFinding}, `alert-remedy-unfit`, `alert-days-unfit`.
 */
export function makeFinding(command: Command<'make-finding'>, place: Place): AlertDecision {
  const by = mayMakeFinding(command.person, place);
  if (isRefusal(by)) return by;
  const { outcome, remedy, fields } = command;
  const { stage, severity } = place.alert;
  const dueDay = stage.at === 'verify' ? stage.dueDay : verifyDue(severity, place.context);
  return whyUnfit(outcome, remedy) ?? { events: [{ type: 'finding-made', at: timeOf(place), by, outcome, remedy, fields, dueDay }] };
}

function whyUnfit(outcome: AlertOutcome, remedy: Remedy): AlertRefusal | null {
  if (!remediesOf[outcome].includes(remedy.kind)) return refuse('alert-remedy-unfit', { outcome, remedy: remedy.kind });
  if (remedy.kind === 'fix' && !isWithin(remedy.workingDays, fixDays)) return refuse('alert-days-unfit', { ...fixDays });
  const filter = { least: 1, most: mostFilterDays };
  return remedy.kind === 'filter' && !isWithin(remedy.days, filter) ? refuse('alert-days-unfit', filter) : null;
}

function isWithin(days: number, { least, most }: { readonly least: number; readonly most: number }): boolean {
  return Number.isSafeInteger(days) && days >= least && days <= most;
}

/**
 * Who may agree or differ: another supervisor, behind whom nobody stands who stands behind the first.
 *
 * Refusals: `alert-nothing-found`, `alert-second-person`, `alert-verifiers-related`, those of {@link asSupervisor}.
 */
export function maySettleFinding(person: PersonId, place: Place): { readonly by: Official; readonly finding: Finding } | AlertRefusal {
  const by = asSupervisor(person, place);
  if (isRefusal(by)) return by;
  const { stage } = place.alert;
  if (stage.at !== 'verify') return notHere(place.alert);
  const { finding } = stage;
  if (finding === null) return refuse('alert-nothing-found');
  if (isSameHand(finding.by, handOf(by))) return refuse('alert-second-person', { first: finding.by.person });
  return areRelatedHands(finding.by, handOf(by), place.context)
    ? refuse('alert-verifiers-related', { first: finding.by.person })
    : { by, finding };
}

/** The second person agrees, and what follows the finding begins; or differs, and somebody must look anew. */
export function settleFinding(command: Command<'settle-finding'>, place: Place): AlertDecision {
  const may = maySettleFinding(command.person, place);
  if (isRefusal(may)) return may;
  const { by, finding } = may;
  const told = { at: timeOf(place), by };
  const { fields } = command;
  if (!command.agree) return { events: [{ type: 'finding-disputed', ...told, fields }] };
  const { outcome, remedy, by: first } = finding;
  return { events: [{ type: 'finding-agreed', ...told, outcome, remedy, first, fields }, ...consequencesOf(finding, place, told)] };
}

function consequencesOf(
  { remedy }: Finding,
  { context }: Place,
  told: { readonly at: number; readonly by: Official },
): readonly AlertEvent[] {
  const explained = { type: 'alert-cleared', ...told, cause: null, place: null, lookBackOn: null } as const;
  switch (remedy.kind) {
    case 'fix':
      return [{ type: 'fix-ordered', ...told, dueDay: fixDue(remedy.workingDays, context) }];
    case 'data-fact':
      return [{ ...explained, how: 'explained', filterUntil: null }];
    case 'filter':
      return [{ ...explained, how: 'explained', filterUntil: addDays(dayOf(context.now), remedy.days) }];
    case 'rule-change':
      return [
        { ...explained, how: 'misfire', filterUntil: null },
        { type: 'revision-opened', ...told, about: 'rule', place: null, cause: null },
      ];
  }
}
