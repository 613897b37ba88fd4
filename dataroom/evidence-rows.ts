import type { DuckDBConnection } from '@duckdb/node-api';

import { maskPersonal } from '../core/supervision/mask-personal.ts';
import { yuanText } from '../core/kernel/money.ts';
import type { ColumnDefinition, TableDefinition } from '../exchange/tables/table-definition.ts';
import { tableDefinitions } from '../exchange/tables/table-definitions.ts';
import type { Evidence } from './alert.ts';
import { type AnswerRow, literal, query, quoted } from './database.ts';

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

/** The column of a table by which rules name its rows; tables of events are named by what they belong to. */
function keyColumn({ key, columns }: TableDefinition): string {
  return key[0] ?? columns[0]?.name ?? '';
}

/** Fetches named rows, personal values masked, by `table:key`. */
export async function fetchRows(
  connection: DuckDBConnection,
  names: readonly RowName[],
): Promise<ReadonlyMap<string, readonly ShownRow[]>> {
  const shown = new Map<string, ShownRow[]>();
  for (const table of tableDefinitions) {
    const keys = [...new Set(names.flatMap((one) => (one.table === table.name ? [one.key] : [])))];
    for (let from = 0; from < keys.length; from += 2000) {
      for (const row of await rowsOf(connection, table, keys.slice(from, from + 2000))) {
        const key = String(row['_键']);
        const place = `${table.name}:${key}`;
        shown.set(place, [...(shown.get(place) ?? []), { table: table.name, key, values: shownValues(table, row) }]);
      }
    }
  }
  return shown;
}

async function rowsOf(connection: DuckDBConnection, table: TableDefinition, keys: readonly string[]): Promise<readonly AnswerRow[]> {
  const key = quoted(keyColumn(table));
  const columns = table.columns.map((column) => `${textOf(column)} AS ${quoted(column.name)}`).join(', ');
  const sql = `SELECT CAST(${key} AS VARCHAR) AS _键, ${columns} FROM ${quoted(table.name)} t WHERE ${key} IN (${keys.map(literal).join(', ')})`;
  const rows = await query(connection, sql);
  // Row order in a file says nothing; the order of texts is the same everywhere.
  return rows
    .map((row) => ({ row, text: JSON.stringify(row) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ row }) => row);
}

function textOf({ name, kind }: ColumnDefinition): string {
  if (kind === 'identity') return `t.${quoted(`${name}原文`)}`;
  if (kind === 'account') return `(SELECT d.银行账号 FROM 账号字典 d WHERE d.键 = t.${quoted(name)})`;
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
