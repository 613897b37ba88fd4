import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addDays, type Day, daysBetween } from './day.ts';
import { addWorkingDays, isWorkingDay, type WorkingCalendar, workingDaysBetween } from './working-calendar.ts';

const weekends: WorkingCalendar = { publishedThroughYear: 2026, holidays: new Set(), makeUpDays: new Set() };
const days = fc.integer({ min: 0, max: 400 }).map((count) => addDays('2026-01-01', count));
const calendars = fc
  .record({ holidays: fc.array(days, { maxLength: 30 }), makeUpDays: fc.array(days, { maxLength: 10 }) })
  .map(({ holidays, makeUpDays }) => ({ publishedThroughYear: 2026, holidays: new Set(holidays), makeUpDays: new Set(makeUpDays) }));

/** All days after `from` through `to`, by hand. */
function daysAfter(from: Day, to: Day): readonly Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to)) }, (_, index) => addDays(from, index + 1));
}

describe('working days', () => {
  test('weekends are free, holidays are free, make-up days are not', () => {
    const calendar = { publishedThroughYear: 2026, holidays: new Set(['2026-10-01']), makeUpDays: new Set(['2026-10-10']) };
    expect(isWorkingDay(calendar, '2026-09-30')).toBe(true);
    expect(isWorkingDay(calendar, '2026-10-01')).toBe(false);
    expect(isWorkingDay(calendar, '2026-10-10')).toBe(true);
    expect(isWorkingDay(calendar, '2026-10-11')).toBe(false);
  });

  test('the day of the event is not counted', () => {
    expect(addWorkingDays(weekends, '2026-03-02', 1).day).toBe('2026-03-03');
    expect(addWorkingDays(weekends, '2026-03-06', 1).day).toBe('2026-03-09');
    expect(addWorkingDays(weekends, '2026-03-07', 1).day).toBe('2026-03-09');
    expect(addWorkingDays(weekends, '2026-03-07', 0).day).toBe('2026-03-07');
  });

  test('adding and counting agree with counting by hand', () => {
    fc.assert(
      fc.property(calendars, days, fc.integer({ min: 0, max: 60 }), (calendar, from, count) => {
        const { day } = addWorkingDays(calendar, from, count);
        expect(daysAfter(from, day).filter((each) => isWorkingDay(calendar, each))).toHaveLength(count);
        if (count > 0) expect(isWorkingDay(calendar, day)).toBe(true);
        expect(workingDaysBetween(calendar, from, day)).toBe(count);
      }),
    );
  });

  test('counting backwards is the negative', () => {
    fc.assert(
      fc.property(calendars, days, days, (calendar, a, b) => {
        expect(workingDaysBetween(calendar, a, b) + workingDaysBetween(calendar, b, a)).toBe(0);
      }),
    );
  });

  test('a count that touches a year without a published calendar says that it is not certain', () => {
    expect(addWorkingDays(weekends, '2026-12-28', 3)).toEqual({ day: '2026-12-31', certain: true });
    expect(addWorkingDays(weekends, '2026-12-28', 4)).toEqual({ day: '2027-01-01', certain: false });
  });
});
