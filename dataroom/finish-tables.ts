import type { DuckDBConnection } from '@duckdb/node-api';

import type { ColumnDefinition, TableDefinition } from '../exchange/tables/table-definition.ts';
import { tableDefinitions } from '../exchange/tables/table-definitions.ts';
import { addedColumns, cleanerOf, columnsOfKind } from './clean-columns.ts';
import { literal, quoted } from './database.ts';
import { countOf } from './load-source.ts';

/** Days or moments that must stand in this order in one row; a row that breaks it is reported, never mended. */
export const dayOrders: readonly { readonly table: string; readonly first: string; readonly second: string; readonly fault: string }[] = [
  { table: '人员', first: '出生日期', second: '死亡日期', fault: 'days-reversed' },
  { table: '公职人员', first: '任职日期', second: '离任日期', fault: 'days-reversed' },
  { table: '合同', first: '起始日期', second: '终止日期', fault: 'days-reversed' },
  { table: '办件步骤', first: '到达时间', second: '完成时间', fault: 'clock-skew' },
];

/** Writes the answer of a query as a table of the snapshot, which can be read under its name from then on. */
export type TableWriter = (name: string, sql: string) => Promise<void>;

/** Where an identity number may be empty without a repair: not every firm has one on file, and an answer may name none. */
export const identityMayBeEmpty: ReadonlySet<string> = new Set(['供应商', '办件', '合同']);

/**
 * Makes the tables of the snapshot from the stages: doubled keys once, identity numbers and accounts as keys of two guarded
 * dictionaries. A number that is missing or not valid has no key, so that no rule about persons can see it.
 */
export async function finishTables(connection: DuckDBConnection, write: TableWriter): Promise<void> {
  await makeDictionary(connection, { name: '身份字典', value: '身份证号', kind: 'identity', where: 'valid_id(v)' });
  await makeDictionary(connection, { name: '账号字典', value: '银行账号', kind: 'account', where: 'v IS NOT NULL' });
  for (const table of tableDefinitions) {
    await noteDoubles(connection, table);
    await finishTable(connection, table, write);
  }
  for (const order of dayOrders) await noteOrder(connection, order);
  for (const table of tableDefinitions) await connection.run(`DROP TABLE ${quoted(`stage_${table.name}`)}`);
}

type Dictionary = { readonly name: string; readonly value: string; readonly kind: 'account' | 'identity'; readonly where: string };

async function makeDictionary(connection: DuckDBConnection, { name, value, kind, where }: Dictionary): Promise<void> {
  const sources = tableDefinitions.flatMap((table) =>
    columnsOfKind(table, kind).map((column) => `SELECT ${quoted(column)} AS v FROM ${quoted(`stage_${table.name}`)}`),
  );
  await connection.run(
    `CREATE TABLE ${name}_源 AS SELECT CAST(row_number() OVER (ORDER BY v) AS INTEGER) AS 键, v AS ${value} FROM (SELECT DISTINCT v FROM (${sources.join(' UNION ALL ')})) WHERE ${where}`,
  );
}

/** Rows that share a key: equal ones are one row, of different ones the least in the order of all columns is kept. */
async function noteDoubles(connection: DuckDBConnection, table: TableDefinition): Promise<void> {
  if (table.key.length === 0) return;
  const stage = quoted(`stage_${table.name}`);
  const key = table.key.map(quoted).join(', ');
  const doubled = `SELECT ${key} FROM ${stage} GROUP BY ${key} HAVING count(*) > 1`;
  if ((await countOf(connection, `SELECT count(*) AS n FROM (${doubled})`)) === 0) return;
  const all = table.columns.flatMap((column) => [cleanerOf(column), ...addedColumns(column)]).map(({ name }) => quoted(name));
  const ranked = `SELECT rowid AS r, 来源, 行, ${key}, row_number() OVER (PARTITION BY ${key} ORDER BY ${all.join(', ')}, 来源, 行) AS rang, dense_rank() OVER (PARTITION BY ${key} ORDER BY ${all.join(', ')}) AS inhalt FROM ${stage}`;
  const shown = table.key.map((name) => `coalesce(CAST(${quoted(name)} AS VARCHAR), '')`).join(` || '|' || `);
  await connection.run(`CREATE TABLE doppel AS SELECT * FROM (${ranked}) WHERE rang > 1`);
  await connection.run(
    `INSERT INTO 修补_源 SELECT 来源, ${literal(table.name)}, 行, ${literal(table.key.join('|'))}, ${shown}, CASE WHEN inhalt = 1 THEN 'row-stands-twice' ELSE 'key-with-other-values' END FROM doppel`,
  );
  await connection.run(`DELETE FROM ${stage} WHERE rowid IN (SELECT r FROM doppel)`);
  await connection.run('DROP TABLE doppel');
}

async function finishTable(connection: DuckDBConnection, table: TableDefinition, write: TableWriter): Promise<void> {
  const joins: string[] = [];
  const columns = table.columns.flatMap((column) => finalColumns(column, joins));
  await write(table.name, `SELECT ${columns.join(', ')} FROM ${quoted(`stage_${table.name}`)} s ${joins.join(' ')}`);
  for (const column of table.columns.filter(({ kind }) => kind === 'identity')) await noteIdentities(connection, table, column);
}

function finalColumns(column: ColumnDefinition, joins: string[]): readonly string[] {
  const added = addedColumns(column).map(({ name }) => `s.${quoted(name)}`);
  if (column.kind !== 'identity' && column.kind !== 'account') return [`s.${quoted(column.name)}`, ...added];
  const alias = `d${joins.length}`;
  const [dictionary, value] = column.kind === 'identity' ? ['身份字典', '身份证号'] : ['账号字典', '银行账号'];
  joins.push(`LEFT JOIN ${dictionary}_源 ${alias} ON ${alias}.${value} = s.${quoted(column.name)}`);
  const valid = column.kind === 'identity' ? [`${alias}.键 IS NOT NULL AS ${quoted(`${column.name}有效`)}`] : [];
  return [`${alias}.键 AS ${quoted(column.name)}`, ...valid, ...added];
}

async function noteIdentities(connection: DuckDBConnection, table: TableDefinition, { name, heading }: ColumnDefinition): Promise<void> {
  const fault = `CASE WHEN s.${quoted(name)} IS NULL THEN 'missing-identity-number' ELSE 'bad-identity-number' END`;
  const empty = identityMayBeEmpty.has(table.name) ? ` AND s.${quoted(name)} IS NOT NULL` : '';
  await connection.run(
    `INSERT INTO 修补_源 SELECT s.来源, ${literal(table.name)}, s.行, ${literal(heading)}, s.${quoted(`${name}原文`)}, ${fault} FROM ${quoted(`stage_${table.name}`)} s LEFT JOIN 身份字典_源 d ON d.身份证号 = s.${quoted(name)} WHERE d.键 IS NULL${empty}`,
  );
}

async function noteOrder(connection: DuckDBConnection, { table, first, second, fault }: (typeof dayOrders)[number]): Promise<void> {
  const text = `CAST(${quoted(first)} AS VARCHAR) || ' > ' || CAST(${quoted(second)} AS VARCHAR)`;
  await connection.run(
    `INSERT INTO 修补_源 SELECT 来源, ${literal(table)}, 行, ${literal(`${first}|${second}`)}, ${text}, ${literal(fault)} FROM ${quoted(`stage_${table}`)} WHERE ${quoted(first)} > ${quoted(second)}`,
  );
}
