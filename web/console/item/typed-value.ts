import type { Column } from './field-kinds.ts';

/** A record of a field while it is being written: every cell a text. */
export type Cells = Readonly<Record<string, string>>;

/** A record as its cells. */
export function cellsOf(record: Readonly<Record<string, unknown>> | null, columns: readonly Column[]): Cells {
  return Object.fromEntries(columns.map(({ key }) => [key, cellText(record?.[key])]));
}

function cellText(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join('\n');
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The record that cells mean. `record` keeps what has no column. */
export function recordOf(
  cells: Cells,
  columns: readonly Column[],
  record: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    ...record,
    ...Object.fromEntries(columns.map((column) => [column.key, valueOf(cells[column.key] ?? '', column, record[column.key])])),
  };
}

const levels: Readonly<Record<string, string>> = { 高: 'high', 中: 'middle', 低: 'low', high: 'high', middle: 'middle', low: 'low' };

function valueOf(cell: string, column: Column, before: unknown): unknown {
  const text = cell.trim();
  if (column.kind === 'number') return text === '' ? 0 : Number(text);
  if (column.kind === 'yes-no') return text === '是' || text === '√';
  if (column.kind === 'level') return levels[text] ?? null;
  if (Array.isArray(before) || column.title.includes('一行一')) return linesOf(cell);
  return text === '' ? column.empty : text;
}

/** The lines of a text that say something. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** True when no cell says anything: such a row is none. */
export function isBlank(cells: Cells): boolean {
  return Object.values(cells).every((cell) => cell.trim() === '' || cell === '否');
}

const perRow = 40;

/** How many rows a box needs to show a text, between two bounds. */
export function rowsFor(text: string, { least, most }: { readonly least: number; readonly most: number }): number {
  const needed = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perRow)), 0);
  return Math.min(most, Math.max(least, needed));
}
