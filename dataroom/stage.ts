import { join } from 'node:path';

import type { DuckDBConnection } from '@duckdb/node-api';

import type { ColumnDefinition, TableDefinition } from '../exchange/tables/table-definition.ts';
import { tableDefinitions } from '../exchange/tables/table-definitions.ts';
import { addedColumns, cleanerOf, faultNames } from './clean-columns.ts';
import { literal, query, quoted } from './database.ts';
import { keepsFaults, left, type Part } from './load-source.ts';
import type { RepairFault } from './repair-fault.ts';

/** The table of repairs, filled from the parts and while tables are made. */
const repairTable = 'CREATE TABLE 修补_源 (来源 VARCHAR, 表 VARCHAR, 行 BIGINT, 列 VARCHAR, 原文 VARCHAR, 问题 VARCHAR)';

/**
 * Makes the stages known to a connection: for each table a view over the parts of its sources, cleaned values with where they
 * came from; the columns that a source does not give; and the repairs that the parts tell of.
 */
export async function makeStages(connection: DuckDBConnection, staging: string, parts: readonly Part[]): Promise<void> {
  await connection.run(repairTable);
  await connection.run('CREATE TABLE 缺列 (来源 VARCHAR, 列 VARCHAR)');
  for (const { loaded } of parts)
    for (const column of loaded.absentColumns)
      await connection.run(`INSERT INTO 缺列 VALUES (${[loaded.source, `${loaded.table}.${column}`].map(literal).join(', ')})`);
  for (const table of tableDefinitions) {
    const own = parts.filter(({ loaded }) => loaded.table === table.name);
    await connection.run(`CREATE VIEW ${quoted(`stage_${table.name}`)} AS ${stageSql(table, staging, own)}`);
    for (const part of own) await noteFaults(connection, { table, staging, part });
  }
}

function stageSql(table: TableDefinition, staging: string, parts: readonly Part[]): string {
  const columns = table.columns.flatMap((column) => [cleanerOf(column), ...addedColumns(column)].map((clean) => ({ column, clean })));
  const cells = (given: (column: ColumnDefinition) => boolean): string =>
    columns
      .map(({ column, clean }) => `${given(column) ? quoted(clean.name) : `CAST(NULL AS ${clean.type})`} AS ${quoted(clean.name)}`)
      .join(', ');
  if (parts.length === 0) return `SELECT CAST(NULL AS VARCHAR) AS 来源, CAST(NULL AS BIGINT) AS 行, ${cells(() => false)} WHERE false`;
  return parts
    .map(
      (part) =>
        `SELECT ${literal(part.loaded.source)} AS 来源, ${rowNumber(part)} AS 行, ${cells(({ name }) => part.columns.includes(name))} FROM ${partRelation(staging, part)} WHERE 弃 = ${left.taken}`,
    )
    .join(' UNION ALL ');
}

/** Rows of a part keep the order of the source, so that their number in the file is that of the source. */
function rowNumber({ firstRow }: Part): string {
  return firstRow === null ? '行号' : `CAST(file_row_number + ${firstRow} AS BIGINT)`;
}

function partRelation(staging: string, { file }: Part): string {
  return `read_parquet(${literal(join(staging, file))}, file_row_number = true)`;
}

type Noting = { readonly table: TableDefinition; readonly staging: string; readonly part: Part };

async function noteFaults(connection: DuckDBConnection, { table, staging, part }: Noting): Promise<void> {
  const { source } = part.loaded;
  const columns = table.columns.filter((column) => part.columns.includes(column.name) && keepsFaults(column));
  const wrong = (column: ColumnDefinition): string =>
    column.needed ? `${quoted(column.name)} IS NULL OR ${raw(column)} IS NOT NULL` : `${raw(column)} IS NOT NULL`;
  const where = `弃 IN (${left.taken}, ${left.keyless})`;
  const counts = columns.map((column, index) => `count(*) FILTER (${wrong(column)}) AS n${index}`).join(', ');
  const [counted = {}] =
    columns.length === 0 ? [] : await query(connection, `SELECT ${counts} FROM ${partRelation(staging, part)} WHERE ${where}`);
  for (const [index, column] of columns.entries()) {
    if (Number(counted[`n${index}`]) === 0) continue;
    const fault: RepairFault = column.needed ? 'missing-key' : faultNames[column.kind];
    await connection.run(
      `INSERT INTO 修补_源 SELECT ${literal(source)}, ${literal(table.name)}, ${rowNumber(part)}, ${literal(column.heading)}, ${raw(column)}, CASE WHEN ${quoted(column.name)} IS NULL THEN ${literal(fault)} ELSE ${faultLiteral('unknown-value')} END FROM ${partRelation(staging, part)} WHERE ${where} AND (${wrong(column)})`,
    );
  }
  for (const row of part.ragged)
    await connection.run(
      `INSERT INTO 修补_源 VALUES (${[source, table.name].map(literal).join(', ')}, ${row}, '', '', ${faultLiteral('more-cells-than-headings')})`,
    );
}

function raw({ name }: ColumnDefinition): string {
  return quoted(`原_${name}`);
}

/** A fault as an SQL literal. */
export function faultLiteral(fault: RepairFault): string {
  return literal(fault);
}
