import { isDay } from '../../core/kernel/day.ts';
import { dateText, type DatePart } from './date-format.ts';
import { unescapeText } from './rich-text.ts';
import { refuse } from '../../core/kernel/outcome.ts';
import { StopReading } from './stop-reading.ts';
import type { Cell } from './workbook.ts';

/** What all cells of a workbook share. */
export type CellTables = { readonly strings: readonly string[]; readonly styles: readonly DatePart[]; readonly since1904: boolean };

/** A cell as it stands in the file: its type letter, style index, raw value, inline text and formula. */
export type RawCell = {
  readonly type: string;
  readonly style: number;
  readonly value: string;
  readonly inline: string;
  readonly formula: string | null;
};

/** The cell's value; undefined when it has none. */
export function cellOf(raw: RawCell, tables: CellTables): Cell | undefined {
  const value = valueOf(raw, tables);
  if (value === undefined) return undefined;
  if (raw.formula === null) return value;
  return leadsOutside(raw.formula) ? { ...value, formula: true, external: true } : { ...value, formula: true };
}

function valueOf(raw: RawCell, tables: CellTables): Cell | undefined {
  if (raw.type === 'inlineStr') return textCell(raw.inline);
  if (raw.value === '') return undefined;
  if (raw.type === 's') return textCell(sharedString(raw.value, tables.strings));
  if (raw.type === 'str') return textCell(unescapeText(raw.value));
  if (raw.type === 'b') return { kind: 'boolean', text: raw.value === '1' || raw.value === 'true' ? 'true' : 'false' };
  if (raw.type === 'e') return { kind: 'error', text: raw.value };
  if (raw.type === 'd') return isoCell(raw.value);
  return numberCell(raw, tables);
}

function textCell(text: string): Cell | undefined {
  return text === '' ? undefined : { kind: 'text', text };
}

function sharedString(index: string, strings: readonly string[]): string {
  const text = /^\d{1,9}$/.test(index) ? strings[Number(index)] : undefined;
  if (text === undefined) throw new StopReading(refuse('damaged-workbook', { why: 'shared-string' }));
  return text;
}

function isoCell(value: string): Cell {
  const [day = '', clock] = value.replace(/Z$/, '').split('T');
  if (!isDay(day)) return { kind: 'text', text: value };
  const time = /^\d{2}:\d{2}:\d{2}/.exec(clock ?? '')?.[0];
  return time === undefined || time === '00:00:00' ? { kind: 'day', text: day } : { kind: 'moment', text: `${day}T${time}` };
}

function numberCell(raw: RawCell, tables: CellTables): Cell {
  const digits = raw.value.trim();
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(digits)) throw new StopReading(refuse('damaged-workbook', { why: 'number' }));
  const part = tables.styles[raw.style] ?? null;
  if (part === null) return { kind: 'number', text: digits };
  const text = dateText(Number(digits), part, tables.since1904);
  return text === undefined ? { kind: 'number', text: digits } : { kind: part, text };
}

/** `[1]Sheet!A1`, `'file://...'!A1`, DDE (`cmd|...`) and functions that fetch look into other files or hosts. */
function leadsOutside(formula: string): boolean {
  return /\[[^\]]+\][^!]*!|:\/\/|\\\\|\|'?[^|]*'?!|\b(WEBSERVICE|RTD|DDE|IMAGE)\s*\(/i.test(formula);
}
