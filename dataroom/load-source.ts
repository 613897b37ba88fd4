import { rename } from 'node:fs/promises';
import { join } from 'node:path';

import type { DuckDBConnection } from '@duckdb/node-api';

import type { ColumnDefinition } from '../exchange/tables/table-definition.ts';
import { addedColumns, type CleanColumn, cleanerOf } from './clean-columns.ts';
import { literal, query, quoted } from './database.ts';
import { rewriteCsv } from './prepare-csv.ts';
import type { Source } from './source-file.ts';

/** What came of one source: rows in it, rows read, and headings that could not be used. */
export type LoadedSource = {
  readonly source: string;
  readonly table: string;
  readonly encoding: string;
  readonly rows: number;
  readonly read: number;
  readonly repeatedHeadings: number;
  readonly unknownHeadings: readonly string[];
  readonly doubledHeadings: readonly string[];
  /** Columns that this source does not give. */
  readonly absentColumns: readonly string[];
  readonly notes: readonly string[];
};

/**
 * A source read and cleaned: a Parquet file with its rows in their order. Beside the cleaned columns it has `弃` (why a row is
 * left out, see `left`), and for each column that was not understood its text as `原_` and the name.
 */
export type Part = {
  readonly file: string;
  readonly loaded: LoadedSource;
  /** Names of the columns that the source gives. */
  readonly columns: readonly string[];
  /** Number of the first row in the source; null: the part has a column `行号`. */
  readonly firstRow: number | null;
  /** Rows that were not read because they have more cells than headings. */
  readonly ragged: readonly number[];
};

/** Why a row of a part is not taken: nothing, a heading that a printed page repeats, no value at all, no value in a needed column. */
export const left = { taken: 0, heading: 1, blank: 2, keyless: 3 } as const;

/** Kinds whose cleaning always gives a value for a text that is not blank. */
const neverFaulty: ReadonlySet<string> = new Set(['list', 'name', 'phone', 'text']);

/** True when a text of the column may be one that cannot be understood, so that a part keeps it. */
export function keepsFaults({ kind, needed, values }: ColumnDefinition): boolean {
  return needed || values !== undefined || (kind !== 'identity' && !neverFaulty.has(kind));
}

type Ready = Source & { readonly ragged?: readonly number[] };
type Used = { readonly column: ColumnDefinition; readonly place: string };

/**
 * Reads one source in one pass into a part of the staging folder. The part stands under its name only when it is whole.
 *
 * @param file name of the part
 */
export async function loadSource(connection: DuckDBConnection, source: Source, { staging, file }: PartPlace): Promise<Part> {
  const whole = join(staging, file);
  const { ready, used, doubled } = await readRaw(connection, source, { staging, file: `${file}.new` });
  await rename(`${whole}.new`, whole);
  const counted = await countLeft(connection, whole);
  const absent = [
    ...ready.match.absent,
    ...ready.match.columns.flatMap(({ column }) => (doubled.includes(column.heading) ? [column] : [])),
  ];
  return {
    file,
    columns: used.map(({ column }) => column.name),
    firstRow: ready.csv.numbered ? null : ready.csv.skip + 1,
    ragged: ready.ragged ?? [],
    loaded: {
      source: ready.name,
      table: ready.table.name,
      encoding: ready.encoding,
      rows: counted.of(left.taken) + counted.of(left.keyless) + (ready.ragged?.length ?? 0),
      read: counted.of(left.taken),
      repeatedHeadings: counted.of(left.heading),
      unknownHeadings: ready.match.unknown,
      doubledHeadings: doubled,
      absentColumns: absent.map(({ name }) => name),
      notes: ready.notes,
    },
  };
}

/** Where a part is written. */
export type PartPlace = { readonly staging: string; readonly file: string };

type Raw = { readonly ready: Ready; readonly used: readonly Used[]; readonly doubled: readonly string[] };

/** The database's own reader first; what it refuses is written anew, row by row. */
async function readRaw(connection: DuckDBConnection, source: Source, place: PartPlace): Promise<Raw> {
  try {
    return await writePart(connection, source, place);
  } catch {
    return writePart(connection, await rewriteCsv(source, place.staging), place);
  }
}

