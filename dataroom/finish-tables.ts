import type { DuckDBConnection } from '@duckdb/node-api';

import type { ColumnDefinition, TableDefinition } from '../exchange/tables/table-definition.ts';
import { tableDefinitions } from '../exchange/tables/table-definitions.ts';
import { addedColumns, cleanerOf, columnsOfKind } from './clean-columns.ts';
import { literal, quoted } from './database.ts';
import { countOf } from './load-source.ts';
import type { RepairFault } from './repair-fault.ts';
import { faultLiteral } from './stage.ts';

/** Days or moments that must stand in this order in one row; a row that breaks it is reported, never mended. */
export const dayOrders: readonly {
  readonly table: string;
  readonly first: string;
  readonly second: string;
  readonly fault: RepairFault;
}[] = [
  { table: '人员', first: '出生日期', second: '死亡日期', fault: 'days-reversed' },
  { table: '公职人员', first: '任职日期', second: '离任日期', fault: 'days-reversed' },
  { table: '合同', first: '起始日期', second: '终止日期', fault: 'days-reversed' },
  { table: '办件步骤', first: '到达时间', second: '完成时间', fault: 'clock-skew' },
];

/** Writes tables of the snapshot; each can be read under its name from then on. */
export type TableWriter = {
  /** `order`: the columns by which its rows lie. */
  readonly table: (table: TableDefinition, sql: string, order: string | undefined) => Promise<void>;
  /** Gives a number to each value of `v` that has none. */
  readonly dictionary: (dictionary: Dictionary, sql: string) => Promise<void>;
};

/** Where an identity number may be empty without a repair: not every firm has one on file, and an answer may name none. */
export const identityMayBeEmpty: ReadonlySet<string> = new Set(['供应商', '办件', '合同']);

/**
 * Makes the tables of the snapshot from the stages: doubled keys once, identity numbers and accounts as keys of two guarded
 * dictionaries. A number that is missing or not valid has no key, so that no rule about persons can see it.
 */
export async function finishTables(connection: DuckDBConnection, write: TableWriter): Promise<void> {
  for (const dictionary of dictionaries) await write.dictionary(dictionary, dictionarySql(dictionary));
  for (const table of tableDefinitions) {
    await noteDoubles(connection, table);
    await finishTable(connection, table, write);
  }
  for (const order of dayOrders) await noteOrder(connection, order);
}

/** A dictionary of the snapshot: its table and the column with the texts. */
export type Dictionary = { readonly name: string; readonly value: string; readonly kind: 'account' | 'identity'; readonly where: string };

/** Accounts and valid identity numbers, each with the whole number that stands for it in the tables. */
const dictionaries: readonly Dictionary[] = [
  { name: '身份字典', value: '身份证号', kind: 'identity', where: 'valid_id(v)' },
  { name: '账号字典', value: '银行账号', kind: 'account', where: 'v IS NOT NULL' },
];

function dictionarySql({ kind, where }: Dictionary): string {
  const sources = tableDefinitions.flatMap((table) =>
    columnsOfKind(table, kind).map((column) => `SELECT DISTINCT ${quoted(column)} AS v FROM ${quoted(`stage_${table.name}`)}`),
  );
  return `SELECT DISTINCT v FROM (${sources.join(' UNION ALL ')}) WHERE ${where}`;
}

/** Rows that share a key: equal ones are one row, of different ones the least in the order of all columns is kept. */
async function noteDoubles(connection: DuckDBConnection, table: TableDefinition): Promise<void> {
  if (table.key.length === 0) return;
  const stage = quoted(`stage_${table.name}`);
  const key = table.key.map(quoted).join(', ');
  // A hash is a third of the memory of the texts; only where hashes meet are the keys themselves compared.
  const meeting = `SELECT h FROM (SELECT hash(${key}) AS h FROM ${stage}) GROUP BY h HAVING count(*) > 1`;
  await connection.run(`CREATE TEMP TABLE treffen AS ${meeting}`);
  if ((await countOf(connection, 'SELECT count(*) AS n FROM treffen')) > 0) await dropDoubles(connection, table);
  await connection.run('DROP TABLE treffen');
}

