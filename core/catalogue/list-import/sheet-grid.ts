import type { ListCell, ListSheet } from './list-sheet.ts';

/** A value at a place; `filled` tells from where the merged block brought it, `no` when it is the place's own. */
export type GridCell = { readonly cell: ListCell; readonly text: string; readonly filled: 'no' | 'right' | 'down' };

/** A row of the grid, merged blocks filled in. */
export type GridRow = { readonly row: number; readonly cells: ReadonlyMap<number, GridCell> };

/** A sheet with the values of merged blocks in every cell they cover. */
export type Grid = {
  readonly sheet: ListSheet;
  readonly rows: readonly GridRow[];
  readonly width: number;
  readonly filled: number;
  /** True when there were more merged cells than are filled. */
  readonly stopped: boolean;
};

/** Cells filled at most in one sheet: a hostile file can merge the same block thousands of times. */
const mostFilled = 1_000_000;

/** Fills the merged blocks. Rows without any value of their own stay out. */
export function gridOf(sheet: ListSheet): Grid {
  const rows = new Map(sheet.rows.map(({ row, cells }) => [row, ownCells(cells)] as const));
  const width = sheet.rows.reduce((most, { cells }) => [...cells.keys()].reduce((a, b) => Math.max(a, b), most), 0);
  const last = sheet.rows.at(-1)?.row ?? 0;
  const work = { rows, width, left: mostFilled, down: 0 };
  for (const merge of sheet.merges) {
    if (work.left <= 0) break;
    fill(work, { ...merge, toRow: Math.min(merge.toRow, last), toColumn: Math.min(merge.toColumn, width) });
  }
  return {
    sheet,
    rows: [...rows].filter(([, cells]) => cells.size > 0).map(([row, cells]) => ({ row, cells })),
    width,
    filled: work.down,
    stopped: work.left <= 0,
  };
}

function ownCells(cells: ReadonlyMap<number, ListCell>): Map<number, GridCell> {
  const own = new Map<number, GridCell>();
  for (const [column, cell] of cells) {
    const text = cell.kind === 'error' ? '' : cleanText(cell.text);
    if (text !== '') own.set(column, { cell, text, filled: 'no' });
  }
  return own;
}

type Filling = { readonly rows: Map<number, Map<number, GridCell>>; readonly width: number; left: number; down: number };

function fill(work: Filling, merge: ListSheet['merges'][number]): void {
  const value = work.rows.get(merge.fromRow)?.get(merge.fromColumn);
  work.left -= 1;
  if (value === undefined || value.filled !== 'no') return;
  for (let row = merge.fromRow; row <= merge.toRow; row += 1) {
    work.left -= 1;
    const cells = work.rows.get(row);
    // A row without any value of its own is no row of data.
    if (cells === undefined || cells.size === 0) continue;
    for (let column = merge.fromColumn; column <= merge.toColumn; column += 1) {
      work.left -= 1;
      if (work.left <= 0) return;
      if (cells.has(column)) continue;
      cells.set(column, { ...value, filled: column > merge.fromColumn ? 'right' : 'down' });
      if (column === merge.fromColumn) work.down += 1;
    }
  }
}

/** NFC, line ends as one sign, no spaces around lines or the whole (the ideographic space too). */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200b\ufeff\u00ad]/g, '')
    .replace(/[^\S\n]*\n[^\S\n]*/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

/** Text of a name or word on one line: breaks and spaces between Chinese characters are the work of narrow columns. */
export function oneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\p{Script=Han}\p{P}]) (?=[\p{Script=Han}\p{P}])/gu, '')
    .trim();
}
