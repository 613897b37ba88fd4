import { addDays, type Day, weekdayOf, yearOf } from './day.ts';

/**
 * Working days of the People's Republic: weekends, the yearly holiday arrangement of the State Council and its make-up days.
 *
 * `publishedThroughYear` says through which year the arrangement is known. Later years are counted by weekends alone and
 * every answer that touches them is flagged `certain: false`.
 */
export type WorkingCalendar = {
  readonly publishedThroughYear: number;
  /** Days off that are not weekends, and weekends that belong to a holiday. */
  readonly holidays: ReadonlySet<Day>;
  /** Weekend days on which one works (调休上班). */
  readonly makeUpDays: ReadonlySet<Day>;
};

/** A counted day and whether the calendar was published for all years the count touched. */
export type CountedDay = { readonly day: Day; readonly certain: boolean };

/** True when officials work on the day, as far as the calendar knows. */
export function isWorkingDay(calendar: WorkingCalendar, day: Day): boolean {
  if (calendar.makeUpDays.has(day)) return true;
  return !calendar.holidays.has(day) && weekdayOf(day) <= 5;
}

/**
 * The day that is `count` working days after `from`; the day of the event itself is not counted.
 *
 * @param count whole working days, 0 or more; 0 gives `from`
 */
export function addWorkingDays(calendar: WorkingCalendar, from: Day, count: number): CountedDay {
  let day = from;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return { day, certain: yearOf(day) <= calendar.publishedThroughYear };
}

/** Working days in the interval (from, to]; negative when `to` lies before `from`. */
export function workingDaysBetween(calendar: WorkingCalendar, from: Day, to: Day): number {
  if (to < from) return -workingDaysBetween(calendar, to, from);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) count += 1;
  return count;
}
