import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addDays, dayOf, endOfDay, startOfDay } from './day.ts';
import { type Clock, daysLeft, dayUnitOf, dueOf, isCovered } from './deadline.ts';
import { isWorkingDay, type WorkingCalendar } from './working-calendar.ts';

const calendar: WorkingCalendar = { publishedThroughYear: 2026, holidays: new Set(['2026-04-06']), makeUpDays: new Set(['2026-04-11']) };
const hour = 3_600_000;

/** An instant at an hour of a day in China. */
function at(day: string, hours = 10): number {
  return startOfDay(day) + hours * hour;
}

function clock(amount: number, unit: Clock['limit']['unit'], startedAt: number, rest: Partial<Clock> = {}): Clock {
  return { limit: { amount, unit }, startedAt, suspended: [], extension: 0, ...rest };
}

describe('deadline', () => {
  test('a limit in days ends at 24:00 of its last day, the first day is not counted', () => {
    expect(dueOf(clock(7, 'day', at('2026-03-02')), calendar)).toEqual({
      dueAt: endOfDay('2026-03-09'),
      dueDay: '2026-03-09',
      certain: true,
    });
    expect(dueOf(clock(7, 'day', at('2026-03-02', 23)), calendar)?.dueDay).toBe('2026-03-09');
  });

  test('a limit in working days leaves out weekends and holidays and counts make-up days', () => {
    expect(dueOf(clock(3, 'working-day', at('2026-04-03')), calendar)?.dueDay).toBe('2026-04-09');
    expect(dueOf(clock(5, 'working-day', at('2026-04-03')), calendar)?.dueDay).toBe('2026-04-11');
  });

  test('an hour limit runs through nights and counts pauses to the millisecond', () => {
    const pause = { from: at('2026-03-02', 12), to: at('2026-03-02', 15) + 1 };
    expect(dueOf(clock(24, 'hour', at('2026-03-02')), calendar)?.dueAt).toBe(at('2026-03-03'));
    expect(dueOf(clock(24, 'hour', at('2026-03-02'), { suspended: [pause] }), calendar)?.dueAt).toBe(at('2026-03-03', 13) + 1);
  });

  test('while the clock stands still there is no due day', () => {
    expect(dueOf(clock(3, 'day', at('2026-03-02'), { suspended: [{ from: at('2026-03-03'), to: null }] }), calendar)).toBeNull();
  });

  test('an extension is added in the unit of the limit', () => {
    expect(dueOf(clock(20, 'working-day', at('2026-03-02'), { extension: 10 }), calendar)?.dueDay).toBe(
      dueOf(clock(30, 'working-day', at('2026-03-02')), calendar)?.dueDay,
    );
  });

  test('a pause of n days moves a limit in days by n days', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 40 }),
        (amount, wait, length) => {
          const from = at(addDays('2026-03-02', wait), 11);
          const paused = clock(amount, 'day', at('2026-03-02'), { suspended: [{ from, to: from + length * 24 * hour }] });
          expect(dueOf(paused, calendar)?.dueDay).toBe(addDays('2026-03-02', amount + length));
        },
      ),
    );
  });

  test('a pause moves a limit in working days by the working days it touched, counted by hand', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 20 }),
        (amount, wait, length) => {
          const from = addDays('2026-03-02', wait);
          const to = addDays(from, length);
          const due = dueOf(clock(amount, 'working-day', at('2026-03-02'), { suspended: [{ from: at(from), to: at(to) }] }), calendar);
          let touched = 0;
          for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) touched += 1;
          expect(due?.dueDay).toBe(dueOf(clock(amount + touched, 'working-day', at('2026-03-02')), calendar)?.dueDay);
        },
      ),
    );
  });

  test('a later start is never due earlier', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('day' as const, 'working-day' as const, 'hour' as const),
        fc.integer({ min: 1, max: 60 }),
        fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 })),
        (unit, amount, [a, b]) => {
          const [early, late] = [Math.min(a, b), Math.max(a, b)].map(
            (hours) => dueOf(clock(amount, unit, at('2026-03-02', hours)), calendar)?.dueAt ?? 0,
          );
          expect(late).toBeGreaterThanOrEqual(early ?? 0);
        },
      ),
    );
  });

  test('a working-day limit that touches an unpublished year is not certain', () => {
    expect(dueOf(clock(10, 'working-day', at('2026-12-28')), calendar)?.certain).toBe(false);
    expect(dueOf(clock(10, 'day', at('2026-12-28')), calendar)?.certain).toBe(true);
  });

  test('days left are counted in the unit of the limit and are negative when overdue', () => {
    expect(daysLeft('2026-03-09', '2026-03-06', { unit: 'working-day', calendar })).toBe(1);
    expect(daysLeft('2026-03-09', '2026-03-06', { unit: 'day', calendar })).toBe(3);
    expect(daysLeft('2026-03-09', '2026-03-11', { unit: 'day', calendar })).toBe(-2);
    expect(daysLeft('2026-03-09', '2026-03-09', { unit: 'working-day', calendar })).toBe(0);
  });

  test('what is left of a limit in hours is counted in days', () => {
    expect(['hour' as const, 'day' as const, 'working-day' as const].map(dayUnitOf)).toEqual(['day', 'day', 'working-day']);
  });

  test('a pause that is later taken up again is no gap: the due day never lies before the end of the pause', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 30 }),
        fc.constantFrom('day' as const, 'working-day' as const),
        (amount, length, unit) => {
          const from = at('2026-03-02', 11);
          const to = from + length * 24 * hour;
          const due = dueOf(clock(amount, unit, at('2026-03-02'), { suspended: [{ from, to }] }), calendar);
          expect((due?.dueDay ?? '') >= dayOf(to)).toBe(true);
        },
      ),
    );
  });

  test('a day is covered when its year is published', () => {
    expect(isCovered(calendar, '2026-12-31')).toBe(true);
    expect(isCovered(calendar, '2027-01-01')).toBe(false);
    expect(isCovered(calendar, 'soon')).toBe(false);
  });
});
