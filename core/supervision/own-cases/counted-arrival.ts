import type { ActFacts } from '../../chart/chart.ts';
import { addDays, type Day, dayOf, startOfDay } from '../../kernel/day.ts';
import { type Clock, dueOf } from '../../kernel/deadline.ts';
import type { Instant } from '../../kernel/instant.ts';
import { isWorkingDay, type WorkingCalendar, workingDaysBetween } from '../../kernel/working-calendar.ts';

/** The limit of a step in whole working days, as a register has it; null without one. */
export function workingDayLimit(limit: ActFacts['limit']): number | null {
  if (limit === null) return null;
  return limit.unit === 'hour' ? Math.ceil(limit.amount / 24) : limit.amount;
}

/** True when casework calls a step late that was done at an instant under this clock. */
export function isLate(clock: Clock, doneAt: Instant, calendar: WorkingCalendar): boolean {
  const due = dueOf(clock, calendar);
  if (due === null) return false;
  if (clock.limit.unit === 'hour') return doneAt > due.dueAt;
  const day = dayOf(doneAt);
  return clock.limit.unit === 'day' ? day > due.dueDay : workingDaysBetween(calendar, due.dueDay, day) > 0;
}

/**
 * When a step has to be said to have arrived so that counting working days finds it late when casework does: its arrival, but
 * where the clock stood still or counted other days, the day from which working days come to the same.
 */
export function countedArrival(clock: Clock, doneAt: Instant, calendar: WorkingCalendar): Instant {
  const limit = workingDayLimit({ ...clock.limit, kind: 'promised', parameter: null }) ?? 0;
  const late = isLate(clock, doneAt, calendar);
  const done = dayOf(doneAt);
  const counted = workingDaysBetween(calendar, dayOf(clock.startedAt), done);
  if (counted > limit === late) return clock.startedAt;
  return startOfDay(workingDaysBefore(done, late ? limit + 1 : limit, calendar));
}

/** The latest day from which a number of working days lead to a day. */
function workingDaysBefore(day: Day, count: number, calendar: WorkingCalendar): Day {
  let at = day;
  for (let left = count; left > 0; at = addDays(at, -1)) if (isWorkingDay(calendar, at)) left -= 1;
  return at;
}
