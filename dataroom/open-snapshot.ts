import { dirname } from 'node:path';

import { tableDefinitions } from '../exchange/tables/table-definitions.ts';
import { type Database, literal, openDatabase, query, quoted } from './database.ts';
import { defaultParameters, derivedRelations, sweepRelations } from './derived-relations.ts';
import { placedRows } from './evidence-rows.ts';
import { macros, macroStatements } from './macros.ts';
import { type ParameterChange, type ValuesOnDay, valuesOn } from './parameter-history.ts';
import { defaultOrigin, type RuleGround, type RuleLimits } from './ask-rule.ts';
import { type Manifest, pathOf, type SnapshotFile, type SnapshotTable } from './snapshot.ts';

/** What a snapshot is opened with. */
export type OpenOrder = {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly memoryMegabytes: number;
  readonly threads: number;
  readonly spillFolder: string;
  readonly limits: RuleLimits;
  /** The reference day when the table 参数 gives none, `YYYY-MM-DD`. */
  readonly day: string | null;
  /** Approved values of the room, which go before the table 参数. */
  readonly changes?: readonly ParameterChange[];
};

/** An opened snapshot: the database to close, and what rules run on. */
export type OpenSnapshot = { readonly database: Database; readonly ground: RuleGround };

/** Tables that rules may read: the inputs, what is made from them, and the dictionaries for objects that are numbers. */
export const ruleTables: ReadonlySet<string> = new Set([
  ...tableDefinitions.map(({ name }) => name),
  ...[...derivedRelations, ...sweepRelations].map(({ name }) => name),
  '身份字典',
  '账号字典',
]);

/** Opens a snapshot for rules: views over its Parquet files, and nothing outside its folder can be reached. */
export async function openSnapshot(order: OpenOrder): Promise<OpenSnapshot> {
  const { folder, manifest, memoryMegabytes, threads, spillFolder } = order;
  const database = await openDatabase({ memoryMegabytes, threads, spillFolder });
  const { connection } = database;
  await connection.run(macroStatements(macros.rule));
  const inputs = new Set(tableDefinitions.map(({ name }) => name));
  for (const table of manifest.tables) {
    await connection.run(tableView(folder, table));
    if (inputs.has(table.name)) await connection.run(placedView(folder, table));
  }
  // A snapshot from before a relation was thought of has no file of it.
  const held = new Set(manifest.tables.map(({ name }) => name));
  for (const { name, sql } of [...derivedRelations, ...sweepRelations])
    if (!held.has(name)) await connection.run(`CREATE VIEW ${quoted(name)} AS ${sql}`);
  const folders = new Set(manifest.tables.flatMap(({ files }) => files.map((file) => dirname(pathOf(folder, file)))));
  await connection.run(
    `SET allowed_directories = [${[...folders, spillFolder].map(literal).join(', ')}]; SET enable_external_access = false; SET lock_configuration = true`,
  );
  await connection.run('ALTER VIEW 参数值 RENAME TO 参数值_源; CREATE VIEW 参数值 AS SELECT * FROM 参数值_源');
  const parameters = await parametersOf(database, order.day);
  const plain: RuleGround = {
    connection,
    snapshot: manifest.id,
    absent: new Set(manifest.absent),
    tables: ruleTables,
    parameters,
    origins: new Map([...parameters].map(([name, value]) => [name, defaultParameters[name] === value ? defaultOrigin : '参数表'])),
    limits: order.limits,
  };
  const values = valuesOn(order.changes ?? [], parameters.get('基准日')?.trim() ?? null);
  return { database, ground: values.size === 0 ? plain : await withValues(plain, values) };
}

const tableOrigins: ReadonlySet<string> = new Set([defaultOrigin, '参数表']);

/** The same ground with other values of parameters, also where rules read them from the table 参数值. */
export async function withValues(ground: RuleGround, values: ValuesOnDay): Promise<RuleGround> {
  const parameters = new Map([...ground.parameters, ...[...values].map(([name, { value }]) => [name, value] as const)]);
  const origins = new Map([...ground.origins, ...[...values].map(([name, { origin }]) => [name, origin] as const)]);
  const own = [...parameters].filter(([name]) => !tableOrigins.has(origins.get(name) ?? defaultOrigin));
  const rows = own.map(([name, value]) => `SELECT ${literal(name)}, ${literal(value)}, TRY_CAST(${literal(value)} AS DECIMAL(18, 4))`);
  const kept = `SELECT * FROM 参数值_源 WHERE 参数 NOT IN (${own.map(([name]) => literal(name)).join(', ')})`;
  await ground.connection.run(
    `CREATE OR REPLACE VIEW 参数值 AS ${own.length === 0 ? 'SELECT * FROM 参数值_源' : [kept, ...rows].join(' UNION ALL ')}`,
  );
  return { ...ground, parameters, origins };
}

/** Lets rules read the values of a ground again after others were tried. */
export async function restoreValues(ground: RuleGround): Promise<void> {
  await withValues(ground, new Map());
}

/** The statement that makes a table of a snapshot known under its name. */
export function tableView(folder: string, { name, files }: SnapshotTable): string {
  return `CREATE VIEW ${quoted(name)} AS SELECT * FROM read_parquet(${pathsOf(folder, files)})`;
}

/** The same rows with their places in the files. */
function placedView(folder: string, { name, files }: SnapshotTable): string {
  return `CREATE VIEW ${quoted(placedRows(name))} AS SELECT *, file_row_number AS 行序 FROM read_parquet(${pathsOf(folder, files)}, file_row_number = true)`;
}

function pathsOf(folder: string, files: readonly SnapshotFile[]): string {
  return `[${files.map((file) => literal(pathOf(folder, file))).join(', ')}]`;
}

async function parametersOf({ connection }: Database, day: string | null): Promise<ReadonlyMap<string, string>> {
  const rows = await query(connection, 'SELECT 参数, 值 FROM 参数值');
  return new Map([
    ...(day === null ? [] : [['基准日', day] as const]),
    ...Object.entries(defaultParameters),
    ...rows.map((row) => [String(row['参数']), String(row['值'])] as const),
  ]);
}
