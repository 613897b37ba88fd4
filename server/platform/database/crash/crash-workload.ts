import type { Database } from '../open-database.ts';

/** What a crash loop runs in the child and checks in the parent. */
export type CrashWorkload = {
  /** Once per opening, after the migrations: makes what is missing. */
  readonly prepare: (database: Database) => Promise<void>;
  /** Commits until it is killed. `acknowledge(text)` is called after each commit with what must be found again. */
  readonly write: (database: Database, acknowledge: (text: string) => void) => Promise<never>;
  /** Names every acknowledged text that is not there, and every broken invariant. */
  readonly findLost: (database: Database, acknowledged: readonly string[]) => Promise<readonly string[]>;
};