async function dropDoubles(connection: DuckDBConnection, table: TableDefinition): Promise<void> {
  const stage = quoted(`stage_${table.name}`);
  const key = table.key.map(quoted).join(', ');
  const all = table.columns.flatMap((column) => [cleanerOf(column), ...addedColumns(column)]).map(({ name }) => quoted(name));
  const ranked = `SELECT 来源, 行, ${key}, row_number() OVER (PARTITION BY ${key} ORDER BY ${all.join(', ')}, 来源, 行) AS rang, dense_rank() OVER (PARTITION BY ${key} ORDER BY ${all.join(', ')}) AS inhalt FROM ${stage} WHERE hash(${key}) IN (SELECT h FROM treffen)`;
  const shown = table.key.map((name) => `coalesce(CAST(${quoted(name)} AS VARCHAR), '')`).join(` || '|' || `);
  const double = quoted(`doppel_${table.name}`);
  await connection.run(`CREATE TABLE ${double} AS SELECT * FROM (${ranked}) WHERE rang > 1`);
  await connection.run(
    `INSERT INTO 修补_源 SELECT 来源, ${literal(table.name)}, 行, ${literal(table.key.join('|'))}, ${shown}, CASE WHEN inhalt = 1 THEN ${faultLiteral('row-stands-twice')} ELSE ${faultLiteral('key-with-other-values')} END FROM ${double}`,
  );
  await connection.run(`ALTER VIEW ${stage} RENAME TO ${quoted(`mit_doppel_${table.name}`)}`);
  await connection.run(
    `CREATE VIEW ${stage} AS SELECT s.* FROM ${quoted(`mit_doppel_${table.name}`)} s WHERE NOT EXISTS (SELECT 1 FROM ${double} d WHERE d.来源 = s.来源 AND d.行 = s.行)`,
  );
}

/** How tables lie in their files where it matters: all rows of a person side by side, so that one person is found at once. */
const tableOrders: Readonly<Record<string, string>> = { 补贴发放: '身份证号, 所属期起, 发放流水号', 人员: '身份证号' };

async function finishTable(connection: DuckDBConnection, table: TableDefinition, write: TableWriter): Promise<void> {
  const joins: string[] = [];
  const columns = table.columns.flatMap((column) => finalColumns(column, joins));
  const sql = `SELECT ${columns.join(', ')} FROM ${quoted(`stage_${table.name}`)} s ${joins.join(' ')}`;
  await write.table(table, sql, tableOrders[table.name]);
  for (const column of table.columns.filter(({ kind }) => kind === 'identity')) {
    const keyless = `SELECT count(*) AS n FROM ${quoted(table.name)} WHERE NOT ${quoted(`${column.name}有效`)}`;
    // The written table tells quickly that there is nothing to look for among the rows as they came.
    if ((await countOf(connection, keyless)) > 0) await noteIdentities(connection, table, column);
  }
}

function finalColumns(column: ColumnDefinition, joins: string[]): readonly string[] {
  const added = addedColumns(column).map(({ name }) => `s.${quoted(name)}`);
  if (column.kind !== 'identity' && column.kind !== 'account') return [`s.${quoted(column.name)}`, ...added];
  const alias = `d${joins.length}`;
  const [dictionary, value] = column.kind === 'identity' ? ['身份字典', '身份证号'] : ['账号字典', '银行账号'];
  joins.push(`LEFT JOIN ${dictionary} ${alias} ON ${alias}.${value} = s.${quoted(column.name)}`);
  const valid = column.kind === 'identity' ? [`${alias}.键 IS NOT NULL AS ${quoted(`${column.name}有效`)}`] : [];
  return [`${alias}.键 AS ${quoted(column.name)}`, ...valid, ...added];
}

/** A source without the column has no number that is missing. */
async function noteIdentities(connection: DuckDBConnection, table: TableDefinition, { name, heading }: ColumnDefinition): Promise<void> {
  const fault = `CASE WHEN s.${quoted(name)} IS NULL THEN ${faultLiteral('missing-identity-number')} ELSE ${faultLiteral('bad-identity-number')} END`;
  const empty = identityMayBeEmpty.has(table.name) ? ` AND s.${quoted(name)} IS NOT NULL` : '';
  await connection.run(
    `INSERT INTO 修补_源 SELECT s.来源, ${literal(table.name)}, s.行, ${literal(heading)}, s.${quoted(`${name}原文`)}, ${fault} FROM ${quoted(`stage_${table.name}`)} s LEFT JOIN 身份字典 d ON d.身份证号 = s.${quoted(name)} WHERE d.键 IS NULL${empty} AND NOT EXISTS (SELECT 1 FROM 缺列 k WHERE k.来源 = s.来源 AND k.列 = ${literal(`${table.name}.${name}`)})`,
  );
}

async function noteOrder(connection: DuckDBConnection, { table, first, second, fault }: (typeof dayOrders)[number]): Promise<void> {
  const text = `CAST(${quoted(first)} AS VARCHAR) || ' > ' || CAST(${quoted(second)} AS VARCHAR)`;
  await connection.run(
    `INSERT INTO 修补_源 SELECT 来源, ${literal(table)}, 行, ${literal(`${first}|${second}`)}, ${text}, ${literal(fault)} FROM ${quoted(`stage_${table}`)} WHERE ${quoted(first)} > ${quoted(second)}`,
  );
}
