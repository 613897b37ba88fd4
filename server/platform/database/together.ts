import { type Compilable, CompiledQuery, type QueryResult } from 'kysely';

/** A compiled query that stands for several: our two drivers send them in one trip. */
export type CompiledBatch = CompiledQuery & { readonly batch: readonly CompiledQuery[] };

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
  const batch: CompiledBatch = { ...CompiledQuery.raw('-- together'), batch: queries.map((query) => query.compile()) };
  const { rows } = await transaction.executeQuery(batch);
  // The drivers answer a batch with one result per query, in the place of rows.
  return rows as unknown as ResultsOf<Queries>;
}

/** The queries of a batch; a single query is a batch of one. */
export function queriesOf(query: CompiledQuery): readonly CompiledQuery[] {
  return isBatch(query) ? query.batch : [query];
}

/** True for what `together` made. */
export function isBatch(query: CompiledQuery): query is CompiledBatch {
  return 'batch' in query;
}
