import ExcelJS from 'exceljs';
import { strFromU8, strToU8 } from 'fflate';

import { sealArchive } from '../archive/seal-archive.ts';
import type { FileAbout, GridTable, TitledTable } from '../tables/grid-table.ts';
import { columnLetters } from './cell-position.ts';
import { putValue } from './write-workbook.ts';

/** Rows above the headings: title, and unit with day. */
const above = 2;
const thin = { style: 'thin' } as const;
const frame = { top: thin, left: thin, bottom: thin, right: thin } as const;

/**
 * Writes a table as an xlsx file ready to print: A4 across, headings on every page and always in sight, merged cells. The same
 * content gives the same bytes.
 *
 * @throws Fault `bad-sheet` for a text longer than a cell of the format can hold
 */
export async function writeTableWorkbook(sheet: string, { title, note, table }: TitledTable, about: FileAbout): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = about.creator;
  book.lastModifiedBy = about.creator;
  const headings = above + table.headingRows;
  const page = book.addWorksheet(sheetName(sheet), {
    views: [{ state: 'frozen', ySplit: headings }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `1:${String(headings)}`,
    },
    headerFooter: { oddFooter: '&C— &P —' },
  });
  putAbove(page, { title, note, table });
  putTable(page, table);
  const day = `${about.day}T00:00:00Z`;
  return sealArchive(new Uint8Array(await book.xlsx.writeBuffer()), (name, part) =>
    name === 'docProps/core.xml' ? strToU8(strFromU8(part).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, day)) : part,
  );
}

function putAbove(page: ExcelJS.Worksheet, { title, note, table }: TitledTable): void {
  const last = columnLetters(table.widths.length);
  for (const [at, text] of [title, note].entries()) {
    const cell = page.getRow(at + 1).getCell(1);
    putValue(cell, text, page.name);
    cell.font = at === 0 ? { name: '方正小标宋简体', size: 22 } : { name: '楷体_GB2312', size: 12 };
    cell.alignment = { horizontal: 'center', vertical: 'middle' };
    page.mergeCells(`A${String(at + 1)}:${last}${String(at + 1)}`);
  }
}

function putTable(page: ExcelJS.Worksheet, table: GridTable): void {
  table.widths.forEach((width, at) => {
    page.getColumn(at + 1).width = width;
  });
  table.rows.forEach((row, at) => {
    const isHeading = at < table.headingRows;
    const line = page.getRow(above + at + 1);
    table.widths.forEach((_, column) => {
      const cell = line.getCell(column + 1);
      putValue(cell, row[column] ?? null, page.name);
      cell.font = { name: isHeading ? '黑体' : '仿宋_GB2312', size: 10.5 };
      cell.alignment = isHeading ? { horizontal: 'center', vertical: 'middle', wrapText: true } : { vertical: 'top', wrapText: true };
      cell.border = frame;
    });
  });
  for (const { fromRow, fromColumn, toRow, toColumn } of table.merges)
    page.mergeCells(`${columnLetters(fromColumn)}${String(above + fromRow)}:${columnLetters(toColumn)}${String(above + toRow)}`);
}

/** A name that the format allows: at most 31 characters, without its own signs. */
function sheetName(text: string): string {
  const plain = text.replace(/[\\/?*:[\]'\p{Cc}\p{Surrogate}]/gu, '').trim();
  return [...plain].slice(0, 15).join('') || '清单';
}
