/** A value of a table: a text stays text whatever it begins with. */
export type GridValue = string | number | null;

/** A block of merged cells: rows and columns of the table from 1, corners inclusive. */
export type GridBlock = { readonly fromRow: number; readonly fromColumn: number; readonly toRow: number; readonly toColumn: number };

/** A table as it is printed: the first `headingRows` rows are repeated on every page. */
export type GridTable = {
  readonly headingRows: number;
  readonly rows: readonly (readonly GridValue[])[];
  readonly merges: readonly GridBlock[];
  /** Widths of the columns in characters. */
  readonly widths: readonly number[];
};

/** A table with what stands above it. */
export type TitledTable = {
  readonly title: string;
  /** Unit and day, below the title. */
  readonly note: string;
  readonly table: GridTable;
};

/** Who made a file, and the day it tells the state of, as ISO day. */
export type FileAbout = { readonly creator: string; readonly day: string };
