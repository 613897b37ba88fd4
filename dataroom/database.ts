import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';

/** A database of the data room: one connection and how to end it. */
export type Database = { readonly connection: DuckDBConnection; readonly close: () => void };

/** Where a database lives and what it may use. */
export type DatabaseLimits = {
  /** File of the database; absent: in memory. */
  readonly file?: string;
  readonly memoryMegabytes: number;
  readonly threads: number;
  /** Where it may put what does not fit into memory. */
  readonly spillFolder: string;
};

/** Opens a database within its limits. Nothing is fetched from outside. */
export async function openDatabase(limits: DatabaseLimits): Promise<Database> {
  const instance = await DuckDBInstance.create(limits.file ?? ':memory:', {
    memory_limit: `${limits.memoryMegabytes}MB`,
    threads: String(limits.threads),
    temp_directory: limits.spillFolder,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  const close = (): void => {
    connection.closeSync();
    instance.closeSync();
  };
  return { connection, close };
}

/** A row of an answer by column name; 64-bit numbers and days come as texts. */
export type AnswerRow = Readonly<Record<string, unknown>>;

/** Values of named parameters. */
export type Parameters = Readonly<Record<string, DuckDBValue>>;

/** The rows of a query, with values as JSON has them. */
export async function query(connection: DuckDBConnection, sql: string, parameters: Parameters = {}): Promise<readonly AnswerRow[]> {
  const reader =
    Object.keys(parameters).length === 0 ? await connection.runAndReadAll(sql) : await connection.runAndReadAll(sql, { ...parameters });
  return reader.getRowObjectsJson();
}

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as an SQL identifier. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
