import type { LawTables } from './law-tables.ts';
import type { ListTables } from './list-tables.ts';
import type { ProgrammeTables } from './programme-tables.ts';
import type { Tables } from './tables.ts';
import type { InstantColumn } from './values.ts';

/** Bookkeeping of the migration runner: one row per applied file of `server/migrations/`. */
export interface SchemaMigrationTable {
  readonly number: number;
  readonly name: string;
  /** Hexadecimal SHA-256 of the file. */
  readonly hash: string;
  readonly applied_at: InstantColumn;
}

/**
 * All tables that the application reads and writes, by the name that the search path finds (schemas `mq`, then `published`).
 * A feature adds its tables here, beside its migration.
 */
export interface Schema extends Tables, ListTables, LawTables, ProgrammeTables {
  readonly schema_migration: SchemaMigrationTable;
}
