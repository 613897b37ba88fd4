import { addDays, dayOf } from '../kernel/day.ts';
import { isOpen, type KnownAlert } from './alert/alert.ts';
import type { PersonVerb } from './alert/command.ts';
import { type Counting, urgencyOf } from './alert/deadlines.ts';
import { dueOfStage } from './alert/let-days-pass.ts';

/** What rules look at, by the first letter of their number. */
export const topics = ['S', 'P', 'C', 'L', 'W', 'R'] as const;

/** Subsidies, purchases, contracts, village books, cases, the running county. */
export type Topic = (typeof topics)[number];

/** Lists of a supervisor's screen; each number there is the length of one. */
export const cockpitLists = [
  ...['today', 'open', 'red', 'yellow', 'verify', 'overdue', 'new', 'cleared'],
  ...['ordered', 'checked', 'rectify', 'look-back', 'filtered', 'lead', 'judged', 'right'],
] as const satisfies readonly string[];

/** A list of a supervisor's screen. */
export type CockpitList = (typeof cockpitLists)[number];

/** An alert in somebody's reach: where it counts (a town or a bureau), and what he may do that moves it. */
export type Seen = { readonly alert: KnownAlert; readonly place: string; readonly mine: PersonVerb | null };

/** A list, narrowed to a topic, a place, a unit or a rule. */
export type ListWish = {
  readonly list: CockpitList;
  readonly topic?: Topic | undefined;
  readonly place?: string | undefined;
  readonly unit?: string | undefined;
  readonly rule?: string | undefined;
};

/** Days that `new` and `cleared` look back. */
export const weekDays = 7;

/** How pressing the present stage of an alert is. */
export function urgencyFor(alert: KnownAlert, counting: Counting) {
  return urgencyOf({ since: alert.stage.since, due: dueOfStage(alert) }, counting);
}

/** The topic of a rule; undefined for a rule of none. */
export function topicOf(rule: string): Topic | undefined {
  return topics.find((topic) => rule.startsWith(topic));
}

/** True for what waits for the reader. Nobody is bound to look at a hint, and a look back makes no work before its last day is near. */
export function isForToday({ alert, mine }: Pick<Seen, 'alert' | 'mine'>, counting: Counting): boolean {
  if (mine === null || (alert.severity === 'hint' && alert.stage.at === 'self-check')) return false;
  return mine !== 'look-back' || urgencyFor(alert, counting) !== 'in-time';
}

/** Whether an alert stands in a list. One answer for the number and for the list that it opens. */
export function isListed(seen: Seen, wish: ListWish, counting: Counting): boolean {
  const { alert, place } = seen;
  if (wish.topic !== undefined && topicOf(alert.rule) !== wish.topic) return false;
  if (wish.place !== undefined && place !== wish.place) return false;
  if (wish.unit !== undefined && alert.unit !== wish.unit) return false;
  return (wish.rule === undefined || alert.rule === wish.rule) && stands(seen, wish.list, counting);
}

function stands(seen: Seen, list: CockpitList, counting: Counting): boolean {
  const { alert } = seen;
  const today = dayOf(counting.now);
  const weekAgo = addDays(today, -weekDays);
  switch (list) {
    case 'today':
      return isForToday(seen, counting);
    case 'open':
      return isOpen(alert);
    case 'red':
    case 'yellow':
      return isOpen(alert) && alert.lamp === list;
    case 'verify':
      return alert.stage.at === 'verify';
    case 'overdue':
      return isOpen(alert) && isLate(alert, counting);
    case 'new':
      return dayOf(alert.openedAt) > weekAgo;
    case 'cleared':
      return !isOpen(alert) && dayOf(alert.stage.since) > weekAgo;
    case 'ordered':
      return alert.verified?.remedy.kind === 'fix';
    case 'checked':
      return alert.verified?.remedy.kind === 'fix' && alert.checker !== null;
    case 'rectify':
      return alert.stage.at === 'rectify' || alert.stage.at === 'check';
    case 'look-back':
      return alert.stage.at === 'cleared' && alert.stage.lookBackOn !== null && urgencyFor(alert, counting) !== 'in-time';
    case 'filtered':
      return alert.filterUntil !== null && alert.filterUntil >= today;
    case 'lead':
      return alert.transferred;
    case 'judged':
      return alert.verified !== null;
    case 'right':
      return isRight(alert);
  }
}

function isLate(alert: KnownAlert, counting: Counting): boolean {
  const urgency = urgencyFor(alert, counting);
  return urgency === 'late' || urgency === 'very-late';
}

/** True when two have found that the question was right: a breach or an error. */
function isRight({ verified }: KnownAlert): boolean {
  return verified?.outcome === 'confirmed-breach' || verified?.outcome === 'confirmed-error';
}

/** Red before yellow, then what is late, then what is due first, then what has waited longest. */
export function moreUrgent(a: Seen, b: Seen): number {
  const lamps = { red: 0, yellow: 1, none: 2 };
  const due = (alert: KnownAlert): string => dueOfStage(alert) ?? '9999';
  const byDue = due(a.alert) < due(b.alert) ? -1 : Number(due(a.alert) > due(b.alert));
  return lamps[a.alert.lamp] - lamps[b.alert.lamp] || byDue || a.alert.openedAt - b.alert.openedAt;
}

/** The colour of a unit (灯色): that of its worst open alert. It follows from checks alone, and no person has one. */
export function lampOfUnit(alerts: readonly KnownAlert[]): KnownAlert['lamp'] {
  const open = alerts.filter(isOpen);
  if (open.some(({ lamp }) => lamp === 'red')) return 'red';
  return open.some(({ lamp }) => lamp === 'yellow') ? 'yellow' : 'none';
}
