import { type DuckDBConnection, listValue } from '@duckdb/node-api';

import { maskPersonal } from '../core/supervision/mask-personal.ts';
import { yuanText } from '../core/kernel/money.ts';
import type { ColumnDefinition, TableDefinition } from '../exchange/tables/table-definition.ts';
import { tableDefinitions } from '../exchange/tables/table-definitions.ts';
import type { Evidence } from './alert.ts';
import { type AnswerRow, query, quoted } from './database.ts';

/** A row named by a rule: the table and the value of its first key column. */
export type RowName = { readonly table: string; readonly key: string };

/** Most rows shown with one alert; the rule's numbers count all of them. */
export const mostRows = 60;

/** Reads the text `表:键|键;表:键` in which rules name their rows. */
export function rowNames(text: unknown): readonly RowName[] {
  if (typeof text !== 'string') return [];
  return text.split(';').flatMap((part) => {
    const [, table = '', keys = ''] = /^([^:]*):(.*)$/s.exec(part) ?? [];
    return [...new Set(keys.split('|'))]
      .filter((key) => key !== '')
      .sort()
      .map((key) => ({ table, key }));
  });
}

type ShownRow = Evidence['rows'][number];

/** Rows by `table:key`, personal values masked. */
export type FetchedRows = ReadonlyMap<string, readonly ShownRow[]>;

/** The column of a table by which rules name its rows; tables of events are named by what they belong to. */
function keyColumn({ key, columns }: TableDefinition): string {
  return key[0] ?? columns[0]?.name ?? '';
}

/** Name of the rows of a table with their places (行序), from which evidence is read. */
export function placedRows(table: string): string {
  return `行_${table}`;
}

/** Fetches named rows. */
export async function fetchRows(connection: DuckDBConnection, names: readonly RowName[]): Promise<FetchedRows> {
  const shown = new Map<string, ShownRow[]>();
  const byTable = new Map<string, Set<string>>();
  for (const { table, key } of names) byTable.set(table, (byTable.get(table) ?? new Set()).add(key));
  for (const table of tableDefinitions) {
    const keys = byTable.get(table.name);
    if (keys === undefined) continue;
    for (const row of await rowsOf(connection, table, [...keys])) {
      const key = String(row['_键']);
      const place = `${table.name}:${key}`;
      const line = { table: table.name, key, values: shownValues(table, row) };
      const before = shown.get(place);
      if (before === undefined) shown.set(place, [line]);
      else before.push(line);
    }
  }
  return shown;
}

/** Below so many rows their places are written into the query, so that the reader passes over all others. */
const mostPlaces = 20_000;

async function rowsOf(connection: DuckDBConnection, table: TableDefinition, keys: readonly string[]): Promise<readonly AnswerRow[]> {
  const [key, rows] = [quoted(keyColumn(table)), quoted(placedRows(table.name))];
  const named = `${key} IN (SELECT unnest(CAST($keys AS VARCHAR[])))`;
  const parameters = { keys: listValue([...keys]) };
  // First where they stand, which reads one column; then the rows, which reads nothing else.
  const places = (await query(connection, `SELECT 行序 FROM ${rows} WHERE ${named}`, parameters)).map((row) => Number(row['行序']));
  if (places.length === 0) return [];
  const columns = table.columns.map((column) => `${textOf(column)} AS ${quoted(column.name)}`).join(', ');
  const placed = places.length > mostPlaces ? '' : ` AND 行序 IN (${places.join(', ')})`;
  const found = await query(
    connection,
    `SELECT CAST(${key} AS VARCHAR) AS _键, ${columns} FROM ${rows} t WHERE ${named}${placed}`,
    parameters,
  );
  // Row order in a file says nothing; the order of texts is the same everywhere.
  return (await withAccounts(connection, table, found))
    .map((row) => ({ row, text: JSON.stringify(row) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ row }) => row);
}

/** The same rows with accounts in place of the numbers that stand for them. */
async function withAccounts(
  connection: DuckDBConnection,
  table: TableDefinition,
  rows: readonly AnswerRow[],
): Promise<readonly AnswerRow[]> {
  const names = table.columns.flatMap(({ kind, name }) => (kind === 'account' ? [name] : []));
  if (names.length === 0) return rows;
  const numbers = [...new Set(rows.flatMap((row) => names.flatMap((name) => (row[name] === null ? [] : [Number(row[name])]))))];
  const wanted = numbers.length > mostPlaces ? '' : ` WHERE 键 IN (${numbers.join(', ')})`;
  const known = numbers.length === 0 ? [] : await query(connection, `SELECT 键, 银行账号 FROM 账号字典${wanted}`);
  const accounts = new Map(known.map((row) => [Number(row['键']), row['银行账号']]));
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries(names.map((name) => [name, row[name] === null ? null : (accounts.get(Number(row[name])) ?? null)])),
  }));
}

function textOf({ name, kind }: ColumnDefinition): string {
  if (kind === 'identity') return `t.${quoted(`${name}原文`)}`;
  if (kind === 'account') return `t.${quoted(name)}`;
  if (kind === 'yes') return `CASE WHEN t.${quoted(name)} THEN '是' WHEN NOT t.${quoted(name)} THEN '否' END`;
  return `CAST(t.${quoted(name)} AS VARCHAR)`;
}

function shownValues(table: TableDefinition, row: AnswerRow): Readonly<Record<string, string | null>> {
  return Object.fromEntries(table.columns.map((column) => [column.heading, shownValue(column, row[column.name])]));
}

/** The day of birth is a part of the identity number: only the year is shown. */
function shownValue({ kind, name }: ColumnDefinition, value: unknown): string | null {
  if (typeof value !== 'string') return null;
  if (name === '出生日期') return value.replace(/^(\d{4}).*$/s, '$1-**-**');
  if (kind === 'fen') return yuanText(Number(value)).replaceAll(',', '');
  return kind === 'identity' || kind === 'account' || kind === 'name' || kind === 'phone' ? maskPersonal(kind, value) : value;
}
