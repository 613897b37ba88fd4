import type { Instant } from './instant.ts';
import { Fault } from './outcome.ts';

/** A calendar day in China Standard Time as `YYYY-MM-DD`. Comparing the texts compares the days. */
export type Day = string;

const form = /^(\d{4})-(\d{2})-(\d{2})$/;
const dayMs = 86_400_000;
/** China Standard Time has no daylight saving since 1992, so the offset is a constant. */
const chinaOffsetMs = 8 * 3_600_000;

/** True when the text is a day that exists in the Gregorian calendar, years 1992 to 9999. */
export function isDay(text: string): text is Day {
  const match = form.exec(text);
  if (match === null || Number(match[1]) < 1992) return false;
  return textOf(numberOf(text)) === text;
}

/** The day in China Standard Time on which an instant falls. */
export function dayOf(at: Instant): Day {
  return textOf(Math.floor((at + chinaOffsetMs) / dayMs));
}

/** The first instant of a day in China Standard Time. */
export function startOfDay(day: Day): Instant {
  return numberOf(day) * dayMs - chinaOffsetMs;
}

/** The first instant after a day: "due on day d" means due before `endOfDay(d)` (24:00). */
export function endOfDay(day: Day): Instant {
  return startOfDay(addDays(day, 1));
}

/** The day `count` calendar days later; earlier when negative. */
export function addDays(day: Day, count: number): Day {
  return textOf(numberOf(day) + count);
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return numberOf(to) - numberOf(from);
}

/** Day of the week, 1 = Monday to 7 = Sunday (ISO 8601). */
export function weekdayOf(day: Day): number {
  // 1970-01-01 was a Thursday.
  return ((((numberOf(day) + 3) % 7) + 7) % 7) + 1;
}

/** Monday of the ISO week in which a day lies; names the week in public statistics. */
export function weekOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

/** The year of a day. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** Days since 1970-01-01 by the civil-from-days algorithm, without the platform's date type. */
function numberOf(day: Day): number {
  const match = form.exec(day);
  if (match === null) throw new Fault('not-a-day', { text: day });
  const month = Number(match[2]);
  const year = Number(match[1]) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(match[3]) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function textOf(dayNumber: number): Day {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1;
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
