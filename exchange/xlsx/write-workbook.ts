import ExcelJS from 'exceljs';

import { Fault } from '../../core/kernel/outcome.ts';
import { touchesPrototype } from './safe-name.ts';
import { columnLetters } from './cell-position.ts';

/** A value to write. Text stays text whatever it begins with; numbers are numbers; null is an empty cell. */
export type OutValue = string | number | boolean | null;

/** A column with its heading; `choices` become a drop-down list below it. */
export type OutColumn = { readonly heading: string; readonly width: number; readonly choices?: readonly string[] };

/** A sheet: one row of headings, then the rows. */
export type OutSheet = { readonly name: string; readonly columns: readonly OutColumn[]; readonly rows: readonly (readonly OutValue[])[] };

/** Down to which row a drop-down reaches. */
const choicesDownTo = 2000;

/**
 * Writes an xlsx file. No cell is ever a formula: a text that begins with `=`, `+`, `-`, `@`, tab or return is stored as
 * text with the text format, so that it stays one when a person edits the cell.
 *
 * @throws Fault `bad-sheet` for a sheet name the format does not allow, a number that is not finite, a row longer than the headings, a
 * text longer than a cell can hold
 */
export async function writeWorkbook(sheets: readonly OutSheet[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const sheet of sheets) addSheet(book, sheet);
  const written = await book.xlsx.writeBuffer();
  return new Uint8Array(written);
}

function addSheet(book: ExcelJS.Workbook, sheet: OutSheet): void {
  if (!/^[^\\/?*:[\]']{1,31}$/.test(sheet.name) || touchesPrototype(sheet.name)) throw new Fault('bad-sheet', { name: sheet.name });
  const page = book.addWorksheet(sheet.name, { views: [{ state: 'frozen', ySplit: 1 }] });
  const heading = page.getRow(1);
  sheet.columns.forEach((column, index) => {
    page.getColumn(index + 1).width = column.width;
    putValue(heading.getCell(index + 1), column.heading, sheet.name);
    heading.getCell(index + 1).font = { bold: true };
    if (column.choices !== undefined) offerChoices(page, index + 1, column.choices);
  });
  sheet.rows.forEach((row, index) => {
    if (row.length > sheet.columns.length) throw new Fault('bad-sheet', { name: sheet.name, row: index + 2 });
    row.forEach((value, column) => putValue(page.getRow(index + 2).getCell(column + 1), value, sheet.name));
  });
}

/** Most characters of a cell in this format; a longer one makes the file a damaged one. */
const mostCharacters = 32_767;

/** Puts a value into a cell, a text as text. */
export function putValue(cell: ExcelJS.Cell, value: OutValue, sheet: string): void {
  if (value === null || value === '') return;
  if (typeof value === 'string' && escapeText(value).length > mostCharacters)
    throw new Fault('bad-sheet', { name: sheet, cell: cell.address });
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Fault('bad-sheet', { name: sheet });
  cell.value = typeof value === 'string' ? escapeText(value) : value;
  if (typeof value === 'string') cell.numFmt = '@';
}

/** The inverse of `unescapeText`: XML loses returns and cannot carry other control characters or lone surrogates. */
export function escapeText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /(?![\t\n])[\p{Cc}\ufffe\uffff]/gu,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
}

/** A list of at most 255 characters stands in the rule itself; the format has no room for more. */
function offerChoices(page: ExcelJS.Worksheet, column: number, choices: readonly string[]): void {
  const list = choices.join(',');
  if (list.length > 255 || /["\n]/.test(list) || choices.some((choice) => choice.includes(',')))
    throw new Fault('bad-sheet', { name: page.name });
  const letters = columnLetters(column);
  // exceljs keeps validations by range through this member, which its types leave out.
  const rules = page as ExcelJS.Worksheet & {
    readonly dataValidations: { readonly add: (range: string, rule: ExcelJS.DataValidation) => void };
  };
  rules.dataValidations.add(`${letters}2:${letters}${choicesDownTo}`, {
    type: 'list',
    allowBlank: true,
    formulae: [`"${list}"`],
    showErrorMessage: false,
  });
}
