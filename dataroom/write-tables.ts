import { dirname, join } from 'node:path';

import type { DuckDBConnection } from '@duckdb/node-api';

import type { TableDefinition } from '../exchange/tables/table-definition.ts';
import { tableDefinitions } from '../exchange/tables/table-definitions.ts';
import { literal, quoted } from './database.ts';
import { derivedRelations } from './derived-relations.ts';
import { type Dictionary, finishTables } from './finish-tables.ts';
import { noteStep, readStep } from './import-journal.ts';
import { countOf } from './load-source.ts';
import { hashFile, pathOf, type Snapshot, type SnapshotFile, type SnapshotTable, type TableGrowth } from './snapshot.ts';

/** What the tables of a snapshot are written from. */
export type TableOrder = {
  readonly staging: string;
  readonly id: string;
  /** The snapshot that is extended; null: there is none. */
  readonly base: Snapshot | null;
  /** Names of the tables that sources gave. */
  readonly given: ReadonlySet<string>;
};

/** Tables of a snapshot, and what became of those of its base. */
export type WrittenTables = { readonly tables: readonly SnapshotTable[]; readonly growth: readonly TableGrowth[] };

/** Where the snapshot is made. */
export function snapshotIn(staging: string): string {
  return join(staging, 'snapshot');
}

/** Two dictionaries, inputs, relations made from them, repairs. */
const snapshotTables = tableDefinitions.length + derivedRelations.length + 3;

/** Rows that are read at least when one is wanted. */
const rowsOfGroup = 32_768;

/**
 * Writes the tables of a snapshot from the stages. With a base, files hold only what is new: rows that are known stay where
 * they are, and a table is written anew only where rows take the place of earlier ones.
 */
export async function writeTables(
  connection: DuckDBConnection,
  order: TableOrder,
  report: (share: number, label: string) => void,
): Promise<WrittenTables> {
  const { base, given } = order;
  const tables: SnapshotTable[] = [];
  const growth: TableGrowth[] = [];
  const before = (name: string): readonly SnapshotFile[] => base?.manifest.tables.find((table) => table.name === name)?.files ?? [];
  const put = async (name: string, sql: string | null, kept: readonly SnapshotFile[]): Promise<void> => {
    report(tables.length / snapshotTables, `写出 · writing ${name}`);
    const own = sql === null ? [] : [await writeFile(connection, order, { step: tables.length + 1, sql })];
    const files = [...kept, ...own];
    tables.push({ name, rows: files.reduce((sum, { rows }) => sum + rows, 0), files });
    await connection.run(
      `CREATE VIEW ${quoted(name)} AS SELECT * FROM read_parquet([${files.map((one) => literal(placeOf(order, one))).join(', ')}])`,
    );
  };
  if (base !== null) await nameBase(connection, base);
  await finishTables(connection, {
    dictionary: async (dictionary, sql) => put(dictionary.name, numbered(dictionary, sql, base !== null), before(dictionary.name)),
    table: async (table, sql, rowOrder) => {
      const ordered = (rows: string): string => (rowOrder === undefined ? rows : `SELECT * FROM (${rows}) ORDER BY ${rowOrder}`);
      if (base === null) return put(table.name, ordered(sql), []);
      if (!given.has(table.name)) return put(table.name, null, before(table.name));
      const grown = await compare(connection, table, sql);
      growth.push(grown.growth);
      return put(table.name, ordered(grown.sql), grown.growth.replaced > 0 ? [] : before(table.name));
    },
  });
  for (const { name, sql, from } of derivedRelations) {
    // A base from before the relation was thought of has no file of it.
    const stays = before(name).length > 0 && from.length > 0 && !from.some((table) => given.has(table));
    await put(name, stays ? null : sql, stays ? before(name) : []);
  }
  await put('修补', 'SELECT * FROM 修补_源', before('修补'));
  return { tables, growth };
}

function placeOf({ staging, id, base }: TableOrder, file: SnapshotFile): string {
  return file.snapshot === id || base === null ? join(snapshotIn(staging), file.file) : pathOf(base.folder, file);
}

