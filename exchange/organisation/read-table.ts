import { columnLetters } from '../xlsx/cell-position.ts';
import type { Cell, Sheet } from '../xlsx/workbook.ts';
import type { ImportFault, RowFault } from './import-fault.ts';
import type { Column } from './sheets.ts';

/** A value of the table with its place, so that a later finding can point at it. */
export type Field = { readonly text: string; readonly kind: Cell['kind'] };

/** A row of a sheet by headings; an empty cell is absent. */
export type Line = { readonly row: number; readonly fields: ReadonlyMap<string, Field> };

/** A sheet as lines, its columns' letters, and what is wrong with single cells. */
export type Table = {
  readonly sheet: string;
  readonly letters: ReadonlyMap<string, string>;
  readonly lines: readonly Line[];
  readonly faults: readonly ImportFault[];
};

/** Reads a sheet whose first row has the headings. Rows without any value are skipped; texts are trimmed and in NFC. */
export function readTable(sheet: Sheet, columns: readonly Column[]): Table {
  const [first, ...rest] = sheet.rows;
  const hasHeadings = first?.row === 1;
  const headings = new Map([...(hasHeadings ? first.cells : [])].map(([column, cell]) => [column, clean(cell.text)] as const));
  const letters = new Map([...headings].map(([column, heading]) => [heading, columnLetters(column)]));
  const place = { sheet: sheet.name, letters };
  const read = (hasHeadings ? rest : sheet.rows).map(({ row, cells }) => readLine(place, row, { cells, headings, columns }));
  return {
    ...place,
    lines: read.flatMap(({ line }) => (line.fields.size === 0 ? [] : [line])),
    faults: [...headingFaults(place, headings, columns), ...read.flatMap(({ line, faults }) => (line.fields.size === 0 ? [] : faults))],
  };
}

type Place = { readonly sheet: string; readonly letters: ReadonlyMap<string, string> };

/** A finding about one cell of a table; the value is left out unless given. */
export function faultAt(
  place: Place,
  at: { row: number | null; heading: string | null; value?: string | null },
  code: ImportFault['code'],
): ImportFault {
  const column = at.heading === null ? null : (place.letters.get(at.heading) ?? null);
  return { sheet: place.sheet, row: at.row, column, heading: at.heading, code, value: at.value ?? null };
}

function headingFaults(place: Place, headings: ReadonlyMap<number, string>, columns: readonly Column[]): readonly ImportFault[] {
  const found = [...headings.values()];
  const known = columns.map((column) => column.heading);
  const about = (heading: string, code: RowFault) => faultAt(place, { row: 1, heading }, code);
  return [
    ...known.filter((heading) => !found.includes(heading)).map((heading) => about(heading, 'missing-column')),
    ...found.filter((heading) => !known.includes(heading)).map((heading) => about(heading, 'unknown-column')),
    ...found.filter((heading, index) => found.indexOf(heading) !== index).map((heading) => about(heading, 'doubled-column')),
  ];
}

type RowParts = {
  readonly cells: ReadonlyMap<number, Cell>;
  readonly headings: ReadonlyMap<number, string>;
  readonly columns: readonly Column[];
};

function readLine(
  place: Place,
  row: number,
  { cells, headings, columns }: RowParts,
): { readonly line: Line; readonly faults: readonly ImportFault[] } {
  const fields = new Map<string, Field>();
  const faults: ImportFault[] = [];
  for (const [column, cell] of cells) {
    const heading = headings.get(column);
    if (heading === undefined || clean(cell.text) === '') continue;
    fields.set(heading, { text: clean(cell.text), kind: cell.kind });
    if (cell.kind === 'error') faults.push(faultAt(place, { row, heading }, 'unreadable-cell'));
    if (cell.external === true) faults.push(faultAt(place, { row, heading }, 'value-from-another-file'));
  }
  for (const { heading, required } of columns) {
    if (required && place.letters.has(heading) && !fields.has(heading)) faults.push(faultAt(place, { row, heading }, 'empty-cell'));
  }
  return { line: { row, fields }, faults };
}

/** Trimmed (the ideographic space too) and in NFC. */
function clean(text: string): string {
  return text.normalize('NFC').trim();
}
