import { findHeadings, type Headings } from './find-headings.ts';
import type { Field } from './field-names.ts';
import type { FieldCell, ItemRecord } from './item-record.ts';
import type { ListFinding, ListTable } from './list-item.ts';
import type { Block } from './list-sheet.ts';
import { mapColumns, type MappedColumn } from './map-columns.ts';
import { kindOfRow, type KeyColumns, repeatsHeadings, type RowKind } from './row-kind.ts';
import { cleanText, type Grid, type GridRow, oneLine } from './sheet-grid.ts';
import { stageName } from './stage-text.ts';

/** Fields that a person chose for columns, by sheet and column: `清单:3`. */
export type ChosenFields = ReadonlyMap<string, Field>;

const mostSamples = 3;

/** A table of a sheet as records, how it was understood, and the row index where the next table begins. */
export type ReadTable = {
  readonly table: ListTable;
  readonly records: readonly ItemRecord[];
  readonly findings: readonly ListFinding[];
  readonly columns: readonly MappedColumn[];
  readonly end: number;
};

type Reading = {
  readonly grid: Grid;
  readonly columns: readonly MappedColumn[];
  readonly keys: KeyColumns;
  readonly records: ItemRecord[];
  readonly leftOut: number[];
  readonly findings: ListFinding[];
  readonly carried: Set<number>;
  readonly reachOf: (row: number, column: number) => number;
  open: { first: number; last: number; cells: FieldCell[]; group: string | null } | undefined;
  group: string | null;
  before: RowKind['kind'] | null;
};

/** Reads the table below its headings down to the end of the sheet or to headings of another table. */
export function readTable(grid: Grid, headings: Headings, chosen: ChosenFields = new Map()): ReadTable {
  const { name: sheet } = grid.sheet;
  const { columns, findings } = mapColumns(headings.columns, { sheet, row: headings.rows[0] ?? 1 });
  const fieldOf = (column: number): Field | undefined => chosen.get(`${sheet}:${String(column)}`);
  return readRows(grid, {
    columns: columns.map((one) => ({ ...one, field: fieldOf(one.column) ?? one.field })),
    // What a person chose needs no question any more.
    findings: findings.filter(({ column }) => column === null || fieldOf(column) === undefined),
    from: headings.next,
    headings,
  });
}

/** Reads rows under columns that are known: those of headings, or of the table before (a list broken over two tables). */
export function readRows(
  grid: Grid,
  work: {
    readonly columns: readonly MappedColumn[];
    readonly findings: readonly ListFinding[];
    readonly from: number;
    readonly headings: Headings | null;
  },
): ReadTable {
  const reading = begin(grid, work.columns, work.findings);
  const texts = new Map((work.headings?.columns ?? []).map(({ column, texts: parts }) => [column, parts] as const));
  let index = work.from;
  for (; index < grid.rows.length; index += 1) {
    const row = grid.rows[index];
    if (row === undefined) break;
    const kind = kindOfRow(row, reading.keys, reading.before);
    if (kind.kind === 'headings' && !repeatsHeadings(row, texts) && findHeadings(grid, index) !== undefined) break;
    take(reading, row, kind);
    reading.before = kind.kind;
  }
  close(reading);
  return {
    table: {
      sheet: grid.sheet.name,
      headerRows: work.headings?.rows ?? [],
      mapping: work.columns.map(({ heading, field }) => ({ heading, field })),
      columns: work.columns.map(({ column, heading, field }) => ({ column, heading, field, samples: samplesOf(reading.records, column) })),
      filled: grid.filled,
      leftOut: reading.leftOut,
    },
    records: reading.records,
    findings: reading.findings,
    columns: work.columns,
    end: index,
  };
}

function samplesOf(records: readonly ItemRecord[], column: number): readonly string[] {
  const texts = records.flatMap(({ cells }) => cells.filter((cell) => cell.column === column).map(({ text }) => oneLine(text)));
  return [...new Set(texts)].slice(0, mostSamples);
}

function begin(grid: Grid, columns: readonly MappedColumn[], findings: readonly ListFinding[]): Reading {
  const columnOf = (field: MappedColumn['field']): number | undefined => columns.find((one) => one.field === field)?.column;
  const name = columnOf('name') ?? columnOf('risks.point') ?? columnOf('risks.what');
  return {
    grid,
    columns,
    keys: { name, serial: columnOf('ignore'), columns: columns.length },
    records: [],
    leftOut: [],
    findings: [...findings],
    carried: new Set(),
    reachOf: reachIn(grid.sheet.merges),
    open: undefined,
    group: null,
    before: null,
  };
}

/** The last row of the merged block that begins at a place. */
function reachIn(merges: readonly Block[]): Reading['reachOf'] {
  const ends = new Map(merges.map((merge) => [`${merge.fromRow}:${merge.fromColumn}`, merge.toRow] as const));
  return (row, column) => ends.get(`${row}:${column}`) ?? row;
}

function take(reading: Reading, row: GridRow, kind: RowKind): void {
  switch (kind.kind) {
    case 'data':
      return takeData(reading, row);
    case 'group':
      close(reading);
      reading.group = kind.title;
      return;
    case 'note':
    case 'headings':
      reading.leftOut.push(row.row);
      return;
    case 'unsure':
      reading.leftOut.push(row.row);
      reading.findings.push({ sheet: reading.grid.sheet.name, row: row.row, column: null, code: 'row-not-read', value: kind.text });
      return;
  }
}

