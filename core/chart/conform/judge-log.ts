import type { CaseRule, Offence, RuleCalendar } from './case-rule.ts';
import { isRunning, type Running } from './conformance.ts';
import type { EventLog } from './event-log.ts';
import { canBeMended, type CaseEvent, judgeCase, viewOf } from './judge-case.ts';

/** One rule over a whole log: every case that offends it, in the order of the log. */
export type RuleResult = { readonly rule: CaseRule; readonly offences: readonly (Offence & { readonly case: string })[] };

/**
 * What rules are judged with: the calendar of working days, other names of steps (ids) with the ones that rules use, and the
 * cases that still run, none unless given: they offend only what no later event can mend.
 */
export type Judging = {
  readonly calendar: RuleCalendar;
  readonly stepNames?: ReadonlyMap<string, string>;
  readonly running?: Running;
};

/** Judges all rules in one pass over the log. */
export function judgeLog(log: EventLog, rules: readonly CaseRule[], judging: Judging): readonly RuleResult[] {
  const { calendar, stepNames = new Map<string, string>(), running = 'none' } = judging;
  const results = rules.map((rule) => ({ rule, offences: [] as (Offence & { readonly case: string })[] }));
  if (rules.length === 0) return results;
  const names = log.activities.map((activity) => stepNames.get(activity) ?? activity);
  for (const [number, name] of log.cases.entries()) {
    const view = viewOf(eventsOf(log, number, names));
    const runs = isRunning(running, name);
    for (const { rule, offences } of results) {
      if (runs && canBeMended(rule)) continue;
      const offence = judgeCase(rule, view, calendar);
      if (offence !== null) offences.push({ case: name, ...offence });
    }
  }
  return results;
}

function eventsOf(log: EventLog, number: number, names: readonly string[]): readonly CaseEvent[] {
  const from = log.first[number] ?? 0;
  const events: CaseEvent[] = [];
  for (let event = from; event < (log.first[number + 1] ?? from); event += 1) {
    events.push({
      at: event - from,
      step: names[log.activity[event] ?? -1] ?? '',
      person: log.resources[log.resource[event] ?? -1] ?? null,
      time: log.time[event] ?? Number.NaN,
    });
  }
  return events;
}
