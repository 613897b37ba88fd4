import { parse } from 'csv-parse/sync';

import { findDelimiter } from './find-delimiter.ts';

/** The beginning of a CSV file: its delimiter and first rows. */
export type CsvHead = { readonly delimiter: string; readonly rows: readonly (readonly string[])[] };

const mostRows = 20;

/** Reads the first rows from the beginning of a file's text. */
export function readCsvHead(text: string): CsvHead {
  const delimiter = findDelimiter(text);
  return { delimiter, rows: rowsOf(text, delimiter) };
}

/** Rows of what may be half a file: a quote that is never closed ends the reading, not the program. */
function rowsOf(text: string, delimiter: string): readonly (readonly string[])[] {
  const rows: unknown = parse(text, {
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    to: mostRows,
  });
  if (!Array.isArray(rows)) return [];
  return rows.map((row: unknown) => (Array.isArray(row) ? row.map(String) : []));
}
