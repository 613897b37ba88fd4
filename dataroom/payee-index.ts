import { open, readFile, rename, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { DuckDBConnection } from '@duckdb/node-api';

import { literal, query } from './database.ts';
import { countOf } from './load-source.ts';
import { pathOf, type Snapshot, type SnapshotFile } from './snapshot.ts';
import { openSortedFile, type SortedFile } from './sorted-file.ts';

/** One kind of sorted file: from which table of the snapshot, how its records are asked for, and how one is written. */
type IndexKind = {
  readonly table: string;
  readonly name: string;
  /** Bytes of a record; for texts as many as the longest has. */
  readonly width: number | 'text';
  readonly sql: (relation: string) => string;
  readonly put: (record: Buffer, values: readonly unknown[]) => void;
};

/** The members of a record: numbers of persons, accounts, programmes and periods; a day is days since 1970, `noDay` none. */
export const noDay = -2_147_483_648;

const numbersFirst = (record: Buffer, values: readonly unknown[]): void => {
  record.writeUInt32LE(Number(values[0]), 0);
};

const kinds = {
  /** Payments: person, programme and period as numbers of the two lists, fen. */
  payments: {
    table: '补贴发放',
    name: 'payments',
    width: 16,
    sql: (relation) =>
      `SELECT 身份证号, list_position((SELECT v FROM 项目表), 项目编码), list_position((SELECT v FROM 期表), 所属期), CAST(金额 AS DOUBLE) FROM ${relation} WHERE 身份证号 IS NOT NULL AND 项目编码 IS NOT NULL AND 所属期 IS NOT NULL ORDER BY 身份证号`,
    put: (record, values) => {
      numbersFirst(record, values);
      record.writeUInt16LE(Number(values[1]), 4);
      record.writeUInt16LE(Number(values[2]), 6);
      record.writeDoubleLE(values[3] === null ? Number.NaN : Number(values[3]), 8);
    },
  },
  /** Who was paid into an account: account, person. */
  shared: {
    table: '补贴发放',
    name: 'shared',
    width: 8,
    sql: (relation) =>
      `SELECT DISTINCT 银行账号, 身份证号 FROM ${relation} WHERE 银行账号 IS NOT NULL AND 身份证号 IS NOT NULL ORDER BY 银行账号, 身份证号`,
    put: (record, values) => {
      numbersFirst(record, values);
      record.writeUInt32LE(Number(values[1]), 4);
    },
  },
  /** The register: person, day of death, a fingerprint of the household (zero: none). */
  persons: {
    table: '人员',
    name: 'persons',
    width: 16,
    sql: (relation) =>
      `SELECT 身份证号, date_diff('day', DATE '1970-01-01', 死亡日期), CASE WHEN 户编号 IS NULL THEN 0 ELSE md5_number_lower(户编号) END FROM ${relation} WHERE 身份证号 IS NOT NULL ORDER BY 身份证号`,
    put: (record, values) => {
      numbersFirst(record, values);
      record.writeInt32LE(values[1] === null ? noDay : Number(values[1]), 4);
      record.writeBigUInt64LE(BigInt(String(values[2])), 8);
    },
  },
  identities: texts('身份字典', '身份证号'),
  accounts: texts('账号字典', '银行账号'),
} satisfies Readonly<Record<string, IndexKind>>;

/** Texts of a dictionary in the order of their bytes, padded with zeros, each behind its number. */
function texts(table: string, column: string): IndexKind {
  return {
    table,
    name: table === '身份字典' ? 'identities' : 'accounts',
    width: 'text',
    sql: (relation) => `SELECT 键, ${column} FROM ${relation} ORDER BY encode(${column})`,
    put: (record, values) => {
      record.fill(0);
      numbersFirst(record, values);
      record.write(String(values[1]), 4, 'utf8');
    },
  };
}

/** Opened index of a snapshot: each kind has a file for each file of its table, the newest last. */
export type PayeeIndex = Readonly<Record<keyof typeof kinds, readonly SortedFile[]>> & {
  readonly programmes: ReadonlyMap<string, number>;
  readonly periods: ReadonlyMap<string, number>;
  readonly close: () => void;
};

/**
 * Opens the index over persons and accounts by which one payee is looked up without a scan. What is missing of it is made from
 * the files of the snapshot; files of a base are made once for all that extend it.
 */
export async function openPayeeIndex(connection: DuckDBConnection, room: string, snapshot: Snapshot): Promise<PayeeIndex> {
  const folder = join(room, 'index');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Positions in these lists are in the records, so a batch may only add to the end of them.
  const programmes = await list(connection, { folder, snapshot, name: '项目表', column: '项目编码' });
  const periods = await list(connection, { folder, snapshot, name: '期表', column: '所属期' });
  const opened: Record<string, readonly SortedFile[]> = {};
  for (const [name, kind] of Object.entries<IndexKind>(kinds)) {
    const files = snapshot.manifest.tables.find((table) => table.name === kind.table)?.files ?? [];
    const all: SortedFile[] = [];
    for (const file of files) all.push(await openKind(connection, { kind, folder, path: pathOf(snapshot.folder, file), file }));
    opened[name] = all;
  }
  const of = (name: keyof typeof kinds): readonly SortedFile[] => opened[name] ?? [];
  return {
    payments: of('payments'),
    shared: of('shared'),
    persons: of('persons'),
    identities: of('identities'),
    accounts: of('accounts'),
    programmes,
    periods,
    close: () => Object.values(opened).forEach((files) => files.forEach((file) => file.close())),
  };
}

type Listing = { readonly folder: string; readonly snapshot: Snapshot; readonly name: string; readonly column: string };

async function list(connection: DuckDBConnection, { folder, snapshot, name, column }: Listing): Promise<ReadonlyMap<string, number>> {
  const path = join(
    folder,
    `${snapshot.manifest.tables.find((table) => table.name === '补贴发放')?.files[0]?.snapshot ?? 'none'}-${column}.json`,
  );
  const known = JSON.parse(await readFile(path, 'utf8').catch(() => '[]')) as readonly string[];
  const rows = await query(connection, `SELECT DISTINCT ${column} AS v FROM 补贴发放 WHERE ${column} IS NOT NULL ORDER BY v`);
  const all = [...new Set([...known, ...rows.map((row) => String(row['v']))])];
  if (all.length > known.length) await writeWhole(path, JSON.stringify(all));
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${name} AS SELECT [${all.map(literal).join(', ')}]::VARCHAR[] AS v`);
  return new Map(all.map((value, index) => [value, index + 1]));
}

type Opening = { readonly kind: IndexKind; readonly folder: string; readonly path: string; readonly file: SnapshotFile };

async function openKind(connection: DuckDBConnection, { kind, folder, path, file }: Opening): Promise<SortedFile> {
  const relation = `read_parquet(${literal(path)})`;
  const place = join(folder, `${file.snapshot}-${kind.name}`);
  if (!existsSync(`${place}.json`)) {
    const column = kind.table === '身份字典' ? '身份证号' : '银行账号';
    const width =
      kind.width === 'text'
        ? 4 + (await countOf(connection, `SELECT coalesce(max(strlen(${column})), 0) AS n FROM ${relation}`))
        : kind.width;
    await writeRecords(connection, { kind, sql: kind.sql(relation), place: `${place}.bin`, width });
    await writeWhole(`${place}.json`, JSON.stringify({ width }));
  }
  const { width } = JSON.parse(await readFile(`${place}.json`, 'utf8')) as { readonly width: number };
  return openSortedFile(`${place}.bin`, width);
}

type Writing = { readonly kind: IndexKind; readonly sql: string; readonly place: string; readonly width: number };

async function writeRecords(connection: DuckDBConnection, { kind, sql, place, width }: Writing): Promise<void> {
  const out = await open(`${place}.new`, 'w', 0o600);
  try {
    const result = await connection.stream(sql);
    for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      const bytes = Buffer.alloc(chunk.rowCount * width);
      const columns = Array.from({ length: chunk.columnCount }, (_, index) => chunk?.getColumnVector(index));
      for (let row = 0; row < chunk.rowCount; row += 1)
        kind.put(
          bytes.subarray(row * width, (row + 1) * width),
          columns.map((column) => column?.getItem(row) ?? null),
        );
      await out.write(bytes);
    }
  } finally {
    await out.close();
  }
  await rename(`${place}.new`, place);
}

async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { mode: 0o600 });
  await rename(`${path}.new`, path);
}
