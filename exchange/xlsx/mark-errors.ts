import ExcelJS from 'exceljs';

import type { Refusal } from '../../core/kernel/outcome.ts';
import { readWorkbook } from './read-workbook.ts';
import type { Cell, Merge, Sheet, WorkbookRefusal } from './workbook.ts';
import { escapeText } from './write-workbook.ts';

/** A remark on a cell; without column it goes to the row's first cell, without row to the sheet's, without sheet to the first sheet's. */
export type CellMark = {
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: number | null;
  readonly text: string;
};

const yellow = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFE699' } } as const;
/** A merged block makes the writer build each of its cells. */
const mostMerged = 200_000;

/**
 * A copy of a workbook with remarks and a yellow ground on the marked cells. Sheets, places, values and merged blocks are
 * those of the file; formulas are their remembered values, and nothing that could act is carried over.
 *
 * @returns the bytes of the copy, or the refusal of the reader
 */
export async function markErrors(bytes: Uint8Array, marks: readonly CellMark[]): Promise<Uint8Array | Refusal<WorkbookRefusal>> {
  const read = await readWorkbook(bytes);
  if ('refused' in read) return read;
  const book = new ExcelJS.Workbook();
  const first = read.sheets[0]?.name;
  for (const [index, sheet] of read.sheets.entries()) {
    const page = book.addWorksheet(pageName(sheet.name, index, book), { state: sheet.hidden ? 'hidden' : 'visible' });
    copySheet(page, sheet);
    mark(
      page,
      marks.filter((one) => (one.sheet ?? first) === sheet.name),
    );
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** A name the format allows, and that no sheet before has. */
function pageName(name: string, index: number, book: ExcelJS.Workbook): string {
  const plain = name
    .replace(/[\\/?*:[\]']/g, ' ')
    .trim()
    .slice(0, 31);
  const isTaken = book.worksheets.some((page) => page.name.toLowerCase() === plain.toLowerCase());
  return plain === '' || isTaken || plain.toLowerCase() === 'history' ? `表 ${index + 1}` : plain;
}

function copySheet(page: ExcelJS.Worksheet, sheet: Sheet): void {
  const widths = new Map<number, number>();
  for (const { row, cells } of sheet.rows) {
    for (const [column, cell] of cells) {
      put(page.getCell(row, column), cell);
      widths.set(column, Math.max(widths.get(column) ?? 8, Math.min(40, Math.ceil(cell.text.length * 1.6) + 2)));
    }
  }
  for (const [column, width] of widths) page.getColumn(column).width = width;
  const last = { row: sheet.rows.at(-1)?.row ?? 0, column: [...widths.keys()].reduce((most, column) => Math.max(most, column), 0) };
  for (const merge of apart(sheet.merges, last)) page.mergeCells(merge.fromRow, merge.fromColumn, merge.toRow, merge.toColumn);
}

function put(target: ExcelJS.Cell, cell: Cell): void {
  const isShort = cell.kind === 'number' && /^-?\d{1,15}(\.\d{1,6})?$/.test(cell.text) && String(Number(cell.text)) === cell.text;
  target.value = isShort ? Number(cell.text) : escapeText(cell.text);
  if (!isShort) target.numFmt = '@';
  target.alignment = { wrapText: true, vertical: 'top' };
}

/** Merged blocks within the used part of the sheet that do not overlap; a file can claim any. */
function apart(merges: readonly Merge[], last: { readonly row: number; readonly column: number }): readonly Merge[] {
  const taken = new Set<string>();
  const kept: Merge[] = [];
  for (const merge of merges) {
    const within = { ...merge, toRow: Math.min(merge.toRow, last.row), toColumn: Math.min(merge.toColumn, last.column) };
    const size = (within.toRow - within.fromRow + 1) * (within.toColumn - within.fromColumn + 1);
    if (within.toRow < within.fromRow || within.toColumn < within.fromColumn || size < 2 || taken.size + size > mostMerged) continue;
    const places = placesOf(within);
    if (places.some((place) => taken.has(place))) continue;
    for (const place of places) taken.add(place);
    kept.push(within);
  }
  return kept;
}

function placesOf({ fromRow, fromColumn, toRow, toColumn }: Merge): readonly string[] {
  return Array.from({ length: toRow - fromRow + 1 }, (_, row) => row + fromRow).flatMap((row) =>
    Array.from({ length: toColumn - fromColumn + 1 }, (_, column) => `${row}:${column + fromColumn}`),
  );
}

function mark(page: ExcelJS.Worksheet, marks: readonly CellMark[]): void {
  const byPlace = new Map<string, { readonly row: number; readonly column: number; readonly texts: string[] }>();
  for (const { row, column, text } of marks) {
    const place = { row: row ?? 1, column: column ?? 1 };
    const key = `${place.row}:${place.column}`;
    const known = byPlace.get(key);
    if (known === undefined) byPlace.set(key, { ...place, texts: [text] });
    else known.texts.push(text);
  }
  for (const { row, column, texts } of byPlace.values()) {
    const cell = page.getCell(row, column);
    cell.note = escapeText(texts.join('\n'));
    cell.fill = yellow;
  }
}
