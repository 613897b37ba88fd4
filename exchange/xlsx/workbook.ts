/**
 * What a cell holds. `number` keeps the digits exactly as the file has them; `day` is an ISO day, `moment` an ISO day
 * and time without zone, `time` a time of day; `boolean` is `true` or `false`; `error` the spreadsheet's own error name.
 */
export type CellKind = 'text' | 'number' | 'boolean' | 'day' | 'moment' | 'time' | 'error';

/** One cell with a value. `formula`: the value is what the file remembered of a formula; `external`: it looks into another file. */
export type Cell = {
  readonly kind: CellKind;
  readonly text: string;
  readonly formula?: true;
  readonly external?: true;
};

/** A row that has at least one value. `row` is the number a person sees (from 1); columns count from 1 as well (A = 1). */
export type Row = { readonly row: number; readonly cells: ReadonlyMap<number, Cell> };

/** A block of merged cells, all corners inclusive; its value stands in the first row and column. */
export type Merge = { readonly fromRow: number; readonly fromColumn: number; readonly toRow: number; readonly toColumn: number };

/** A sheet in the order of the workbook's tabs. */
export type Sheet = {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly Row[];
  readonly merges: readonly Merge[];
};

/** Things in the file that were not read because they could act or lead outside. */
export type LeftOut = 'macros' | 'external-links' | 'embedded-objects';

/** A workbook as plain values: no formulas, no styles, nothing active. */
export type Workbook = { readonly sheets: readonly Sheet[]; readonly leftOut: readonly LeftOut[] };

/** Limits of one reading; every one of them ends it with a refusal. */
export type Caps = {
  readonly fileBytes: number;
  /** Counted while inflating, never believed from the archive's directory. */
  readonly unpackedBytes: number;
  /** Unpacked bytes of one entry to its packed bytes, looked at from the first unpacked megabyte on. */
  readonly ratio: number;
  readonly entries: number;
  readonly sheets: number;
  readonly cells: number;
  readonly cellCharacters: number;
  readonly xmlDepth: number;
  readonly xmlNodes: number;
  readonly milliseconds: number;
  readonly heapMegabytes: number;
};

/** The limits for hostile spreadsheets and their XML; nodes follow from the cells (a cell is up to seven). */
export const defaultCaps: Caps = {
  fileBytes: 10 * 1024 * 1024,
  unpackedBytes: 64 * 1024 * 1024,
  ratio: 100,
  entries: 1000,
  sheets: 200,
  cells: 200_000,
  cellCharacters: 32_767,
  xmlDepth: 64,
  xmlNodes: 1_500_000,
  milliseconds: 10_000,
  heapMegabytes: 192,
};

/** Why a file is not read. The facts name the part and the limit, never what the file says. */
export type WorkbookRefusal =
  | 'file-too-large'
  | 'not-a-workbook'
  | 'damaged-archive'
  | 'encrypted-archive'
  | 'unsupported-archive'
  | 'too-many-entries'
  | 'bad-entry-name'
  | 'unpacks-too-large'
  | 'packed-too-tightly'
  | 'doctype-forbidden'
  | 'xml-too-deep'
  | 'xml-too-many-nodes'
  | 'malformed-xml'
  | 'not-utf8'
  | 'bad-name'
  | 'too-many-sheets'
  | 'too-many-cells'
  | 'cell-too-long'
  | 'damaged-workbook'
  | 'took-too-long'
  | 'needs-too-much-memory';
