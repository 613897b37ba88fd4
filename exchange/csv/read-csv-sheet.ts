import { parse } from 'csv-parse/sync';

import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { Caps, Cell, Row } from '../xlsx/workbook.ts';
import { findDelimiter } from './find-delimiter.ts';
import type { TextEncoding } from './text-encoding.ts';

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
  const decoded = decode(bytes);
  if (decoded === undefined || decoded.text.includes('\0')) return refuse('not-a-text');
  const delimiter = findDelimiter(decoded.text.slice(0, 100_000));
  const records = recordsOf(decoded.text, delimiter);
  if (records === undefined) return refuse('damaged-csv');
  const rows = rowsOf(records, caps);
  return 'refused' in rows ? rows : { rows: rows.rows, encoding: decoded.encoding };
}

function decode(bytes: Uint8Array): { readonly text: string; readonly encoding: TextEncoding } | undefined {
  const [first, second] = bytes;
  const marked: TextEncoding | undefined =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
  for (const encoding of marked === undefined ? (['utf-8', 'gb18030'] as const) : [marked]) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch {
      // The next encoding may fit.
    }
  }
  return undefined;
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
