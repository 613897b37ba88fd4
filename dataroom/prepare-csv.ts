import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { readCsvHead } from '../exchange/csv/csv-head.ts';
import { readCsvRows } from '../exchange/csv/read-csv-rows.ts';
import { decodeFile, findEncoding, type TextEncoding } from '../exchange/csv/text-encoding.ts';
import { findHeadingRow, findTable, matchHeadings } from '../exchange/tables/match-headings.ts';
import { tableDefinitions } from '../exchange/tables/table-definitions.ts';
import type { Source, Unread } from './source-file.ts';

const headCharacters = 1 << 18;

/** Where a file comes from and where its copies may be put. */
export type FilePlace = { readonly folder: string; readonly file: string; readonly staging: string };

/** Finds encoding, delimiter, heading row and table of a CSV file; a file in another encoding is copied as UTF-8. */
export async function prepareCsv({ folder, file, staging }: FilePlace): Promise<Source | Unread> {
  const path = join(folder, file);
  const encoding = await findEncoding(path);
  if (encoding === undefined) return { source: file, problem: 'not-text' };
  const { delimiter, rows } = readCsvHead(await headOf(path, encoding));
  if (rows.length === 0) return { source: file, problem: 'empty-file' };
  const skip = findHeadingRow(tableDefinitions, rows);
  if (skip === undefined) return { source: file, problem: 'no-heading-row' };
  const headings = rows[skip] ?? [];
  const table = findTable(tableDefinitions, file.replace(/\.[^.]+$/, ''), headings);
  if (table === undefined) return { source: file, problem: 'unknown-table', detail: headings.join(',') };
  const utf8 = encoding === 'utf-8' ? path : await copyAsUtf8(path, encoding, staging);
  return {
    name: file,
    table,
    match: matchHeadings(table, headings),
    headings,
    csv: { path: utf8, delimiter, skip: skip + 1, numbered: false },
    encoding,
    notes: [],
  };
}

async function headOf(path: string, encoding: TextEncoding): Promise<string> {
  let text = '';
  for await (const piece of decodeFile(path, encoding)) {
    text += piece;
    if (text.length >= headCharacters) break;
  }
  const whole = text.length < headCharacters;
  return whole ? text : text.slice(0, text.lastIndexOf('\n') + 1);
}

async function copyAsUtf8(path: string, encoding: TextEncoding, staging: string): Promise<string> {
  const copy = nextCopy(staging);
  await pipeline(decodeFile(path, encoding), createWriteStream(copy, { flags: 'wx', mode: 0o600 }));
  return copy;
}

const copies = { made: 0 };

/** A path for a copy that no other source has: numbered, because names of files may begin alike. Write it with `wx`. */
export function nextCopy(staging: string): string {
  copies.made += 1;
  return join(staging, `copy-${copies.made}.csv`);
}

/**
 * Writes a copy that the database's own reader takes, when it refused the file: every row as wide as the headings. Shorter
 * rows get empty cells at the end, longer ones lose what no column names, when that is empty; else the row is left out.
 */
export async function rewriteCsv(source: Source, staging: string): Promise<Source & { readonly ragged: readonly number[] }> {
  const copy = nextCopy(staging);
  const width = source.headings.length;
  const out = await open(copy, 'wx', 0o600);
  const ragged: number[] = [];
  let [row, padded] = [0, 0];
  try {
    let text = '';
    for await (const { cells } of readCsvRows(source.csv.path, { encoding: 'utf-8', delimiter: source.csv.delimiter })) {
      row += 1;
      if (row <= source.csv.skip) continue;
      if (cells.slice(width).some((cell) => cell.trim() !== '')) {
        ragged.push(row);
        continue;
      }
      if (cells.length < width) padded += 1;
      text += csvLine([String(row), ...cells.slice(0, width), ...Array.from({ length: Math.max(0, width - cells.length) }, () => '')]);
      if (text.length < 1 << 20) continue;
      await out.write(text);
      text = '';
    }
    await out.write(text);
  } finally {
    await out.close();
  }
  const notes = padded === 0 ? source.notes : [...source.notes, `short-rows-padded ${padded}`];
  return { ...source, csv: { path: copy, delimiter: ',', skip: 0, numbered: true }, notes, ragged };
}

/** One line of a CSV file, every cell quoted. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (cell === '' ? '' : `"${cell.replaceAll('"', '""')}"`)).join(',')}\n`;
}
