import type { DuckDBConnection } from '@duckdb/node-api';

import type { ColumnDefinition } from '../exchange/tables/table-definition.ts';
import { addedColumns, type CleanColumn, cleanerOf, faultNames } from './clean-columns.ts';
import { literal, query, quoted } from './database.ts';
import { rewriteCsv } from './prepare-csv.ts';
import type { RepairFault } from './repair-fault.ts';
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

/** The table of repairs, filled while loading. */
export const repairTable = 'CREATE TABLE 修补_源 (来源 VARCHAR, 表 VARCHAR, 行 BIGINT, 列 VARCHAR, 原文 VARCHAR, 问题 VARCHAR)';

/** The statement that makes the empty stage of a table: cleaned texts with where they came from. */
export function stageStatement(name: string, columns: readonly ColumnDefinition[]): string {
  const clean = columns.flatMap((column) => [cleanerOf(column), ...addedColumns(column)]);
  return `CREATE TABLE ${quoted(`stage_${name}`)} (来源 VARCHAR, 行 BIGINT, ${clean.map(({ name: column, type }) => `${quoted(column)} ${type}`).join(', ')})`;
}

/** Reads one source into the stage of its table and writes what it could not understand into the repairs. */
export async function loadSource(connection: DuckDBConnection, source: Source, staging: string): Promise<LoadedSource> {
  const ready = await readRaw(connection, source, staging);
  const columns = ready.match.columns.map(({ column, places }) => ({ column, place: `c${places[0] ?? 0}`, places }));
  const doubled: string[] = [];
  for (const one of columns) if (one.places.length > 1 && (await differs(connection, one.places))) doubled.push(one.column.heading);
  const usable = columns.filter(({ column }) => !doubled.includes(column.heading));
  const repeated = await dropHeadingsAndBlanks(connection, ready, usable);
  const rows = await countOf(connection, 'SELECT count(*) AS n FROM raw');
  await insertStage(connection, ready, usable);
  await noteFaults(connection, ready, usable);
  await connection.run('DROP TABLE raw');
  const read = await countOf(
    connection,
    `SELECT count(*) AS n FROM ${quoted(`stage_${ready.table.name}`)} WHERE 来源 = ${literal(ready.name)}`,
  );
  return {
    source: ready.name,
    table: ready.table.name,
    encoding: ready.encoding,
    rows: rows + (ready.ragged?.length ?? 0),
    read,
    repeatedHeadings: repeated,
    unknownHeadings: ready.match.unknown,
    doubledHeadings: doubled,
    absentColumns: [
      ...ready.match.absent.map(({ name }) => name),
      ...columns.filter(({ column }) => doubled.includes(column.heading)).map(({ column }) => column.name),
    ],
    notes: ready.notes,
  };
}

type Ready = Source & { readonly ragged?: readonly number[] };
type Used = { readonly column: ColumnDefinition; readonly place: string };

/** The database's own reader first; what it refuses is written anew, row by row. */
async function readRaw(connection: DuckDBConnection, source: Source, staging: string): Promise<Ready> {
  try {
    await connection.run(rawStatement(source));
    return source;
  } catch {
    await connection.run('DROP TABLE IF EXISTS raw');
  }
  const rewritten = await rewriteCsv(source, staging);
  await connection.run(rawStatement(rewritten));
  for (const row of rewritten.ragged) await connection.run(repairValues(source, [row, '', '', 'more-cells-than-headings']));
  return rewritten;
}

function rawStatement({ csv, headings }: Source): string {
  const names = headings.map((_, index) => `c${index}`);
  const all = csv.numbered ? ['n', ...names] : names;
  const types = all.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  const options = `header = false, skip = ${csv.skip}, delim = ${literal(csv.delimiter)}, quote = '"', escape = '"', columns = {${types}}, auto_detect = false, max_line_size = 4000000, null_padding = false`;
  const row = csv.numbered ? 'CAST(n AS BIGINT)' : `row_number() OVER () + ${csv.skip}`;
  return `CREATE TEMP TABLE raw AS SELECT ${row} AS 行, ${names.join(', ')} FROM read_csv(${literal(csv.path)}, ${options})`;
}

/** A heading that stands twice is used when both columns say the same everywhere. */
async function differs(connection: DuckDBConnection, places: readonly number[]): Promise<boolean> {
  const [first, ...others] = places.map((place) => `c${place}`);
  const unequal = others.map((other) => `${first ?? ''} IS DISTINCT FROM ${other}`).join(' OR ');
  return (await countOf(connection, `SELECT count(*) AS n FROM raw WHERE ${unequal}`)) > 0;
}

