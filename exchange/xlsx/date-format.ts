import { addDays, type Day } from '../../core/kernel/day.ts';

/** What a number format shows of a serial number; null for plain numbers and elapsed hours. */
export type DatePart = 'day' | 'moment' | 'time' | null;

/** Formats the standard fixes without writing them down; 27-36 and 50-58 are the Chinese, Japanese and Korean dates. */
const builtIn: ReadonlyMap<number, DatePart> = new Map<number, DatePart>([
  ...numbers(14, 17).map((id) => [id, 'day'] as const),
  ...numbers(18, 21).map((id) => [id, 'time'] as const),
  [22, 'moment'],
  ...numbers(27, 31).map((id) => [id, 'day'] as const),
  ...numbers(32, 35).map((id) => [id, 'time'] as const),
  [36, 'day'],
  [45, 'time'],
  [47, 'time'],
  ...numbers(50, 54).map((id) => [id, 'day'] as const),
  ...numbers(55, 56).map((id) => [id, 'time'] as const),
  ...numbers(57, 58).map((id) => [id, 'day'] as const),
]);

function numbers(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/**
 * What a format shows, from its id and, for a format of the workbook itself, its code.
 *
 * @source spec:ecma-376-1#18.8.30
 */
export function datePartOf(id: number, code: string | undefined): DatePart {
  if (code === undefined) return builtIn.get(id) ?? null;
  if (/\[[hms]+\]/i.test(code)) return null;
  const letters = (code.split(';')[0] ?? '')
    .replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/g, '')
    .replace(/general|am\/pm|a\/p|上午\/下午/gi, '')
    .replace(/e[+-]/gi, '');
  const time = /[hs]/i.test(letters);
  const day = /[yde]/i.test(letters) || (!time && /m/i.test(letters));
  if (day) return time ? 'moment' : 'day';
  return time ? 'time' : null;
}

/** The text of a serial number shown as day, moment or time; undefined when the number is no date the format knows. */
export function dateText(serial: number, part: Exclude<DatePart, null>, since1904: boolean): string | undefined {
  const seconds = Math.round(serial * 86_400);
  if (!Number.isFinite(serial) || serial < 0) return undefined;
  if (part === 'time') return serial < 1 ? clockText(seconds % 86_400) : undefined;
  const day = dayOfSerial(part === 'day' ? Math.floor(serial) : Math.floor(seconds / 86_400), since1904);
  if (day === undefined) return undefined;
  return part === 'day' ? day : `${day}T${clockText(seconds % 86_400)}`;
}

function dayOfSerial(serial: number, since1904: boolean): Day | undefined {
  if (serial > 2_957_003) return undefined;
  if (since1904) return addDays('1904-01-01', serial);
  // The format counts a 29 February 1900 that never was: serial 60 is no day, earlier ones are one off.
  if (serial === 60 || serial === 0) return undefined;
  return addDays(serial < 60 ? '1899-12-31' : '1899-12-30', serial);
}

function clockText(seconds: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
