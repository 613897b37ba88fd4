import { inGrid, mergeOf, positionOf } from './cell-position.ts';
import { cellOf, type CellTables } from './cell-value.ts';
import type { Package } from './package-parts.ts';
import { richText, type RichText } from './rich-text.ts';
import { refuse } from '../../core/kernel/outcome.ts';
import { StopReading } from './stop-reading.ts';
import type { Caps, Cell, Merge, Row } from './workbook.ts';

/** Cells with a value of all sheets so far; one counter for one file. */
export type CellMeter = { cells: number };

/** What is read while the stream stands inside a `c` element. */
type OpenCell = {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  formula: string | null;
  text: RichText;
};

type Reading = {
  readonly rows: Row[];
  readonly merges: Merge[];
  row: number;
  column: number;
  cells: Map<number, Cell>;
  cell: OpenCell | undefined;
  /** The element whose text is being collected. */
  inside: string;
};

/** Reads rows and merged blocks of one sheet. Rows must come in order, as the format demands; none is kept without a value. */
export function readSheet(
  from: Package,
  part: string,
  work: { tables: CellTables; caps: Caps; meter: CellMeter },
): { rows: readonly Row[]; merges: readonly Merge[] } {
  const reading: Reading = { rows: [], merges: [], row: 0, column: 0, cells: new Map(), cell: undefined, inside: '' };
  const text = richText(work.caps);
  from.read(part, {
    open: (name, at) => {
      if (reading.cell !== undefined) openInCell(reading, reading.cell, name);
      else if (name === 'row') openRow(reading, at['r']);
      else if (name === 'c') reading.cell = openCell(reading, at, text);
      else if (name === 'mergeCell') reading.merges.push(mergeOf(at['ref'] ?? ''));
    },
    text: (piece) => hear(reading, piece, work.caps),
    close: (name) => {
      if (reading.cell !== undefined) closeInCell(reading, name, work);
      else if (name === 'row' && reading.cells.size > 0) reading.rows.push({ row: reading.row, cells: reading.cells });
    },
  });
  return { rows: reading.rows, merges: reading.merges };
}

function openRow(reading: Reading, number: string | undefined): void {
  const row = number === undefined ? reading.row + 1 : Number(number);
  if (row <= reading.row) throw new StopReading(refuse('damaged-workbook', { why: 'row-order' }));
  reading.row = inGrid({ row, column: 1 }).row;
  reading.column = 0;
  reading.cells = new Map();
}

function openCell(reading: Reading, at: Readonly<Record<string, string>>, text: RichText): OpenCell {
  const place = at['r'] === undefined ? { row: reading.row, column: reading.column + 1 } : positionOf(at['r']);
  if (place.row !== reading.row) throw new StopReading(refuse('damaged-workbook', { why: 'cell-outside-row' }));
  reading.column = inGrid(place).column;
  return { column: place.column, type: at['t'] ?? 'n', style: Number(at['s'] ?? 0), value: '', formula: null, text };
}

function openInCell(reading: Reading, cell: OpenCell, name: string): void {
  reading.inside = name;
  if (name === 'f') cell.formula = '';
  cell.text.open(name);
}

function hear(reading: Reading, piece: string, caps: Caps): void {
  const cell = reading.cell;
  if (cell === undefined) return;
  cell.text.text(piece);
  if (reading.inside === 'v') cell.value += piece;
  if (reading.inside === 'f') cell.formula = (cell.formula ?? '') + piece;
  if (cell.value.length > caps.cellCharacters) throw new StopReading(refuse('cell-too-long', { most: caps.cellCharacters }));
}

function closeInCell(reading: Reading, name: string, work: { tables: CellTables; caps: Caps; meter: CellMeter }): void {
  const cell = reading.cell;
  cell?.text.close(name);
  reading.inside = '';
  if (name !== 'c' || cell === undefined) return;
  reading.cell = undefined;
  const value = cellOf({ ...cell, inline: cell.text.finish() }, work.tables);
  if (value === undefined) return;
  work.meter.cells += 1;
  if (work.meter.cells > work.caps.cells) throw new StopReading(refuse('too-many-cells', { most: work.caps.cells }));
  if (reading.cells.has(cell.column)) throw new StopReading(refuse('damaged-workbook', { why: 'cell-twice' }));
  reading.cells.set(cell.column, value);
}
