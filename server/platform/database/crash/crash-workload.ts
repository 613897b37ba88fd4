import type { Database } from '../open-database.ts';

/**
 * What a crash loop runs in the child and checks in the parent. A workload is a compiled module that exports these three functions.
 */
export type CrashWorkload = {
  /** Once per opening, after the migrations: makes what is missing. */
  readonly prepare: (database: Database) => Promise<void>;
  /** Commits until it is killed. `acknowledge(text)` is called after each commit with what must be found again. */
  readonly write: (database: Database, acknowledge: (text: string) => void) => Promise<never>;
  /** Names every acknowledged text that is not there, and every broken invariant. */
  readonly findLost: (database: Database, acknowledged: readonly string[]) => Promise<readonly string[]>;
};

/** Imports a workload by the path of its compiled file. */
export async function loadWorkload(file: string): Promise<CrashWorkload> {
  return (await import(file)) as CrashWorkload;
}
