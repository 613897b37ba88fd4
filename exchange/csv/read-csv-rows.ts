import { pipeline, Readable } from 'node:stream';

import { parse } from 'csv-parse';

import { decodeFile, type TextEncoding } from './text-encoding.ts';

/** A row of a CSV file with the line on which it ends. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/** Longest row in characters; a quote that is never closed would else swallow the file. */
const mostCharacters = 1_000_000;

/**
 * Reads the rows of a CSV file tolerantly, however many cells each has. Slower than the database's own reader: for files
 * that one refuses.
 *
 * @throws the parser's error when a quote is never closed
 */
export async function* readCsvRows(
  path: string,
  form: { readonly encoding: TextEncoding; readonly delimiter: string },
): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter: form.delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: mostCharacters,
  });
  // An error of the file ends the parser with it, and so the loop.
  pipeline(Readable.from(decodeFile(path, form.encoding)), parser, () => undefined);
  for await (const one of parser as AsyncIterable<unknown>) {
    const { record, info } = one as { readonly record: readonly string[]; readonly info: { readonly lines: number } };
    yield { line: info.lines, cells: record };
  }
}
