import { refuse } from '../../core/kernel/outcome.ts';
import { StopReading } from '../xlsx/stop-reading.ts';
import type { Caps, Cell, Merge, Row, Sheet } from '../xlsx/workbook.ts';
import { type CellText, cellText } from './cell-text.ts';

/** Hears the elements of a document body and collects its outer tables. */
export type TableCollector = {
  readonly open: (name: string, at: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
  readonly tables: () => readonly Sheet[];
};

type OpenCell = { readonly column: number; span: number; merge: 'none' | 'restart' | 'continue'; readonly text: CellText };

type OpenTable = {
  readonly rows: Row[];
  readonly merges: Merge[];
  /** Vertical merges that go on, by their first column. */
  readonly growing: Map<number, { fromRow: number; toRow: number; span: number }>;
  row: number;
  column: number;
  cells: Map<number, Cell>;
  cell: OpenCell | undefined;
};

const lastColumn = 16_384;

/** A collector within limits. Text of a table inside a cell belongs to that cell. */
export function tableCollector(caps: Caps): TableCollector {
  const state = { sheets: [] as Sheet[], table: undefined as OpenTable | undefined, depth: 0, fallback: 0, cells: 0 };
  const settle = (table: OpenTable): void => {
    for (const [column, grown] of table.growing) finishMerge(table, column, grown);
    if (state.sheets.length >= caps.entries) throw new StopReading(refuse('too-many-sheets', { most: caps.entries }));
    state.sheets.push({ name: `表${state.sheets.length + 1}`, hidden: false, rows: table.rows, merges: table.merges });
  };
  return {
    open: (name, at) => {
      if (name === 'Fallback') state.fallback += 1;
      if (state.fallback > 0) return;
      if (name === 'tbl') {
        state.depth += 1;
        if (state.depth === 1) state.table = newTable();
      } else if (state.table !== undefined && state.depth === 1) openInTable(state.table, { name, at, caps });
      if (state.table?.cell !== undefined) state.table.cell.text.open(name, at);
    },
    close: (name) => {
      if (name === 'Fallback') state.fallback -= 1;
      if (state.fallback > 0 || state.table === undefined) return;
      state.table.cell?.text.close(name);
      if (state.depth === 1 && name === 'tc') state.cells += closeCell(state.table);
      if (state.cells > caps.cells) throw new StopReading(refuse('too-many-cells', { most: caps.cells }));
      if (state.depth === 1 && name === 'tr') closeRow(state.table);
      if (name !== 'tbl') return;
      state.depth -= 1;
      if (state.depth > 0) return;
      settle(state.table);
      state.table = undefined;
    },
    text: (text) => {
      if (state.fallback === 0) state.table?.cell?.text.text(text);
    },
    tables: () => state.sheets,
  };
}

function newTable(): OpenTable {
  return { rows: [], merges: [], growing: new Map(), row: 0, column: 1, cells: new Map(), cell: undefined };
}

function openInTable(
  table: OpenTable,
  { name, at, caps }: { readonly name: string; readonly at: Readonly<Record<string, string>>; readonly caps: Caps },
): void {
  const value = at['w:val'] ?? at['val'];
  if (name === 'tr') {
    table.row += 1;
    table.column = 1;
    table.cells = new Map();
  } else if (name === 'gridBefore' && table.cell === undefined) table.column = within(table.column + countOf(value));
  else if (name === 'tc') table.cell = { column: table.column, span: 1, merge: 'none', text: cellText(caps) };
  else if (table.cell === undefined) return;
  else if (name === 'gridSpan') table.cell.span = within(countOf(value));
  else if (name === 'vMerge') table.cell.merge = value === 'restart' ? 'restart' : 'continue';
}

function countOf(value: string | undefined): number {
  return /^[1-9]\d{0,4}$/.test(value ?? '') ? Number(value) : 1;
}

function within(column: number): number {
  if (column > lastColumn) throw new StopReading(refuse('damaged-workbook', { why: 'outside-grid' }));
  return column;
}

/** 1 when the cell had a text. */
function closeCell(table: OpenTable): number {
  const cell = table.cell;
  table.cell = undefined;
  if (cell === undefined) return 0;
  table.column = within(cell.column + cell.span);
  const text = cell.text.finish();
  const grown = table.growing.get(cell.column);
  if (cell.merge === 'continue' && grown !== undefined) {
    grown.toRow = table.row;
    return 0;
  }
  if (grown !== undefined) finishMerge(table, cell.column, grown);
  table.growing.delete(cell.column);
  if (cell.merge === 'restart') table.growing.set(cell.column, { fromRow: table.row, toRow: table.row, span: cell.span });
  else if (cell.span > 1) finishMerge(table, cell.column, { fromRow: table.row, toRow: table.row, span: cell.span });
  if (text === '') return 0;
  table.cells.set(cell.column, { kind: 'text', text });
  return 1;
}

function finishMerge(table: OpenTable, column: number, grown: { fromRow: number; toRow: number; span: number }): void {
  if (grown.toRow === grown.fromRow && grown.span === 1) return;
  table.merges.push({ fromRow: grown.fromRow, fromColumn: column, toRow: grown.toRow, toColumn: column + grown.span - 1 });
}

function closeRow(table: OpenTable): void {
  if (table.cells.size > 0) table.rows.push({ row: table.row, cells: table.cells });
}
