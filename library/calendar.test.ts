import { describe, expect, test } from 'vitest';

import { addWorkingDays, isWorkingDay } from '../core/kernel/working-calendar.ts';
import { libraryRoot } from '../server/library/read-library.ts';
import { readCalendar } from '../server/library/read-calendar.ts';

const calendar = readCalendar(libraryRoot());

describe('the State Council arrangement of 2026', () => {
  test.each([
    ['2026-01-02', false, 'a Friday that belongs to New Year'],
    ['2026-01-04', true, 'a Sunday on which one works'],
    ['2026-02-14', true, 'a Saturday on which one works'],
    ['2026-02-23', false, 'the last Monday of the Spring Festival'],
    ['2026-02-24', true, 'the Tuesday after it'],
    ['2026-10-10', true, 'a Saturday on which one works'],
    ['2026-11-24', true, 'an ordinary Tuesday'],
    ['2026-11-28', false, 'an ordinary Saturday'],
  ])('%s: working day %s (%s)', (day, works) => {
    expect(isWorkingDay(calendar, day)).toBe(works);
  });

  test('ten working days from the day before the Spring Festival end in March', () => {
    expect(addWorkingDays(calendar, '2026-02-14', 10)).toEqual({ day: '2026-03-06', certain: true });
  });
});

test('years after the published one are counted by weekends and said to be uncertain', () => {
  expect(calendar.publishedThroughYear).toBe(2026);
  expect(addWorkingDays(calendar, '2026-12-31', 1)).toEqual({ day: '2027-01-01', certain: false });
});
