import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { z } from 'zod';

import { type Day, yearOf } from '../../core/kernel/day.ts';
import type { WorkingCalendar } from '../../core/kernel/working-calendar.ts';
import { day } from './item-form.ts';
import { libraryFault } from './library-problem.ts';
import { list } from './word-forms.ts';
import { decode, problemAt, readYaml } from './yaml-source.ts';

const overrideForm = z.strictObject({
  publishedThroughYear: z.int().min(2004).max(2100),
  addHolidays: list(day),
  addMakeUpDays: list(day),
  removeHolidays: list(day),
  removeMakeUpDays: list(day),
});

/** The part of chinese-days' data we take: days off with their festival, and weekend days on which one works. */
const arrangementForm = z.object({ holidays: z.record(day, z.string()), workdays: z.record(day, z.string()) });

const file = 'library/calendar/override.yaml';

/**
 * The working-day calendar: the yearly arrangement of the State Council as package chinese-days carries it, corrected by
 * `library/calendar/override.yaml`, which says through which year the arrangement is published.
 *
 * Days of later years are left out even if the package has some, so that such years count by weekends and stay uncertain.
 *
 * @throws Fault `library-broken` when the file is malformed or claims a year the arrangement does not have
 */
export function readCalendar(root: string): WorkingCalendar {
  const source = readYaml(join(root, 'calendar', 'override.yaml'), file);
  const decoded = decode(source, overrideForm);
  if ('problems' in decoded) throw libraryFault(decoded.problems);
  const override = decoded.value;
  const arrangement = readArrangement();
  const { publishedThroughYear } = override;
  const within = (days: readonly Day[]) => days.filter((entry) => yearOf(entry) <= publishedThroughYear);
  const holidays = corrected(within(Object.keys(arrangement.holidays)), override.addHolidays, override.removeHolidays);
  if (![...holidays].some((entry) => yearOf(entry) === publishedThroughYear)) {
    throw libraryFault([problemAt(source, ['publishedThroughYear'], `no holidays known for ${publishedThroughYear}`)]);
  }
  const makeUpDays = corrected(within(Object.keys(arrangement.workdays)), override.addMakeUpDays, override.removeMakeUpDays);
  return { publishedThroughYear, holidays, makeUpDays };
}

function readArrangement(): z.output<typeof arrangementForm> {
  const path = createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json');
  const data: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return arrangementForm.parse(data);
}

function corrected(days: readonly Day[], added: readonly Day[], removed: readonly Day[]): ReadonlySet<Day> {
  const without = new Set(removed);
  return new Set([...days, ...added].filter((entry) => !without.has(entry)));
}
