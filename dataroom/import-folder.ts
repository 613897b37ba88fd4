import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { DuckDBConnection } from '@duckdb/node-api';

import { Fault } from '../core/kernel/outcome.ts';
import { tableDefinitions } from '../exchange/tables/table-definitions.ts';
import { type Database, literal, openDatabase, query, quoted } from './database.ts';
import { derivedRelations } from './derived-relations.ts';
import { finishTables } from './finish-tables.ts';
import { recipeHash } from './import-recipe.ts';
import { noteStep, openStaging, readStep } from './import-journal.ts';
import { countOf, type LoadedSource } from './load-source.ts';
import { macros, macroStatements } from './macros.ts';
import { readFiles } from './read-files.ts';
import {
  changedTables,
  describeFile,
  hashFile,
  type ImportGrounds,
  type Manifest,
  placeSnapshot,
  readManifest,
  snapshotId,
  type SnapshotTable,
  writeManifest,
} from './snapshot.ts';
import type { Unread } from './source-file.ts';
import { makeStages } from './stage.ts';
import { removeTemporaryFolder } from './temporary-folders.ts';

/** What is imported, where to, and within which limits. */
export type ImportOrder = {
  readonly folder: string;
  readonly room: string;
  readonly grounds: ImportGrounds;
  readonly memoryMegabytes: number;
  readonly threads: number;
  /** Time of the import, ISO 8601. */
  readonly now: string;
};

/** Told how far the work is. */
export type Report = (share: number, label: string) => void;

/** A snapshot and where it lies. `repeated` when an equal import had made it before. */
export type Imported = { readonly folder: string; readonly manifest: Manifest; readonly repeated: boolean };

/**
 * Imports a folder of exports into the room as an immutable snapshot. Whatever fails before the last step leaves the room
 * as it was.
 *
 * @throws Fault `snapshot-changed` when an equal import was made before and its files are not what its manifest says
 */
export async function importFolder(order: ImportOrder, report: Report): Promise<Imported> {
  const names = (await readdir(order.folder, { withFileTypes: true })).filter((entry) => !isPassedOver(entry.name));
  const files = names.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).sort();
  const described = await Promise.all(files.map((file) => describeFile(order.folder, file)));
  const recipe = recipeHash();
  const id = snapshotId({ files: described, grounds: order.grounds, recipe });
  const there = join(order.room, 'snapshots', id);
  const known = await readManifest(there);
  if (known !== undefined) {
    const changed = await changedTables(there, known);
    if (changed.length > 0) throw new Fault('snapshot-changed', { snapshot: id, tables: changed });
    return { folder: there, manifest: known, repeated: true };
  }
  await mkdir(order.room, { recursive: true, mode: 0o700 });
  const staging = await openStaging(order.room, id);
  try {
    const folders = names.flatMap((entry): readonly Unread[] =>
      entry.isFile() ? [] : [{ source: entry.name, problem: 'not-a-table-file' }],
    );
    const content = await build({ order, staging, files, id }, report);
    const manifest: Manifest = {
      format: 'mingquan-snapshot-1',
      id,
      importedAt: order.now,
      grounds: order.grounds,
      files: described,
      recipe,
      ...content,
      unread: [...folders, ...content.unread],
    };
    await writeManifest(snapshotIn(staging), manifest);
    return { folder: await placeSnapshot(snapshotIn(staging), order.room, id), manifest, repeated: false };
  } finally {
    await removeTemporaryFolder(staging);
  }
}

function snapshotIn(staging: string): string {
  return join(staging, 'snapshot');
}

/** Hidden files, and what Excel and WPS put beside a workbook while it is open. */
function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$');
}

type Building = { readonly order: ImportOrder; readonly staging: string; readonly files: readonly string[]; readonly id: string };

type Content = Pick<Manifest, 'absent' | 'periods' | 'sources' | 'tables' | 'unread'>;

