import { dirname } from 'node:path';

import { tableDefinitions } from '../exchange/tables/table-definitions.ts';
import { type Database, literal, openDatabase, query, quoted } from './database.ts';
import { defaultParameters, derivedRelations } from './derived-relations.ts';
import { macros, macroStatements } from './macros.ts';
import type { RuleGround, RuleLimits } from './run-rule.ts';
import { type Manifest, pathOf, type SnapshotTable } from './snapshot.ts';

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
};

/** An opened snapshot: the database to close, and what rules run on. */
export type OpenSnapshot = { readonly database: Database; readonly ground: RuleGround };

/** Tables that rules may read: the inputs, what is made from them, and the dictionaries for objects that are numbers. */
export const ruleTables: ReadonlySet<string> = new Set([
  ...tableDefinitions.map(({ name }) => name),
  ...derivedRelations.map(({ name }) => name),
  '身份字典',
  '账号字典',
]);

/** Opens a snapshot for rules: views over its Parquet files, and nothing outside its folder can be reached. */
export async function openSnapshot(order: OpenOrder): Promise<OpenSnapshot> {
  const { folder, manifest, memoryMegabytes, threads, spillFolder } = order;
  const database = await openDatabase({ memoryMegabytes, threads, spillFolder });
  const { connection } = database;
  await connection.run(macroStatements(macros.rule));
  for (const table of manifest.tables) await connection.run(tableView(folder, table));
  const folders = new Set(manifest.tables.flatMap(({ files }) => files.map((file) => dirname(pathOf(folder, file)))));
  await connection.run(
    `SET allowed_directories = [${[...folders, spillFolder].map(literal).join(', ')}]; SET enable_external_access = false; SET lock_configuration = true`,
  );
  return {
    database,
    ground: {
      connection,
      snapshot: manifest.id,
      absent: new Set(manifest.absent),
      tables: ruleTables,
      parameters: await parametersOf(database, order.day),
      limits: order.limits,
    },
  };
}

/** The statement that makes a table of a snapshot known under its name. */
export function tableView(folder: string, { name, files }: SnapshotTable): string {
  const paths = files.map((file) => literal(pathOf(folder, file)));
  return `CREATE VIEW ${quoted(name)} AS SELECT * FROM read_parquet([${paths.join(', ')}])`;
}

async function parametersOf({ connection }: Database, day: string | null): Promise<ReadonlyMap<string, string>> {
  const rows = await query(connection, 'SELECT 参数, 值 FROM 参数值');
  return new Map([
    ...(day === null ? [] : [['基准日', day] as const]),
    ...Object.entries(defaultParameters),
    ...rows.map((row) => [String(row['参数']), String(row['值'])] as const),
  ]);
}