/** Removes headings that a printed page repeats, and rows without any value; says how many headings. */
async function dropHeadingsAndBlanks(connection: DuckDBConnection, source: Ready, used: readonly Used[]): Promise<number> {
  const heading = used.map(
    ({ column, place }) =>
      `coalesce(tidy(${place}) IN (${[column.heading, ...column.aliases, column.name].map(literal).join(', ')}), false)`,
  );
  const same = heading.slice(0, 2).join(' AND ');
  const repeated = await countOf(connection, `SELECT count(*) AS n FROM raw WHERE ${same}`);
  const blank = source.headings.map((_, index) => `coalesce(c${index}, '') = ''`).join(' AND ');
  await connection.run(`DELETE FROM raw WHERE (${same}) OR (${blank})`);
  return repeated;
}

async function insertStage(connection: DuckDBConnection, source: Ready, used: readonly Used[]): Promise<void> {
  const cells = used.flatMap(({ column, place }) => [cleanerOf(column), ...addedColumns(column)].map((one) => ({ one, place })));
  const needed = used
    .filter(({ column }) => column.needed)
    .map(({ column, place }) => `${expression(cleanerOf(column), place)} IS NOT NULL`);
  await connection.run(
    `INSERT INTO ${quoted(`stage_${source.table.name}`)} BY NAME SELECT ${literal(source.name)} AS 来源, 行, ${cells
      .map(({ one, place }) => `${expression(one, place)} AS ${quoted(one.name)}`)
      .join(', ')} FROM raw${needed.length === 0 ? '' : ` WHERE ${needed.join(' AND ')}`}`,
  );
}

/** The cleaning of one cell: `x` stands for the raw text. */
function expression({ from }: CleanColumn, place: string): string {
  return from.replace(/\bx\b/g, place);
}

/** Kinds whose cleaning always gives a value for a text that is not blank. */
const neverFaulty: ReadonlySet<string> = new Set(['list', 'name', 'phone', 'text']);

async function noteFaults(connection: DuckDBConnection, source: Ready, used: readonly Used[]): Promise<void> {
  const kept = await countsOf(connection, {
    from: quoted(`stage_${source.table.name}`),
    where: ` WHERE 来源 = ${literal(source.name)}`,
    cells: used.map(({ column }) => quoted(column.name)),
  });
  // Cells of blanks count here too; they only cost a second look.
  const given = await countsOf(connection, { from: 'raw', where: '', cells: used.map(({ place }) => place) });
  for (const [index, { column, place }] of used.entries()) {
    const clean = expression(cleanerOf(column), place);
    const note = (fault: RepairFault, where: string): Promise<unknown> =>
      connection.run(
        `INSERT INTO 修补_源 SELECT ${literal(source.name)}, ${literal(source.table.name)}, 行, ${literal(column.heading)}, ${place}, ${literal(fault)} FROM raw WHERE ${where}`,
      );
    if (column.needed) await note('missing-key', `${clean} IS NULL`);
    else if (column.kind !== 'identity' && !neverFaulty.has(column.kind) && given[index] !== kept[index])
      await note(faultNames[column.kind], `tidy(${place}) IS NOT NULL AND ${clean} IS NULL`);
    if (column.values !== undefined)
      await note('unknown-value', `${clean} IS NOT NULL AND ${clean} NOT IN (${column.values.map(literal).join(', ')})`);
  }
}

type Counting = { readonly from: string; readonly where: string; readonly cells: readonly string[] };

/** How many rows have a value, cell by cell, in one pass. */
async function countsOf(connection: DuckDBConnection, { from, where, cells }: Counting): Promise<readonly number[]> {
  const [row = {}] = await query(
    connection,
    `SELECT ${cells.map((cell, index) => `count(${cell}) AS n${index}`).join(', ')} FROM ${from}${where}`,
  );
  return cells.map((_, index) => Number(row[`n${index}`]));
}

function repairValues(source: Source, [row, column, text, fault]: readonly [number, string, string, RepairFault]): string {
  return `INSERT INTO 修补_源 VALUES (${[source.name, source.table.name].map(literal).join(', ')}, ${row}, ${[column, text, fault].map(literal).join(', ')})`;
}

/** A fault as an SQL literal. */
export function faultLiteral(fault: RepairFault): string {
  return literal(fault);
}

/** The number a counting query answers. */
export async function countOf(connection: DuckDBConnection, sql: string): Promise<number> {
  const [row] = await query(connection, sql);
  return Number(row?.['n'] ?? 0);
}
