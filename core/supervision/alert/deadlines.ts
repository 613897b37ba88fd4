import { addDays, type Day, dayOf } from '../../kernel/day.ts';
import type { Instant } from '../../kernel/instant.ts';
import { addWorkingDays, type WorkingCalendar, workingDaysBetween } from '../../kernel/working-calendar.ts';
import type { Severity } from './alert.ts';

/** Working days for the unit's answer and for each look of the supervisors, by severity; null: nobody is bound. A proposal, to be set by the county. */
const workingDays: Readonly<Record<Severity, { readonly selfCheck: number | null; readonly verify: number | null }>> = {
  hint: { selfCheck: null, verify: null },
  look: { selfCheck: 10, verify: 20 },
  warning: { selfCheck: 10, verify: 15 },
  red: { selfCheck: 3, verify: 5 },
};

/** Fewest and most working days that a fix may be given, and what forms propose. */
export const fixDays = { least: 1, most: 60, usual: 30 } as const;

/** Most days that a filter may run: twelve months. */
export const mostFilterDays = 365;

/** Calendar days after clearing by which somebody looks back. */
const lookBackDays = 90;

/** Working days behind a due day after which a delay is red. */
export const redAfter = 3;

/** From when a due day is counted. */
export type Counting = { readonly now: Instant; readonly calendar: WorkingCalendar };

/** Last day for the unit's answer; null when it need not answer. */
export function selfCheckDue(severity: Severity, counting: Counting): Day | null {
  return dueAfter(workingDays[severity].selfCheck, counting);
}

/** Last day for a look of the supervisors; null when nobody is bound to look. */
export function verifyDue(severity: Severity, counting: Counting): Day | null {
  return dueAfter(workingDays[severity].verify, counting);
}

/** Last day for a fix. */
export function fixDue(days: number, { now, calendar }: Counting): Day {
  return addWorkingDays(calendar, dayOf(now), days).day;
}

/** Last day for the look back. */
export function lookBackDue(now: Instant): Day {
  return addDays(dayOf(now), lookBackDays);
}

function dueAfter(days: number | null, { now, calendar }: Counting): Day | null {
  return days === null ? null : addWorkingDays(calendar, dayOf(now), days).day;
}

/** How pressing a due day is: in time, four fifths gone, over, over by more than three working days. */
export type Urgency = 'in-time' | 'soon' | 'late' | 'very-late';

/** How pressing it is today. `due` is inclusive; without one nothing presses. */
export function urgencyOf(span: { readonly since: Instant; readonly due: Day | null }, counting: Counting): Urgency {
  const { since, due } = span;
  if (due === null) return 'in-time';
  const today = dayOf(counting.now);
  const over = workingDaysBetween(counting.calendar, due, today);
  if (today > due) return over > redAfter ? 'very-late' : 'late';
  const whole = workingDaysBetween(counting.calendar, dayOf(since), due);
  const gone = workingDaysBetween(counting.calendar, dayOf(since), today);
  return whole > 0 && gone * 5 >= whole * 4 ? 'soon' : 'in-time';
}