function takeData(reading: Reading, row: GridRow): void {
  if (reading.open === undefined || startsItem(reading, row)) {
    close(reading);
    reading.open = { first: row.row, last: row.row, cells: cellsOf(reading, row, true), group: reading.group };
    return;
  }
  reading.open.last = row.row;
  reading.open.cells.push(...cellsOf(reading, row, false));
}

/** A row begins an item when it has a name of its own, a sub-item of its own, or a serial number and no name. */
function startsItem(reading: Reading, row: GridRow): boolean {
  const own = (column: number | undefined): string | undefined => {
    const cell = column === undefined ? undefined : row.cells.get(column);
    return cell?.filled === 'no' ? cell.text : undefined;
  };
  const { name, serial } = reading.keys;
  const sub = own(columnOf(reading, 'sub_item'));
  const ownName = own(name);
  if (ownName !== undefined) return !isSameItem(reading, { name: ownName, sub, serial: own(serial), code: own(columnOf(reading, 'code')) });
  if (sub !== undefined) return true;
  // A serial number that counts the risks of one item: the name's block goes on.
  if (name !== undefined && row.cells.has(name)) return false;
  return own(serial) !== undefined;
}

/** The name once more without a new number: the list repeats it for each risk. */
function isSameItem(
  reading: Reading,
  row: { readonly name: string; readonly sub: string | undefined; readonly serial: string | undefined; readonly code: string | undefined },
): boolean {
  if (columnOf(reading, 'name') === undefined) return false;
  const before = (field: FieldCell['field']): string | undefined => reading.open?.cells.find((cell) => cell.field === field)?.text;
  const goesOn = (value: string | undefined, last: string | undefined): boolean => value === undefined || value === last;
  if (before('name') !== row.name || !goesOn(row.sub, before('sub_item')) || !goesOn(row.code, before('code'))) return false;
  return row.serial === undefined || row.serial === before('ignore');
}

function columnOf(reading: Reading, field: MappedColumn['field']): number | undefined {
  return reading.columns.find((one) => one.field === field)?.column;
}

/** The row's cells by field. On the first row of an item, values of blocks that began above count too. */
function cellsOf(reading: Reading, row: GridRow, isFirst: boolean): FieldCell[] {
  return reading.columns.flatMap((column) => {
    const text = textOf(row, { column, isFirst });
    if (text === undefined) return [];
    const to = reading.grid.sheet.lostMerges === true ? Infinity : Math.max(row.row, reading.reachOf(row.row, column.column));
    return [{ field: column.field, heading: column.heading, row: row.row, to, column: column.column, text }];
  });
}

/** The text of a column; of a heading over several columns the texts of all of them, a short first one as the phase of the second. */
function textOf(row: GridRow, work: { readonly column: MappedColumn; readonly isFirst: boolean }): string | undefined {
  const { column, isFirst } = work;
  const texts: string[] = [];
  for (let at = column.column; at < column.column + column.span; at += 1) {
    const cell = row.cells.get(at);
    if (cell === undefined || cell.filled === 'right' || (cell.filled === 'down' && !isFirst && column.span === 1)) continue;
    if (cell.filled === 'down' && at > column.column) continue;
    texts.push(cell.text);
  }
  const [first = '', ...rest] = texts;
  if (rest.length > 0 && column.field === 'responsibilities' && first.length <= 12)
    return `${stageName(oneLine(first))}阶段责任：${rest.join('\n')}`;
  const text = cleanText(texts.join('\n'));
  // A stroke fills an empty cell on paper.
  return text === '' || /^[/\\—–_-]{1,4}$/.test(text) ? undefined : text;
}

function close(reading: Reading): void {
  const open = reading.open;
  reading.open = undefined;
  if (open === undefined) return;
  const cells = reading.grid.sheet.lostMerges === true ? carryDown(reading, open.cells) : open.cells;
  if (cells.every(({ field }) => field === 'ignore')) {
    reading.leftOut.push(open.first);
    return;
  }
  reading.records.push({ sheet: reading.grid.sheet.name, rows: [open.first, open.last], cells, group: open.group });
}

/** Fields whose cells lists merge over many items. */
const grouping: ReadonlySet<string> = new Set(['power_type', 'category', 'unit', 'section', 'risk_class']);

/** In a file that lost its merges an empty cell of a grouping column takes the value above, and the first time it is asked. */
function carryDown(reading: Reading, cells: readonly FieldCell[]): readonly FieldCell[] {
  const before = reading.records.at(-1);
  const added = reading.columns.flatMap(({ field, column, heading }): readonly FieldCell[] => {
    const isName = field === 'name' && cells.some((cell) => cell.field === 'sub_item');
    if ((!grouping.has(field) && !isName) || cells.some((cell) => cell.column === column)) return [];
    const above = before?.cells.find((cell) => cell.column === column);
    const row = cells[0]?.row ?? 0;
    if (above === undefined) return [];
    if (!reading.carried.has(column)) {
      reading.findings.push({ sheet: reading.grid.sheet.name, row, column, code: 'filled-down', value: above.text, facts: { heading } });
    }
    reading.carried.add(column);
    return [{ ...above, row, to: row }];
  });
  return added.length === 0 ? cells : [...cells, ...added];
}
