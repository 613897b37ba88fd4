/** A cell with a value. `kind: 'error'` is a spreadsheet's own error value; `formula` marks a remembered result, `external` one from another file. */
export type ListCell = { readonly kind: string; readonly text: string; readonly formula?: true; readonly external?: true };

/** A row that has values; rows and columns count from 1, as a person sees them. */
export type ListRow = { readonly row: number; readonly cells: ReadonlyMap<number, ListCell> };

/** A block of merged cells, corners inclusive; its value stands in the first row and column. */
export type Block = { readonly fromRow: number; readonly fromColumn: number; readonly toRow: number; readonly toColumn: number };

/** A sheet of a spreadsheet, a table of a document or a whole CSV file. */
export type ListSheet = {
  readonly name: string;
  readonly rows: readonly ListRow[];
  readonly merges: readonly Block[];
  /** True when the format cannot merge cells (CSV): an empty cell may have been part of a merged one. */
  readonly lostMerges?: boolean;
};
