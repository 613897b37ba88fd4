import type { Socket } from 'node:net';
import {
  type CompiledQuery,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { Pool, PoolClient, QueryResult as ServerResult } from 'pg';
import { Fault } from '../../../../core/kernel/outcome.ts';
import { doesCommit, isBatch, queriesOf, throwUnlessCommitted } from '../together.ts';
import { refuseInsideTransaction } from '../transaction.ts';
import { type HeldConnection, TransactionDriver } from '../transaction-driver.ts';
import { toWire } from '../wire-values.ts';

const namedAtMost = 500;

/** What pg's types leave out: the connection below a client. */
type ClientWithStream = { readonly connection: { readonly stream: Pick<Socket, 'cork' | 'uncork'> } };

/** Kysely on a pg pool whose clients pipeline. Texts that come again are prepared under a name on each connection. */
export class ServerDialect implements Dialect {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  createDriver(): Driver {
    return new ServerDriver(this.#pool);
  }

  createQueryCompiler(): PostgresQueryCompiler {
    return new PostgresQueryCompiler();
  }

  createAdapter(): PostgresAdapter {
    return new PostgresAdapter();
  }

  createIntrospector(handle: Kysely<unknown>): PostgresIntrospector {
    return new PostgresIntrospector(handle);
  }
}

class ServerDriver extends TransactionDriver<ServerConnection> {
  readonly #pool: Pool;
  readonly #names = new Map<string, string>();

  constructor(pool: Pool) {
    super();
    this.#pool = pool;
  }

  async acquireConnection(): Promise<ServerConnection> {
    refuseInsideTransaction();
    return new ServerConnection(await this.#pool.connect(), this.#names);
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }
}

/** A pooled client while somebody holds it. BEGIN is sent with the first statement and not waited for. */
class ServerConnection implements HeldConnection {
  readonly #client: PoolClient;
  readonly #names: Map<string, string>;
  #pendingBegin: string | undefined;
  #isLost = false;
  #isCommitted = false;

  constructor(client: PoolClient, names: Map<string, string>) {
    this.#client = client;
    this.#names = names;
  }

  begin(isolation: string | undefined): void {
    this.#pendingBegin = isolation === undefined ? 'begin' : `begin isolation level ${isolation}`;
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    if (this.#isCommitted) {
      this.#isCommitted = false;
      return;
    }
    if (this.#pendingBegin !== undefined) {
      this.#pendingBegin = undefined;
      return;
    }
    try {
      const { command } = await this.#client.query(how);
      if (how === 'commit') throwUnlessCommitted(command);
    } catch (error) {
      this.#isLost = true;
      throw error;
    }
  }

  /** A client whose transaction may still be open does not go back to the pool. */
  release(): void {
    this.#client.release(this.#isLost);
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const results = await this.#runAfterBegin(queriesOf(query), doesCommit(query));
    if (isBatch(query)) return { rows: results as R[] };
    return (results[0] ?? { rows: [] }) as QueryResult<R>;
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Fault('streaming-unsupported');
  }

  async #runAfterBegin(queries: readonly CompiledQuery[], commits: boolean): Promise<QueryResult<unknown>[]> {
    const begin = this.#pendingBegin;
    this.#pendingBegin = undefined;
    const sent = this.#inOneWrite(() => [
      ...(begin === undefined ? [] : [this.#client.query(begin)]),
      ...queries.map((query) => this.#send(query)),
      ...(commits ? [this.#client.query('commit')] : []),
    ]);
    const results: ServerResult[] = [];
    for (const answer of await Promise.allSettled(sent)) {
      if (answer.status === 'rejected') throw answer.reason;
      results.push(answer.value);
    }
    if (commits) {
      throwUnlessCommitted(results.at(-1)?.command);
      this.#isCommitted = true;
    }
    const first = begin === undefined ? 0 : 1;
    return results.slice(first, first + queries.length).map(queryResultOf);
  }

  /** What is sent meanwhile leaves in one write: each write costs a call of the operating system and a packet. */
  #inOneWrite<T>(send: () => T): T {
    const { stream } = (this.#client as unknown as ClientWithStream).connection;
    stream.cork();
    try {
      return send();
    } finally {
      stream.uncork();
    }
  }

  #send({ sql, parameters }: CompiledQuery): Promise<ServerResult> {
    const values = parameters.map(toWire);
    const name = this.#nameOf(sql);
    return this.#client.query(name === undefined ? { text: sql, values } : { name, text: sql, values });
  }

  #nameOf(sql: string): string | undefined {
    const known = this.#names.get(sql);
    if (known !== undefined || this.#names.size >= namedAtMost) return known;
    const name = `s${this.#names.size + 1}`;
    this.#names.set(sql, name);
    return name;
  }
}

function queryResultOf({ command, rowCount, rows }: ServerResult): QueryResult<unknown> {
  const changes = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE';
  return changes && rowCount !== null ? { rows, numAffectedRows: BigInt(rowCount) } : { rows };
}
