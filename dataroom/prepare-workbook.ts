import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { isRefusal } from '../core/kernel/outcome.ts';
import { findHeadingRow, findTable, matchHeadings } from '../exchange/tables/match-headings.ts';
import { type SheetRow, sheetRows } from '../exchange/tables/sheet-rows.ts';
import { tableDefinitions } from '../exchange/tables/table-definitions.ts';
import { readWorkbook } from '../exchange/xlsx/read-workbook.ts';
import { type Caps, defaultCaps, type Sheet } from '../exchange/xlsx/workbook.ts';
import { csvLine, type FilePlace, nextCopy } from './prepare-csv.ts';
import type { Source, Unread } from './source-file.ts';

/**
 * An export of a county's own office may be larger than what a stranger may send in. A million cells take about 250 MB of
 * the heap of the room (768 MB, which alerts and repairs need too); 2.3 million broke 384 MB. A larger export comes as CSV, which is not held in memory.
 */
const caps: Caps = {
  ...defaultCaps,
  fileBytes: 50 * 1024 * 1024,
  unpackedBytes: 256 * 1024 * 1024,
  cells: 1_000_000,
  xmlNodes: 8_000_000,
  milliseconds: 120_000,
  heapMegabytes: 512,
};

/** How a workbook under a password, and one of the old format, begins. */
const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Writes each sheet that holds a known table as CSV for the database's reader. Hidden sheets are read as the others. */
export async function prepareWorkbook(place: FilePlace): Promise<readonly (Source | Unread)[]> {
  const { folder, file, staging } = place;
  const { size } = await stat(join(folder, file));
  if (size > caps.fileBytes) return [{ source: file, problem: 'workbook-refused', detail: 'file-too-large' }];
  const bytes = await readFile(join(folder, file));
  if (bytes.subarray(0, 8).equals(compoundFile)) return [{ source: file, problem: 'password-or-old-format' }];
  const book = await readWorkbook(new Uint8Array(bytes), caps);
  if (isRefusal(book)) return [{ source: file, problem: 'workbook-refused', detail: book.refused }];
  const only = book.sheets.length === 1;
  const prepared: (Source | Unread)[] = [];
  // One after the other, so that the rows of one sheet at a time are held twice.
  for (const sheet of book.sheets)
    if (sheet.rows.length > 0) prepared.push(await prepareSheet(sheet, { place, only, copy: nextCopy(staging) }));
  return prepared;
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
  await writeRows(copy, rows.slice(skip + 1), width);
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

async function writeRows(copy: string, rows: readonly SheetRow[], width: number): Promise<void> {
  const out = await open(copy, 'wx', 0o600);
  try {
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const lines = rows
        .slice(from, from + rowsAtOnce)
        .map(({ row, cells }) => csvLine([String(row), ...Array.from({ length: width }, (_, index) => cells[index] ?? '')]));
      await out.write(lines.join(''));
    }
  } finally {
    await out.close();
  }
}

const rowsAtOnce = 1000;
