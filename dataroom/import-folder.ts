import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { Fault } from '../core/kernel/outcome.ts';
import { tableDefinitions } from '../exchange/tables/table-definitions.ts';
import { type Database, openDatabase, query } from './database.ts';
import { recipeHash } from './import-recipe.ts';
import { openStaging } from './import-journal.ts';
import type { LoadedSource } from './load-source.ts';
import { macros, macroStatements } from './macros.ts';
import { readFiles } from './read-files.ts';
import {
  changedTables,
  describeFile,
  type ImportGrounds,
  type Manifest,
  originHash,
  placeSnapshot,
  readManifest,
  setCurrent,
  type Snapshot,
  snapshotId,
  writeManifest,
} from './snapshot.ts';
import type { Unread } from './source-file.ts';
import { makeStages } from './stage.ts';
import { removeTemporaryFolder } from './temporary-folders.ts';
import { snapshotIn, writeTables } from './write-tables.ts';

/** What is imported, where to, and within which limits. */
export type ImportOrder = {
  readonly folder: string;
  readonly room: string;
  readonly grounds: ImportGrounds;
  readonly memoryMegabytes: number;
  readonly threads: number;
  /** Time of the import, ISO 8601. */
  readonly now: string;
  /** The snapshot of the room that these files extend; absent: they stand alone. */
  readonly base?: Snapshot;
};

/** Told how far the work is. */
export type Report = (share: number, label: string) => void;

/** A snapshot and where it lies. `repeated` when an equal import had made it before. */
export type Imported = Snapshot & { readonly repeated: boolean };

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
  const origin = originHash({ files: described, grounds: order.grounds, recipe });
  const base = order.base ?? null;
  if (base?.manifest.origins.includes(origin) === true) return { ...base, repeated: true };
  const id = snapshotId(origin, base?.manifest.id ?? null);
  const there = join(order.room, 'snapshots', id);
  const known = await readManifest(there);
  if (known !== undefined) {
    const changed = await changedTables({ folder: there, manifest: known });
    if (changed.length > 0) throw new Fault('snapshot-changed', { snapshot: id, tables: changed });
    await setCurrent(order.room, id);
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
      format: 'mingquan-snapshot-2',
      id,
      base: base?.manifest.id ?? null,
      origins: [...(base?.manifest.origins ?? []), origin],
      importedAt: order.now,
      grounds: order.grounds,
      files: described,
      recipe,
      ...content,
      unread: [...folders, ...content.unread],
    };
    await writeManifest(snapshotIn(staging), manifest);
    const placed = await placeSnapshot(snapshotIn(staging), order.room, id);
    await setCurrent(order.room, id);
    return { folder: placed, manifest, repeated: false };
  } finally {
    await removeTemporaryFolder(staging);
  }
}

/** Hidden files, and what Excel and WPS put beside a workbook while it is open. */
function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$');
}

type Building = { readonly order: ImportOrder; readonly staging: string; readonly files: readonly string[]; readonly id: string };

type Content = Pick<Manifest, 'absent' | 'growth' | 'periods' | 'sources' | 'tables' | 'unread'>;

async function build({ order, staging, files, id }: Building, report: Report): Promise<Content> {
  const { memoryMegabytes, threads, folder } = order;
  const base = order.base ?? null;
  const database = await openDatabase({ memoryMegabytes, threads, spillFolder: join(staging, 'spill') });
  try {
    const { connection } = database;
    await connection.run(macroStatements([...macros.import, ...macros.rule]));
    const { parts, unread } = await readFiles(connection, { folder, files, staging }, (index, file) =>
      report((0.65 * index) / files.length, `读入 · reading ${file}`),
    );
    await makeStages(connection, staging, parts);
    await mkdir(snapshotIn(staging), { recursive: true, mode: 0o700 });
    report(0.7, '整理 · tables');
    const given = new Set(parts.map(({ loaded }) => loaded.table));
    const written = await writeTables(connection, { staging, id, base, given }, (share, label) => report(0.7 + 0.3 * share, label));
    const sources = parts.map(({ loaded }) => loaded);
    return { sources, unread, absent: absentParts(sources, base), periods: await periodsOf(database), ...written };
  } finally {
    database.close();
  }
}

/** What no source gave. A table that the base has is absent no more; a column of it is when the base lacks it and the batch too. */
function absentParts(sources: readonly LoadedSource[], base: Snapshot | null): readonly string[] {
  const before = base === null ? undefined : new Set(base.manifest.absent);
  return tableDefinitions.flatMap(({ name, columns }) => {
    const own = sources.filter(({ table }) => table === name);
    const known = before !== undefined && !before.has(name);
    if (own.length === 0) return known ? [...before].filter((one) => one.startsWith(`${name}.`)) : [name];
    return columns.flatMap((column) => {
      const path = `${name}.${column.name}`;
      const lacks = own.every(({ absentColumns }) => absentColumns.includes(column.name));
      return lacks && (!known || before.has(path)) ? [path] : [];
    });
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