/** The tables of the base under names of their own. */
async function nameBase(connection: DuckDBConnection, { folder, manifest }: Snapshot): Promise<void> {
  for (const { name, files } of manifest.tables) {
    const paths = files.map((file) => literal(join(dirname(folder), file.snapshot, file.file)));
    await connection.run(`CREATE VIEW ${quoted(`库_${name}`)} AS SELECT * FROM read_parquet([${paths.join(', ')}])`);
  }
}

/** Numbers go on where those of the base end; a text that has one keeps it. */
function numbered({ name, value }: Dictionary, sql: string, extends_: boolean): string {
  const start = extends_ ? `(SELECT coalesce(max(键), 0) FROM ${quoted(`库_${name}`)})` : '0';
  const news = extends_
    ? `SELECT v FROM (${sql}) n WHERE NOT EXISTS (SELECT 1 FROM ${quoted(`库_${name}`)} b WHERE b.${value} = n.v)`
    : sql;
  return `SELECT CAST(${start} + row_number() OVER (ORDER BY v) AS INTEGER) AS 键, v AS ${value} FROM (${news}) ORDER BY v`;
}

type Grown = { readonly growth: TableGrowth; readonly sql: string };

/** Compares the rows of a batch with those of the base by their key. Without a key every row is new. */
async function compare(connection: DuckDBConnection, table: TableDefinition, sql: string): Promise<Grown> {
  const { name } = table;
  const [fresh, known, base] = [quoted(`neu_${name}`), quoted(`bekannt_${name}`), quoted(`库_${name}`)];
  await connection.run(`CREATE TABLE ${fresh} AS ${sql}`);
  const rows = await countOf(connection, `SELECT count(*) AS n FROM ${fresh}`);
  if (table.key.length === 0) return { growth: { table: name, added: rows, replaced: 0, known: 0 }, sql: `SELECT * FROM ${fresh}` };
  const same = table.key.map((column) => `b.${quoted(column)} IS NOT DISTINCT FROM n.${quoted(column)}`).join(' AND ');
  await connection.run(`CREATE TABLE ${known} AS SELECT b.* FROM ${base} b WHERE EXISTS (SELECT 1 FROM ${fresh} n WHERE ${same})`);
  await connection.run(`CREATE TABLE ${quoted(`anders_${name}`)} AS SELECT * FROM ${fresh} EXCEPT SELECT * FROM ${known}`);
  const other = quoted(`anders_${name}`);
  const others = await countOf(connection, `SELECT count(*) AS n FROM ${other}`);
  const replaced = await countOf(connection, `SELECT count(*) AS n FROM ${other} n WHERE EXISTS (SELECT 1 FROM ${known} b WHERE ${same})`);
  const growth = { table: name, added: others - replaced, replaced, known: rows - others };
  if (replaced === 0) return { growth, sql: `SELECT * FROM ${other}` };
  return {
    growth,
    sql: `SELECT * FROM ${other} UNION ALL SELECT b.* FROM ${base} b WHERE NOT EXISTS (SELECT 1 FROM ${other} n WHERE ${same})`,
  };
}

type Writing = { readonly step: number; readonly sql: string };

/** Writes the file of a table, unless a killed process has written it whole before. */
async function writeFile(connection: DuckDBConnection, { staging, id }: TableOrder, { step, sql }: Writing): Promise<SnapshotFile> {
  // File names are plain, so that every storage takes them.
  const file = `t${String(step).padStart(2, '0')}.parquet`;
  const path = join(snapshotIn(staging), file);
  const known = await readStep<SnapshotFile>(staging, `table-${step}`);
  if (known !== undefined) return known;
  await connection.run(`COPY (${sql}) TO ${literal(path)} (FORMAT parquet, COMPRESSION lz4_raw, ROW_GROUP_SIZE ${rowsOfGroup})`);
  const rows = await countOf(connection, `SELECT count(*) AS n FROM read_parquet(${literal(path)})`);
  const written = { snapshot: id, file, rows, sha256: await hashFile(path) };
  await noteStep(staging, `table-${step}`, { result: written, files: [join('snapshot', file)] });
  return written;
}
