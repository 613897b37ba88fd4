import { mkdir, readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';

import type { DuckDBConnection } from '@duckdb/node-api';

import { Fault } from '../core/kernel/outcome.ts';
import { tableDefinitions } from '../exchange/tables/table-definitions.ts';
import { type Database, literal, openDatabase, query, quoted } from './database.ts';
import { derivedRelations } from './derived-relations.ts';
import { faultLine } from './fault-line.ts';
import { finishTables } from './finish-tables.ts';
import { recipeHash } from './import-recipe.ts';
import { countOf, type LoadedSource, loadSource, repairTable, stageStatement } from './load-source.ts';
import { macros, macroStatements } from './macros.ts';
import { prepareCsv } from './prepare-csv.ts';
import { prepareWorkbook } from './prepare-workbook.ts';
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
import type { Source, Unread } from './source-file.ts';
import { makeTemporaryFolder, removeTemporaryFolder, stagingPrefix } from './temporary-folders.ts';

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
  const names = (await readdir(order.folder, { withFileTypes: true })).filter((entry) => !entry.name.startsWith('.'));
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
  const staging = await makeTemporaryFolder(order.room, stagingPrefix);
  try {
    const folders = names.flatMap((entry): readonly Unread[] =>
      entry.isFile() ? [] : [{ source: entry.name, problem: 'not-a-table-file' }],
    );
    const prepared = [...folders, ...(await prepareAll(order.folder, files, staging))];
    const snapshot = join(staging, 'snapshot');
    await mkdir(snapshot, { mode: 0o700 });
    const content = await build({ order, staging, snapshot, prepared }, report);
    const manifest: Manifest = {
      format: 'mingquan-snapshot-1',
      id,
      importedAt: order.now,
      grounds: order.grounds,
      files: described,
      recipe,
      ...content,
    };
    await writeManifest(snapshot, manifest);
    return { folder: await placeSnapshot(snapshot, order.room, id), manifest, repeated: false };
  } finally {
    await removeTemporaryFolder(staging);
  }
}

async function prepareAll(folder: string, files: readonly string[], staging: string): Promise<readonly (Source | Unread)[]> {
  const all: (Source | Unread)[] = [];
  for (const file of files) {
    const place = { folder, file, staging };
    const kind = extname(file).toLowerCase();
    if (kind === '.csv' || kind === '.txt' || kind === '.tsv') all.push(await prepareCsv(place));
    else if (kind === '.xlsx') all.push(...(await prepareWorkbook(place)));
    else all.push({ source: basename(file), problem: 'not-a-table-file' });
  }
  return all;
}

type Building = {
  readonly order: ImportOrder;
  readonly staging: string;
  readonly snapshot: string;
  readonly prepared: readonly (Source | Unread)[];
};

type Content = Pick<Manifest, 'absent' | 'periods' | 'sources' | 'tables' | 'unread'>;

async function build({ order, staging, snapshot, prepared }: Building, report: Report): Promise<Content> {
  const { memoryMegabytes, threads } = order;
  const database = await openDatabase({
    file: join(staging, 'import.duckdb'),
    memoryMegabytes,
    threads,
    spillFolder: join(staging, 'spill'),
  });
  try {
    const { connection } = database;
    await connection.run(macroStatements([...macros.import, ...macros.rule]));
    await connection.run(repairTable);
    for (const table of tableDefinitions) await connection.run(stageStatement(table.name, table.columns));
    const loaded = await loadAll(connection, { prepared, staging }, report);
    report(0.7, '整理 · tables');
    const tables: SnapshotTable[] = [];
    const write = async (name: string, sql: string): Promise<void> => {
      report(0.7 + (0.3 * tables.length) / snapshotTables, `写出 · writing ${name}`);
      tables.push(await writeTable(connection, { folder: snapshot, index: tables.length + 1, name, sql }));
    };
    await finishTables(connection, write);
    for (const { name, sql } of derivedRelations) await write(name, sql);
    for (const name of ['身份字典', '账号字典', '修补']) await write(name, `SELECT * FROM ${name}_源`);
    return { ...loaded, absent: absentParts(loaded.sources), periods: await periodsOf(database), tables };
  } finally {
    database.close();
  }
}

async function loadAll(
  connection: DuckDBConnection,
  { prepared, staging }: Pick<Building, 'prepared' | 'staging'>,
  report: Report,
): Promise<{ readonly sources: readonly LoadedSource[]; readonly unread: readonly Unread[] }> {
  const sources: LoadedSource[] = [];
  const unread: Unread[] = [];
  for (const [index, one] of prepared.entries()) {
    if ('problem' in one) {
      unread.push(one);
      continue;
    }
    report((0.65 * index) / prepared.length, `读入 · reading ${one.name}`);
    try {
      sources.push(await loadSource(connection, one, staging));
    } catch (error) {
      // What was read of it so far is taken back, so that a source is read whole or not at all.
      await connection.run('DROP TABLE IF EXISTS raw');
      await connection.run(`DELETE FROM ${quoted(`stage_${one.table.name}`)} WHERE 来源 = ${literal(one.name)}`);
      await connection.run(`DELETE FROM 修补_源 WHERE 来源 = ${literal(one.name)}`);
      unread.push({ source: one.name, problem: 'unreadable-rows', detail: faultLine(error) });
    }
  }
  return { sources, unread };
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

/** Inputs, relations made from them, two dictionaries, repairs. */
const snapshotTables = tableDefinitions.length + derivedRelations.length + 3;

type Writing = { readonly folder: string; readonly index: number; readonly name: string; readonly sql: string };

async function writeTable(connection: DuckDBConnection, { folder, index, name, sql }: Writing): Promise<SnapshotTable> {
  // File names are plain, so that every storage takes them.
  const file = `t${String(index).padStart(2, '0')}.parquet`;
  const path = join(folder, file);
  await connection.run(`COPY (${sql}) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`);
  await connection.run(`CREATE VIEW ${quoted(name)} AS SELECT * FROM read_parquet(${literal(path)})`);
  const rows = await countOf(connection, `SELECT count(*) AS n FROM ${quoted(name)}`);
  return { name, file, rows, sha256: await hashFile(path) };
}
