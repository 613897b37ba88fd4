import type { Sheet } from '../xlsx/workbook.ts';

/** A row of a sheet as texts, with the number a person sees. */
export type SheetRow = { readonly row: number; readonly cells: readonly string[] };

/** The rows of a sheet and how many cells got the value of the merged block they lie in. */
export type SheetRows = { readonly rows: readonly SheetRow[]; readonly filled: number };

/** The rows of a sheet as texts from the first column on. A cell inside a merged block has the block's value, as it is seen. */
export function sheetRows(sheet: Sheet): SheetRows {
  const rows = new Map<number, Map<number, string>>();
  for (const { row, cells } of sheet.rows) {
    rows.set(row, new Map([...cells].map(([column, cell]) => [column, cell.kind === 'error' ? '' : cell.text])));
  }
  let filled = 0;
  for (const merge of sheet.merges) {
    const value = rows.get(merge.fromRow)?.get(merge.fromColumn);
    if (value === undefined) continue;
    for (let row = merge.fromRow; row <= merge.toRow; row += 1) {
      const cells = rows.get(row);
      // A row without any value of its own is no row of data.
      if (cells === undefined || cells.has(merge.fromColumn)) continue;
      cells.set(merge.fromColumn, value);
      filled += 1;
    }
  }
  const ordered = [...rows].sort(([a], [b]) => a - b);
  return { rows: ordered.map(([row, cells]) => ({ row, cells: textsOf(cells) })), filled };
}

function textsOf(cells: ReadonlyMap<number, string>): readonly string[] {
  const last = Math.max(0, ...cells.keys());
  return Array.from({ length: last }, (_, index) => cells.get(index + 1) ?? '');
}
