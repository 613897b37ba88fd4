import { dayOf, weekdayOf, yearOf, type Day } from '../../../core/kernel/day.ts';

/** Languages of the interface. */
export type Language = 'zh-CN' | 'en';

const weekdaysZh = '一二三四五六日';
const weekdaysEn = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const monthsEn = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const chinaOffsetMs = 8 * 3_600_000;

/** How days and instants are written: 11月23日（周一）; the year is added when it is not the year of `today`. */
export type Dates = {
  readonly day: (day: Day) => string;
  /** The day with its year and without weekday: 2026年3月1日; for what stands on paper for years. */
  readonly date: (day: Day) => string;
  /** Day and time of an ISO instant, China Standard Time. */
  readonly time: (iso: string) => string;
};

/** Date words of a language, read on `legalNow` (ISO instant). */
export function datesOf(language: Language, legalNow: string): Dates {
  const thisYear = yearOf(dayOf(Date.parse(legalNow)));
  const day = (text: Day): string => (language === 'en' ? dayEn(text, thisYear) : dayZh(text, thisYear));
  return {
    day,
    date: (text) => (language === 'en' ? dateEn(text) : dateZh(text)),
    time: (iso) => `${day(dayOf(Date.parse(iso)))} ${clock(iso)}`,
  };
}

function dayZh(day: Day, thisYear: number): string {
  const year = yearOf(day) === thisYear ? '' : `${yearOf(day)}年`;
  return `${year}${monthOf(day)}月${Number(day.slice(8))}日（周${weekdaysZh.charAt(weekdayOf(day) - 1)}）`;
}

function dateZh(day: Day): string {
  return `${yearOf(day)}年${monthOf(day)}月${Number(day.slice(8))}日`;
}

function dateEn(day: Day): string {
  return `${Number(day.slice(8))} ${monthsEn[monthOf(day) - 1]} ${yearOf(day)}`;
}

function dayEn(day: Day, thisYear: number): string {
  const year = yearOf(day) === thisYear ? '' : ` ${yearOf(day)}`;
  return `${weekdaysEn[weekdayOf(day) - 1]} ${Number(day.slice(8))} ${monthsEn[monthOf(day) - 1]}${year}`;
}

function monthOf(day: Day): number {
  return Number(day.slice(5, 7));
}

function clock(iso: string): string {
  return new Date(Date.parse(iso) + chinaOffsetMs).toISOString().slice(11, 16);
}
