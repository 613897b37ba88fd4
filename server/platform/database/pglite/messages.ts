import type { SqlFailureFacts } from '../sql-failure.ts';
import type { WireValue } from '../wire-values.ts';

/** Who a statement runs as. `login` is the engine's own superuser and serves the migration runner only. */
export type SessionRole = 'mq_app' | 'mq_public' | 'login';

/** One statement with its parameters as they go on the wire. */
export type Statement = { readonly sql: string; readonly parameters: readonly WireValue[] };

/** Rows travel as arrays beside the column names: half the cost of cloning objects. */
export type StatementResult = {
  readonly command: string;
  readonly affected: number | undefined;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
};

/** What the main thread asks of the engine's thread. Requests are answered one by one, in order. */
export type EngineRequest =
  | { readonly kind: 'run'; readonly id: number; readonly role: SessionRole; readonly statements: readonly Statement[] }
  | { readonly kind: 'script'; readonly id: number; readonly role: SessionRole; readonly sql: string }
  | { readonly kind: 'count-syncs'; readonly id: number }
  | { readonly kind: 'close'; readonly id: number };

/** What the engine's thread answers; `ready` and `broken` come unasked. */
export type EngineReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken'; readonly code: string; readonly cause: string }
  | { readonly kind: 'results'; readonly id: number; readonly results: readonly StatementResult[] }
  | { readonly kind: 'syncs'; readonly id: number; readonly count: number }
  | { readonly kind: 'done'; readonly id: number }
  | { readonly kind: 'refused'; readonly id: number; readonly failure: SqlFailureFacts }
  | { readonly kind: 'fault'; readonly id: number; readonly code: string; readonly cause: string };

/** What a new engine thread is told: make a directory and end, or open one and serve. */
export type EngineTask = { readonly task: 'create' | 'open'; readonly directory: string };
