import { type Compilable, CompiledQuery, type QueryResult } from 'kysely';

import { SqlFailure } from './sql-failure.ts';

/** A compiled query that stands for several: our two drivers send them in one trip. */
export type CompiledBatch = CompiledQuery & {
  readonly batch: readonly CompiledQuery[];
  /** True when the transaction commits behind the last query, in the same trip. */
  readonly commits: boolean;
};

/** Whatever runs compiled queries: a Kysely handle or a transaction. */
type Runner = { executeQuery<R>(query: CompiledQuery<R>): Promise<QueryResult<R>> };

type ResultsOf<Queries extends readonly Compilable<unknown>[]> = {
  readonly [K in keyof Queries]: Queries[K] extends Compilable<infer Row> ? QueryResult<Row> : never;
};

/**
 * Runs several statements in one round trip, in order, inside a transaction. On PostgreSQL they are pipelined, on the embedded engine they
 * travel in one message. (Awaiting them with `Promise.all` does not help: within a transaction Kysely sends one query at a time.)
 *
 * The first failing statement's error is thrown; those behind it had no effect, because the transaction is broken by then.
 *
 * @example
 * const [cases] = await together(trx, [trx.selectFrom('case_row').selectAll(), trx.deleteFrom('job').where('county_id', '=', county)]);
 */
export async function together<const Queries extends readonly Compilable<unknown>[]>(
  transaction: Runner,
  queries: Queries,
): Promise<ResultsOf<Queries>> {
  // The drivers answer a batch with one result per query, in the place of rows.
  const { rows } = await transaction.executeQuery(batchOf(queries, false));
  return rows as unknown as ResultsOf<Queries>;
}

/**
 * Like `together`, and commits in the same trip: the last thing that the work of a transaction does. Whatever it throws afterwards comes too late.
 */
export async function commitTogether(transaction: Runner, queries: readonly Compilable<unknown>[]): Promise<void> {
  await transaction.executeQuery(batchOf(queries, true));
}

function batchOf(queries: readonly Compilable<unknown>[], commits: boolean): CompiledBatch {
  return { ...CompiledQuery.raw('-- together'), batch: queries.map((query) => query.compile()), commits };
}

/** The transaction did not keep what it was told to: a statement had failed before. */
export function throwUnlessCommitted(command: string | undefined): void {
  if (command !== 'COMMIT') throw new SqlFailure({ code: '25P02', message: 'the transaction was rolled back' });
}

/** True when a query commits its transaction. */
export function doesCommit(query: CompiledQuery): boolean {
  return isBatch(query) && query.commits;
}

/** The queries of a batch; a single query is a batch of one. */
export function queriesOf(query: CompiledQuery): readonly CompiledQuery[] {
  return isBatch(query) ? query.batch : [query];
}

/** True for what `together` made. */
export function isBatch(query: CompiledQuery): query is CompiledBatch {
  return 'batch' in query;
}
