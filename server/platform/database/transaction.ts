import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely, Transaction } from 'kysely';
import { Fault } from '../../../core/kernel/outcome.ts';
import type { Schema } from './schema.ts';
import { sqlStateOf } from './sql-failure.ts';

const inside = new AsyncLocalStorage<true>();
const attemptsAtMost = 6;
const retried = new Set(['40001', '40P01']);
let retries = 0;

/** How a transaction runs; the engine's default level is read committed. */
export type TransactionSettings = {
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
};

/**
 * Runs one transaction. After a serialization failure (40001) or a deadlock (40P01) the whole of it is run again, up to 5 times with
 * growing, jittered pauses; `work` must therefore have no effects but its statements. A commit that the engine turned into a rollback is thrown.
 *
 * Inside `work` only the given transaction may be used: a query through a database handle would wait for ever on the embedded engine's one
 * connection, so it throws Fault `handle-inside-transaction` on both engines.
 */
export async function inTransaction<T>(
  handle: Kysely<Schema>,
  work: (transaction: Transaction<Schema>) => Promise<T>,
  settings: TransactionSettings = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const builder = handle.transaction();
      const leveled = settings.isolation === undefined ? builder : builder.setIsolationLevel(settings.isolation);
      return await leveled.execute((transaction) => inside.run(true, () => work(transaction)));
    } catch (error) {
      if (!retried.has(sqlStateOf(error) ?? '') || attempt === attemptsAtMost) throw error;
      retries += 1;
      await pause(Math.random() * 5 * 2 ** attempt);
    }
  }
}

/** Retried transactions since the process started (a metric). */
export function countRetries(): number {
  return retries;
}

/** Called by the drivers before they give out a connection. */
export function refuseInsideTransaction(): void {
  if (inside.getStore() === true) throw new Fault('handle-inside-transaction');
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
