import type { Column } from './field-kinds.ts';
import { type Cells, cellsOf, isBlank, recordOf } from './typed-value.ts';

/** A row while it is being written; `record` keeps what has no column. */
export type Line = { readonly key: number; readonly cells: Cells; readonly record: Readonly<Record<string, unknown>> };

/** The rows of a field. */
export function linesFrom(value: readonly Readonly<Record<string, unknown>>[], columns: readonly Column[]): readonly Line[] {
  return value.map((record, key) => ({ key, record, cells: cellsOf(record, columns) }));
}

/** The field that rows mean; a row in which nothing is written is none. */
export function valueOfLines(lines: readonly Line[], columns: readonly Column[]): readonly Readonly<Record<string, unknown>>[] {
  return lines.filter((line) => !isBlank(line.cells)).map((line) => recordOf(line.cells, columns, line.record));
}

/** A fresh row. */
export function blankLine(lines: readonly Line[], columns: readonly Column[]): Line {
  return { key: nextKey(lines), record: {}, cells: cellsOf(null, columns) };
}

/** Rows with pasted cells put in at a place; rows below it in which nothing is written make room. */
export function fromPaste(
  lines: readonly Line[],
  { at, cells, columns }: { readonly at: number; readonly cells: readonly (readonly string[])[]; readonly columns: readonly Column[] },
): readonly Line[] {
  const first = nextKey(lines);
  const added = cells.map((row, index) => ({
    key: first + index,
    record: {},
    cells: Object.fromEntries(columns.map(({ key }, column) => [key, row[column] ?? ''])),
  }));
  return [...lines.slice(0, at), ...added, ...lines.slice(at).filter((line) => !isBlank(line.cells))];
}

/** Rows with one moved a place up. */
export function movedUp(lines: readonly Line[], at: number): readonly Line[] {
  const [one, before] = [lines[at], lines[at - 1]];
  if (one === undefined || before === undefined) return lines;
  return [...lines.slice(0, at - 1), one, before, ...lines.slice(at + 1)];
}

function nextKey(lines: readonly Line[]): number {
  return lines.reduce((most, line) => Math.max(most, line.key), -1) + 1;
}