async function writePart(connection: DuckDBConnection, ready: Ready, { staging, file }: PartPlace): Promise<Raw> {
  const columns = ready.match.columns.map(({ column, places }) => ({ column, place: `c${places[0] ?? 0}`, places }));
  const raw = rawRelation(ready);
  const doubled: string[] = [];
  for (const one of columns) if (one.places.length > 1 && (await differs(connection, raw, one.places))) doubled.push(one.column.heading);
  const used = columns.filter(({ column }) => !doubled.includes(column.heading));
  const cells = [
    ...(ready.csv.numbered ? ['CAST(n AS BIGINT) AS 行号'] : []),
    `${leftExpression(ready, used)} AS 弃`,
    ...used.flatMap(partCells),
  ];
  await connection.run(
    `COPY (SELECT ${cells.join(', ')} FROM ${raw}) TO ${literal(join(staging, file))} (FORMAT parquet, COMPRESSION lz4_raw)`,
  );
  return { ready, used, doubled };
}

function rawRelation({ csv, headings }: Source): string {
  const names = headings.map((_, index) => `c${index}`);
  const all = csv.numbered ? ['n', ...names] : names;
  const types = all.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  const options = `header = false, skip = ${csv.skip}, delim = ${literal(csv.delimiter)}, quote = '"', escape = '"', columns = {${types}}, auto_detect = false, max_line_size = 4000000, null_padding = false`;
  return `read_csv(${literal(csv.path)}, ${options})`;
}

/** A heading that stands twice is used when both columns say the same everywhere. */
async function differs(connection: DuckDBConnection, raw: string, places: readonly number[]): Promise<boolean> {
  const [first, ...others] = places.map((place) => `c${place}`);
  const unequal = others.map((other) => `${first ?? ''} IS DISTINCT FROM ${other}`).join(' OR ');
  return (await countOf(connection, `SELECT count(*) AS n FROM ${raw} WHERE ${unequal}`)) > 0;
}

function leftExpression(source: Ready, used: readonly Used[]): string {
  const heading = used
    .slice(0, 2)
    .map(
      ({ column, place }) =>
        `coalesce(tidy(${place}) IN (${[column.heading, ...column.aliases, column.name].map(literal).join(', ')}), false)`,
    );
  const blank = source.headings.map((_, index) => `coalesce(c${index}, '') = ''`);
  const keyless = used.flatMap(({ column, place }) => (column.needed ? [`${expression(cleanerOf(column), place)} IS NULL`] : []));
  const cases = [
    [heading.join(' AND '), left.heading],
    [blank.join(' AND '), left.blank],
    [keyless.join(' OR '), left.keyless],
  ] as const;
  const when = cases.flatMap(([condition, why]) => (condition === '' ? [] : [`WHEN ${condition} THEN ${why}`]));
  return `CAST(CASE ${when.join(' ')} ELSE ${left.taken} END AS TINYINT)`;
}

function partCells({ column, place }: Used): readonly string[] {
  const clean = expression(cleanerOf(column), place);
  const cells = [cleanerOf(column), ...addedColumns(column)].map((one) => `${expression(one, place)} AS ${quoted(one.name)}`);
  if (!keepsFaults(column)) return cells;
  const unknown = column.values === undefined ? '' : ` WHEN ${clean} NOT IN (${column.values.map(literal).join(', ')}) THEN ${place}`;
  const misread = column.needed ? `${clean} IS NULL` : `${clean} IS NULL AND tidy(${place}) IS NOT NULL`;
  return [...cells, `CASE WHEN ${misread} THEN ${place}${unknown} END AS ${quoted(`原_${column.name}`)}`];
}

/** The cleaning of one cell: `x` stands for the raw text. */
function expression({ from }: CleanColumn, place: string): string {
  return from.replace(/\bx\b/g, place);
}

async function countLeft(connection: DuckDBConnection, path: string): Promise<{ readonly of: (why: number) => number }> {
  const rows = await query(connection, `SELECT 弃, count(*) AS n FROM read_parquet(${literal(path)}) GROUP BY 弃`);
  const counts = new Map(rows.map((row) => [Number(row['弃']), Number(row['n'])]));
  return { of: (why) => counts.get(why) ?? 0 };
}

/** The number a counting query answers. */
export async function countOf(connection: DuckDBConnection, sql: string): Promise<number> {
  const [row] = await query(connection, sql);
  return Number(row?.['n'] ?? 0);
}
