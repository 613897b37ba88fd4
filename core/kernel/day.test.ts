import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addDays, dayOf, daysBetween, endOfDay, isDay, startOfDay, weekdayOf, weekOf, yearOf } from './day.ts';

const dayMs = 86_400_000;
const chinaMs = 8 * 3_600_000;

/** The platform's calendar, as the independent witness. */
function byDate(at: number): string {
  return new Date(at + chinaMs).toISOString().slice(0, 10);
}

const instants = fc.integer({ min: Date.UTC(1992, 0, 2), max: Date.UTC(9999, 10, 30) });
const days = instants.map(byDate);

describe('day', () => {
  test('the day of an instant is the one the platform gives in China Standard Time', () => {
    fc.assert(fc.property(instants, (at) => void expect(dayOf(at)).toBe(byDate(at))));
  });

  test('a day begins at 00:00 and ends at 24:00 in China', () => {
    expect(startOfDay('2026-03-02')).toBe(Date.parse('2026-03-02T00:00:00+08:00'));
    expect(endOfDay('2026-12-31')).toBe(Date.parse('2027-01-01T00:00:00+08:00'));
    fc.assert(
      fc.property(days, (day) => {
        expect(dayOf(startOfDay(day))).toBe(day);
        expect(dayOf(startOfDay(day) - 1)).toBe(addDays(day, -1));
        expect(dayOf(endOfDay(day) - 1)).toBe(day);
        expect(endOfDay(day) - startOfDay(day)).toBe(dayMs);
      }),
    );
  });

  test('adding days agrees with the platform, also over leap days and backwards', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2100-02-28', 1)).toBe('2100-03-01');
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2200, 0, 1) }),
        fc.integer({ min: -2900, max: 40_000 }),
        (at, count) => {
          expect(addDays(byDate(at), count)).toBe(byDate(at + count * dayMs));
          expect(daysBetween(byDate(at), byDate(at + count * dayMs))).toBe(count);
        },
      ),
    );
  });

  test('the day of the week and the week agree with the platform', () => {
    fc.assert(
      fc.property(days, (day) => {
        const sundayIsZero = new Date(`${day}T00:00:00Z`).getUTCDay();
        expect(weekdayOf(day)).toBe(sundayIsZero === 0 ? 7 : sundayIsZero);
        expect(weekdayOf(weekOf(day))).toBe(1);
        expect(daysBetween(weekOf(day), day)).toBe(weekdayOf(day) - 1);
      }),
    );
  });

  test('only days that exist are days', () => {
    for (const text of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '1991-12-31',
      '2026-1-1',
      '2026-01-01T00:00',
      '',
      '２０２６-01-01',
    ]) {
      expect(isDay(text), text).toBe(false);
    }
    fc.assert(fc.property(days, (day) => void expect(isDay(day)).toBe(true)));
    fc.assert(
      fc.property(
        fc.integer({ min: 1992, max: 9999 }),
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 0, max: 99 }),
        (year, month, day) => {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const date = new Date(`${text}T00:00:00Z`);
          expect(isDay(text)).toBe(!Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text);
        },
      ),
    );
  });

  test('what is no day is a fault, not a wrong number', () => {
    expect(() => addDays('soon', 1)).toThrow('not-a-day');
    expect(yearOf('2026-03-02')).toBe(2026);
  });
});
