import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { isRefusal } from '../core/kernel/outcome.ts';
import { findHeadingRow, findTable, matchHeadings } from '../exchange/tables/match-headings.ts';
import { sheetRows } from '../exchange/tables/sheet-rows.ts';
import { tableDefinitions } from '../exchange/tables/table-definitions.ts';
import { readWorkbook } from '../exchange/xlsx/read-workbook.ts';
import { type Caps, defaultCaps, type Sheet } from '../exchange/xlsx/workbook.ts';
import { csvLine, type FilePlace, nextCopy } from './prepare-csv.ts';
import type { Source, Unread } from './source-file.ts';

/** An export of a county's own office may be larger than what a stranger may send in. */
const caps: Caps = {
  ...defaultCaps,
  fileBytes: 100 * 1024 * 1024,
  unpackedBytes: 1024 * 1024 * 1024,
  cells: 20_000_000,
  xmlNodes: 150_000_000,
  milliseconds: 300_000,
  heapMegabytes: 1024,
};

/** Writes each sheet that holds a known table as CSV for the database's reader. Hidden sheets are read as the others. */
export async function prepareWorkbook(place: FilePlace): Promise<readonly (Source | Unread)[]> {
  const { folder, file, staging } = place;
  const book = await readWorkbook(new Uint8Array(await readFile(join(folder, file))), caps);
  if (isRefusal(book)) return [{ source: file, problem: 'workbook-refused', detail: book.refused }];
  const only = book.sheets.length === 1;
  const sheets = book.sheets.filter(({ rows }) => rows.length > 0);
  return Promise.all(sheets.map(async (sheet) => prepareSheet(sheet, { place, only, copy: nextCopy(staging) })));
}

type SheetPlace = { readonly place: FilePlace; readonly only: boolean; readonly copy: string };

async function prepareSheet(sheet: Sheet, { place, only, copy }: SheetPlace): Promise<Source | Unread> {
  const name = `${place.file}#${sheet.name}`;
  const { rows, filled } = sheetRows(sheet);
  const skip = findHeadingRow(
    tableDefinitions,
    rows.slice(0, 20).map(({ cells }) => cells),
  );
  if (skip === undefined) return { source: name, problem: 'no-heading-row' };
  const headings = rows[skip]?.cells ?? [];
  const stem = place.file.replace(/\.[^.]+$/, '');
  const table = findTable(tableDefinitions, sheet.name, headings) ?? (only ? findTable(tableDefinitions, stem, headings) : undefined);
  if (table === undefined) return { source: name, problem: 'unknown-table', detail: headings.join(',') };
  const width = headings.length;
  const lines = rows
    .slice(skip + 1)
    .map(({ row, cells }) => csvLine([String(row), ...Array.from({ length: width }, (_, index) => cells[index] ?? '')]));
  await writeFile(copy, lines.join(''), { flag: 'wx', mode: 0o600 });
  return {
    name,
    table,
    match: matchHeadings(table, headings),
    headings,
    csv: { path: copy, delimiter: ',', skip: 0, numbered: true },
    encoding: 'xlsx',
    notes: filled === 0 ? [] : [`merged-cells-filled ${filled}`],
  };
}
