import type { DuckDBConnection } from '@duckdb/node-api';

import { maskPersonal, type PersonalKind } from '../core/supervision/mask-personal.ts';
import { tableDefinitions } from '../exchange/tables/table-definitions.ts';
import { query } from './database.ts';

/** A value that could not be understood, or a row that was not read: what, where, why. Personal values are masked. */
export type Repair = {
  readonly source: string;
  readonly table: string;
  readonly row: number;
  readonly column: string;
  readonly value: string | null;
  readonly fault: string;
};

/** Most repairs listed; more of one kind says the export is wrong, not the rows. */
const mostRepairs = 1_000_000;

/** The repair list of a snapshot, in the order of sources and rows. */
export async function readRepairs(connection: DuckDBConnection): Promise<readonly Repair[]> {
  const rows = await query(
    connection,
    `SELECT 来源, 表, CAST(行 AS INTEGER) AS 行, 列, 原文, 问题 FROM 修补 ORDER BY 来源, 行, 列, 问题 LIMIT ${mostRepairs}`,
  );
  return rows.map((row) => {
    const [table, column] = [String(row['表']), String(row['列'])];
    const text = typeof row['原文'] === 'string' ? row['原文'] : null;
    return {
      source: String(row['来源']),
      table,
      row: Number(row['行']),
      column,
      value: text === null ? null : masked(table, column, text),
      fault: String(row['问题']),
    };
  });
}

const personal: ReadonlySet<string> = new Set<PersonalKind>(['account', 'identity', 'name', 'phone']);

function masked(table: string, column: string, text: string): string {
  const kind = tableDefinitions.find(({ name }) => name === table)?.columns.find(({ heading }) => heading === column)?.kind;
  return isPersonal(kind) ? maskPersonal(kind, text) : text;
}

function isPersonal(kind: string | undefined): kind is PersonalKind {
  return kind !== undefined && personal.has(kind);
}
