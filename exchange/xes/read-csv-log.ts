import { pipeline, Readable } from 'node:stream';

import { parse } from 'csv-parse';

import type { EventLog } from '../../core/chart/conform/event-log.ts';
import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { findDelimiter } from '../csv/find-delimiter.ts';
import { decodePieces, findEncodingOfPieces } from '../csv/text-encoding.ts';
import { type AskedColumns, type EventColumns, findColumns, readTime } from './event-columns.ts';
import { LogBuilder } from './log-builder.ts';

/** Limits of a table: bytes of one cell row, rows. */
export type CsvLogCaps = { readonly recordBytes: number; readonly rows: number };

/** The limits in use. */
export const csvLogCaps: CsvLogCaps = { recordBytes: 1_000_000, rows: 20_000_000 };

/** Why a CSV log is not read. */
export type CsvLogRefusal = 'column-missing' | 'time-unreadable' | 'malformed-csv' | 'too-many-rows' | 'case-missing' | 'not-a-text';

/** Characters in which the delimiter is looked for. */
const headCharacters = 100_000;

/**
 * Reads a log from CSV with a row of headings: comma, semicolon or tab; in UTF-8, GB 18030, or UTF-16 with its mark. Events of
 * a case are ordered by time, those of the same time (and all, when the table has none) as their rows are.
 *
 * @param open the file from its beginning; read twice, because only the whole of it shows its encoding
 */
export async function readCsvLog(
  open: () => AsyncIterable<Uint8Array>,
  { asked = {}, caps = csvLogCaps }: { readonly asked?: AskedColumns; readonly caps?: CsvLogCaps } = {},
): Promise<EventLog | Refusal<CsvLogRefusal>> {
  const encoding = await findEncodingOfPieces(open());
  if (encoding === undefined) return refuse('not-a-text');
  const { beginning, all } = await beginningOf(decodePieces(open(), encoding));
  const table = new EventTable(asked);
  const parser = parse({
    bom: true,
    delimiter: findDelimiter(beginning),
    relaxColumnCount: true,
    skipEmptyLines: true,
    maxRecordSize: caps.recordBytes,
  });
  // An error of the file ends the parser with it, and so the loop.
  pipeline(Readable.from(all), parser, () => undefined);
  const rows: AsyncIterable<string[]> = parser;
  try {
    for await (const row of rows) {
      const refusal = table.rows > caps.rows ? refuse('too-many-rows', { most: caps.rows }) : table.take(row);
      if (refusal !== null) return refusal;
    }
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('CSV_'))
      return refuse('malformed-csv', { row: table.rows + 1 });
    throw cause;
  }
  return table.columns === null ? refuse('column-missing', { part: 'case', heading: null }) : table.log();
}

/** The beginning of a text, enough to find its delimiter, and the whole of it again. */
async function beginningOf(texts: AsyncIterator<string>): Promise<{ readonly beginning: string; readonly all: AsyncIterable<string> }> {
  let beginning = '';
  let next = await texts.next();
  for (; next.done !== true && beginning.length < headCharacters; next = await texts.next()) beginning += next.value;
  async function* all(): AsyncGenerator<string> {
    yield beginning;
    for (; next.done !== true; next = await texts.next()) yield next.value;
  }
  return { beginning, all: all() };
}

type Row = { readonly activity: string; readonly person: string | null; readonly time: number; readonly row: number };

class EventTable {
  columns: EventColumns | null = null;
  rows = 0;
  readonly #asked: AskedColumns;
  readonly #cases = new Map<string, Row[]>();
  readonly #names = new Map<string, string>();

  constructor(asked: AskedColumns) {
    this.#asked = asked;
  }

  take(cells: readonly string[]): Refusal<CsvLogRefusal> | null {
    this.rows += 1;
    if (this.columns === null) return this.#head(cells);
    const { case: caseAt, activity, time, person } = this.columns;
    const name = cells[caseAt] ?? '';
    if (name === '') return refuse('case-missing', { row: this.rows });
    const written = time === null ? '' : (cells[time] ?? '');
    const at = readTime(written);
    if (time !== null && Number.isNaN(at)) return refuse('time-unreadable', { row: this.rows });
    const by = person === null ? '' : (cells[person] ?? '');
    const row = { activity: this.#own(cells[activity] ?? ''), person: by === '' ? null : this.#own(by), time: at, row: this.rows };
    const known = this.#cases.get(name);
    if (known === undefined) this.#cases.set(name, [row]);
    else known.push(row);
    return null;
  }

  #head(cells: readonly string[]): Refusal<CsvLogRefusal> | null {
    const found = findColumns(cells, this.#asked);
    if ('missing' in found) return refuse('column-missing', { part: found.missing, heading: found.heading });
    this.columns = found;
    return null;
  }

  /** One string for each name, however many rows have it. */
  #own(text: string): string {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    this.#names.set(text, text);
    return text;
  }

  log(): EventLog {
    const builder = new LogBuilder();
    for (const [name, rows] of this.#cases) {
      builder.openCase();
      builder.nameCase(name);
      if (this.columns?.time !== null) rows.sort((left, right) => left.time - right.time || left.row - right.row);
      for (const { activity, person, time } of rows) builder.add(activity, person, time);
    }
    return builder.log();
  }
}
