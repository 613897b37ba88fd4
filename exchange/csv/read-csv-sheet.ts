import { parse } from 'csv-parse/sync';

import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { Caps, Cell, Row } from '../xlsx/workbook.ts';
import { findDelimiter } from './find-delimiter.ts';
import { findEncodingOfBytes, type TextEncoding } from './text-encoding.ts';

/** The rows of a CSV file as a spreadsheet shows them: a record is a row, whatever lines it takes. */
export type CsvSheet = { readonly rows: readonly Row[]; readonly encoding: TextEncoding };

/** Why a CSV file is not read. */
export type CsvRefusal = 'file-too-large' | 'not-a-text' | 'damaged-csv' | 'too-many-cells' | 'cell-too-long';

/**
 * Reads a whole CSV file: byte order mark, else UTF-8, else GB 18030; comma, tab or semicolon. Every cell is text; a formula
 * in it is never one.
 */
export function readCsvSheet(bytes: Uint8Array, caps: Caps): CsvSheet | Refusal<CsvRefusal> {
  if (bytes.length > caps.fileBytes) return refuse('file-too-large', { mostBytes: caps.fileBytes });
  const encoding = findEncodingOfBytes(bytes);
  const text = encoding === undefined ? '\0' : new TextDecoder(encoding).decode(bytes);
  if (encoding === undefined || text.includes('\0')) return refuse('not-a-text');
  const records = recordsOf(text, findDelimiter(text));
  if (records === undefined) return refuse('damaged-csv');
  const rows = rowsOf(records, caps);
  return 'refused' in rows ? rows : { rows: rows.rows, encoding };
}

function recordsOf(text: string, delimiter: string): readonly (readonly string[])[] | undefined {
  try {
    const records: unknown = parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false });
    return Array.isArray(records) ? records.map((record: unknown) => (Array.isArray(record) ? record.map(String) : [])) : undefined;
  } catch {
    return undefined;
  }
}

function rowsOf(records: readonly (readonly string[])[], caps: Caps): { readonly rows: readonly Row[] } | Refusal<CsvRefusal> {
  const rows: Row[] = [];
  let count = 0;
  for (const [index, record] of records.entries()) {
    const cells = new Map<number, Cell>();
    for (const [column, text] of record.entries()) {
      if (text.length > caps.cellCharacters) return refuse('cell-too-long', { most: caps.cellCharacters });
      if (text.trim() !== '') cells.set(column + 1, { kind: 'text', text });
    }
    count += cells.size;
    if (count > caps.cells) return refuse('too-many-cells', { most: caps.cells });
    if (cells.size > 0) rows.push({ row: index + 1, cells });
  }
  return { rows };
}
