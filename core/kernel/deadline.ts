import { addDays, dayOf, type Day, daysBetween, endOfDay, isDay, yearOf } from './day.ts';
import type { Instant } from './instant.ts';
import { addWorkingDays, type CountedDay, type WorkingCalendar, workingDaysBetween } from './working-calendar.ts';

/** A time limit (时限): an amount and its unit; the law or the promise names which. */
export type Limit = { readonly amount: number; readonly unit: 'working-day' | 'day' | 'hour' };

/** A clock that runs: since when, how often it stood still, by how much it was extended. */
export type Clock = {
  readonly limit: Limit;
  readonly startedAt: Instant;
  /** Periods in which the clock stood still (中止), in order; the last may be open. */
  readonly suspended: readonly { readonly from: Instant; readonly to: Instant | null }[];
  /** Lengthened once by a decision (延长), in the limit's unit; hours of a limit in hours. */
  readonly extension: number;
};

/** When a clock runs out. `certain` is false when an unpublished working-day calendar was touched. */
export type DueDate = { readonly dueAt: Instant; readonly dueDay: Day; readonly certain: boolean };

/**
 * The instant at which a clock runs out: day limits at 24:00 of the last day in China Standard Time, a limit in hours to the
 * millisecond.
 *
 * The day of the event is not counted. Each suspension adds as many days (of the limit's unit) as lie after the day on which it
 * began, up to the day on which it ended; to a limit in hours the very time it lasted.
 * Returns null while the clock stands still.
 *
 * @source law:civil-code-2020#201
 */
export function dueOf(clock: Clock, calendar: WorkingCalendar): DueDate | null {
  const last = clock.suspended.at(-1);
  if (last !== undefined && last.to === null) return null;
  const amount = clock.limit.amount + clock.extension;
  if (clock.limit.unit === 'hour') return hourDue(clock, amount);
  const counted = countFrom(clock, calendar, amount);
  return { dueAt: endOfDay(counted.day), dueDay: counted.day, certain: counted.certain };
}

function hourDue(clock: Clock, amount: number): DueDate {
  const still = clock.suspended.reduce((sum, pause) => sum + ((pause.to ?? pause.from) - pause.from), 0);
  const dueAt = clock.startedAt + amount * 3_600_000 + still;
  return { dueAt, dueDay: dayOf(dueAt), certain: true };
}

function countFrom(clock: Clock, calendar: WorkingCalendar, amount: number): CountedDay {
  const start = dayOf(clock.startedAt);
  const still = clock.suspended.reduce((sum, pause) => sum + stillDays(pause, clock.limit, calendar), 0);
  if (clock.limit.unit === 'working-day') return addWorkingDays(calendar, start, amount + still);
  const day = addDays(start, amount + still);
  return { day, certain: true };
}

function stillDays(pause: { readonly from: Instant; readonly to: Instant | null }, limit: Limit, calendar: WorkingCalendar): number {
  const from = dayOf(pause.from);
  const to = dayOf(pause.to ?? pause.from);
  return limit.unit === 'working-day' ? workingDaysBetween(calendar, from, to) : daysBetween(from, to);
}

/** The unit in which days until a due day are counted. */
export type DayUnit = Exclude<Limit['unit'], 'hour'>;

/** In which days the time left of a limit is counted: a limit in hours in calendar days. */
export function dayUnitOf(unit: Limit['unit']): DayUnit {
  return unit === 'working-day' ? 'working-day' : 'day';
}

/** Days left until a due day, in the unit asked for; 0 on the day itself, negative when overdue. */
export function daysLeft(due: Day, today: Day, by: { readonly unit: DayUnit; readonly calendar: WorkingCalendar }): number {
  const { unit, calendar } = by;
  return unit === 'working-day' ? workingDaysBetween(calendar, today, due) : daysBetween(today, due);
}

/** True when the text may be used as a day and its year is covered by the calendar. */
export function isCovered(calendar: WorkingCalendar, day: string): boolean {
  return isDay(day) && yearOf(day) <= calendar.publishedThroughYear;
}