async function build({ order, staging, files }: Building, report: Report): Promise<Content> {
  const { memoryMegabytes, threads, folder } = order;
  const database = await openDatabase({ memoryMegabytes, threads, spillFolder: join(staging, 'spill') });
  try {
    const { connection } = database;
    await connection.run(macroStatements([...macros.import, ...macros.rule]));
    const { parts, unread } = await readFiles(connection, { folder, files, staging }, (index, file) =>
      report((0.65 * index) / files.length, `读入 · reading ${file}`),
    );
    await makeStages(connection, staging, parts);
    await mkdir(snapshotIn(staging), { recursive: true, mode: 0o700 });
    const tables = await writeTables(connection, staging, report);
    const sources = parts.map(({ loaded }) => loaded);
    return { sources, unread, absent: absentParts(sources), periods: await periodsOf(database), tables };
  } finally {
    database.close();
  }
}

async function writeTables(connection: DuckDBConnection, staging: string, report: Report): Promise<readonly SnapshotTable[]> {
  report(0.7, '整理 · tables');
  const tables: SnapshotTable[] = [];
  const write = async (name: string, sql: string): Promise<void> => {
    report(0.7 + (0.3 * tables.length) / snapshotTables, `写出 · writing ${name}`);
    tables.push(await writeTable(connection, { staging, index: tables.length + 1, name, sql }));
  };
  await finishTables(connection, write);
  for (const { name, sql } of derivedRelations) await write(name, sql);
  await write('修补', 'SELECT * FROM 修补_源');
  return tables;
}

function absentParts(sources: readonly LoadedSource[]): readonly string[] {
  return tableDefinitions.flatMap(({ name, columns }) => {
    const own = sources.filter(({ table }) => table === name);
    if (own.length === 0) return [name];
    return columns.flatMap((column) =>
      own.every(({ absentColumns }) => absentColumns.includes(column.name)) ? [`${name}.${column.name}`] : [],
    );
  });
}

const dayColumns: readonly (readonly [string, string])[] = [
  ['补贴发放', '发放日期'],
  ['采购项目', '公告日期'],
  ['投标', '递交时间'],
  ['合同', '签订日期'],
  ['租金收缴', '收款日期'],
  ['村级凭证', '日期'],
  ['办件', '申请日期'],
  ['办件步骤', '完成时间'],
  ['工作日历', '日期'],
];

async function periodsOf({ connection }: Database): Promise<Manifest['periods']> {
  const periods: Record<string, { readonly first: string | null; readonly last: string | null }> = {};
  for (const [table, column] of dayColumns) {
    const [row] = await query(
      connection,
      `SELECT CAST(CAST(min(${column}) AS DATE) AS VARCHAR) AS f, CAST(CAST(max(${column}) AS DATE) AS VARCHAR) AS l FROM ${table}`,
    );
    periods[table] = { first: textOrNull(row?.['f']), last: textOrNull(row?.['l']) };
  }
  return periods;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Two dictionaries, inputs, relations made from them, repairs. */
const snapshotTables = tableDefinitions.length + derivedRelations.length + 3;

type Writing = { readonly staging: string; readonly index: number; readonly name: string; readonly sql: string };

/** Writes a table, unless a killed process has written it whole before. */
async function writeTable(connection: DuckDBConnection, { staging, index, name, sql }: Writing): Promise<SnapshotTable> {
  // File names are plain, so that every storage takes them.
  const file = `t${String(index).padStart(2, '0')}.parquet`;
  const path = join(snapshotIn(staging), file);
  const known = await readStep<SnapshotTable>(staging, `table-${index}`);
  if (known === undefined)
    await connection.run(`COPY (${sql}) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowsOfGroup})`);
  await connection.run(`CREATE VIEW ${quoted(name)} AS SELECT * FROM read_parquet(${literal(path)})`);
  if (known !== undefined) return known;
  const rows = await countOf(connection, `SELECT count(*) AS n FROM ${quoted(name)}`);
  const table = { name, file, rows, sha256: await hashFile(path) };
  await noteStep(staging, `table-${index}`, { result: table, files: [join('snapshot', file)] });
  return table;
}

/** Rows that are read at least when one is wanted: few, so that one person is found in milliseconds. */
const rowsOfGroup = 16_384;
