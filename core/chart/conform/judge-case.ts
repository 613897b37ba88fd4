import { dayOf } from '../../kernel/day.ts';
import { Fault } from '../../kernel/outcome.ts';
import { workingDaysBetween } from '../../kernel/working-calendar.ts';
import type { CaseRule, Offence, RuleCalendar, TimeUnit } from './case-rule.ts';

/** One event of a case as rules see it. */
export type CaseEvent = { readonly at: number; readonly step: string; readonly person: string | null; readonly time: number };

/** Events of one case, those of each step together, computed once for all rules. */
export type CaseView = { readonly events: readonly CaseEvent[]; readonly byStep: ReadonlyMap<string, readonly CaseEvent[]> };

/** The events of a case grouped by step. */
export function viewOf(events: readonly CaseEvent[]): CaseView {
  const byStep = new Map<string, CaseEvent[]>();
  for (const event of events) {
    const known = byStep.get(event.step);
    if (known === undefined) byStep.set(event.step, [event]);
    else known.push(event);
  }
  return { events, byStep };
}

/** The first offence of a case against a rule, null when there is none. */
export function judgeCase(rule: CaseRule, view: CaseView, calendar: RuleCalendar): Offence | null {
  switch (rule.type) {
    case 'skipped':
      return view.byStep.has(rule.step) ? null : offence([]);
    case 'out-of-order':
      return outOfOrder(rule, view);
    case 'same-person':
      return firstPair(actsOf(view, rule.steps), (left, right) => left.step !== right.step && left.person === right.person);
    case 'different-persons':
      return firstPair(actsOf(view, rule.steps), (left, right) => left.person !== right.person);
    case 'repeated-by-same-person':
      return firstPair(actsOf(view, rule.steps), (left, right) => left.step === right.step && left.person === right.person);
    case 'too-many-persons': {
      const acts = actsOf(view, rule.steps);
      return new Set(acts.map((act) => act.person)).size > rule.most ? offence(acts) : null;
    }
    case 'relatives':
      return firstPair(actsOf(view, rule.steps), (left, right) => areRelatives(rule.pairs, left.person, right.person));
    case 'barred-person': {
      const act = actsOf(view, rule.steps).find(({ person }) => person !== null && rule.persons.includes(person));
      return act === undefined ? null : offence([act]);
    }
    case 'too-long':
      return tooLong(rule, view, calendar);
    case 'one-person':
      return onePerson(rule.leastSteps, view);
  }
}

/** Whether a later event of the case could still undo an offence: a step may yet come, another person may yet act. */
export function canBeMended(rule: CaseRule): boolean {
  return rule.type === 'skipped' || rule.type === 'one-person';
}

function offence(events: readonly CaseEvent[], taken: number | null = null): Offence {
  const persons = new Set(events.flatMap((event) => event.person ?? []));
  return { at: events.map((event) => event.at), persons: [...persons], taken };
}

function outOfOrder(rule: Extract<CaseRule, { readonly type: 'out-of-order' }>, { byStep }: CaseView): Offence | null {
  const [after] = byStep.get(rule.after) ?? [];
  const [before] = byStep.get(rule.before) ?? [];
  return after !== undefined && (before === undefined || before.at > after.at) ? offence([after]) : null;
}

/** Acts with a known person in these steps, in the order of the case. */
function actsOf({ byStep }: CaseView, steps: readonly string[]): readonly CaseEvent[] {
  const acts = steps.flatMap((step) => byStep.get(step) ?? []).filter((event) => event.person !== null);
  return acts.sort((left, right) => left.at - right.at);
}

function firstPair(acts: readonly CaseEvent[], offends: (left: CaseEvent, right: CaseEvent) => boolean): Offence | null {
  for (const [at, right] of acts.entries()) {
    const left = acts.slice(0, at).find((earlier) => offends(earlier, right));
    if (left !== undefined) return offence([left, right]);
  }
  return null;
}

function areRelatives(pairs: readonly (readonly [string, string])[], left: string | null, right: string | null): boolean {
  return pairs.some(([one, other]) => (one === left && other === right) || (one === right && other === left));
}

function tooLong(rule: Extract<CaseRule, { readonly type: 'too-long' }>, view: CaseView, calendar: RuleCalendar): Offence | null {
  const begin = rule.from === null ? view.events[0] : view.byStep.get(rule.from)?.[0];
  const end = rule.to === null ? view.events.at(-1) : view.byStep.get(rule.to)?.at(-1);
  if (begin === undefined || end === undefined || end.at < begin.at || Number.isNaN(begin.time) || Number.isNaN(end.time)) return null;
  const taken = timeTaken(rule.unit, [begin.time, end.time], calendar);
  return taken > rule.most ? offence([begin, end], taken) : null;
}

function timeTaken(unit: TimeUnit, [from, to]: readonly [number, number], calendar: RuleCalendar): number {
  switch (unit) {
    case 'hour':
      return (to - from) / 3_600_000;
    case 'day':
      return (to - from) / 86_400_000;
    case 'working-day':
      if (calendar === null) throw new Fault('no-working-calendar');
      return workingDaysBetween(calendar, dayOf(from), dayOf(to));
  }
}

function onePerson(leastSteps: number, { events, byStep }: CaseView): Offence | null {
  const [first] = events;
  if (first === undefined || first.person === null || byStep.size < leastSteps) return null;
  return events.every((event) => event.person === first.person) ? offence(events) : null;
}
