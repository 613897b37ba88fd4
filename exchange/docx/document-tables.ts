import type { LeftOut, Sheet } from '../xlsx/workbook.ts';

/** The tables of a Word document as sheets (`表1`, `表2` ...): rows and grid columns from 1, merged cells as blocks. */
export type DocumentTables = { readonly sheets: readonly Sheet[]; readonly leftOut: readonly LeftOut[] };
