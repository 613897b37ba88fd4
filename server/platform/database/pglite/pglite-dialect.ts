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
import { Fault } from '../../../../core/kernel/outcome.ts';
import { doesCommit, isBatch, queriesOf, throwUnlessCommitted } from '../together.ts';
import { refuseInsideTransaction } from '../transaction.ts';
import { type HeldConnection, TransactionDriver } from '../transaction-driver.ts';
import { toWire } from '../wire-values.ts';
import type { EngineLink } from './engine-link.ts';
import type { SessionRole, Statement, StatementResult } from './messages.ts';

/** Kysely on the embedded engine, under one role. Several dialects may share one link; whoever has a connection has the engine to himself. */
export class PGliteDialect implements Dialect {
  readonly #link: EngineLink;
  readonly #role: SessionRole;

  constructor(link: EngineLink, role: SessionRole) {
    this.#link = link;
    this.#role = role;
  }

  createDriver(): Driver {
    return new PGliteDriver(this.#link, this.#role);
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

class PGliteDriver extends TransactionDriver<PGliteConnection> {
  readonly #link: EngineLink;
  readonly #role: SessionRole;

  constructor(link: EngineLink, role: SessionRole) {
    super();
    this.#link = link;
    this.#role = role;
  }

  async acquireConnection(): Promise<PGliteConnection> {
    refuseInsideTransaction();
    return new PGliteConnection(this.#link, this.#role, await this.#link.hold());
  }

  async destroy(): Promise<void> {}
}

/** The session while somebody holds it. BEGIN travels with the first statement, so it costs no trip of its own. */
class PGliteConnection implements HeldConnection {
  readonly #link: EngineLink;
  readonly #role: SessionRole;
  readonly release: () => void;
  #pendingBegin: string | undefined;
  #isCommitted = false;

  constructor(link: EngineLink, role: SessionRole, release: () => void) {
    this.#link = link;
    this.#role = role;
    this.release = release;
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
    const [result] = await this.#link.run(this.#role, [{ sql: how, parameters: [] }]);
    if (how === 'commit') throwUnlessCommitted(result?.command);
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const statements: Statement[] = queriesOf(query).map(({ sql, parameters }) => ({ sql, parameters: parameters.map(toWire) }));
    const commits = doesCommit(query);
    if (commits) statements.push({ sql: 'commit', parameters: [] });
    const answers = await this.#runAfterBegin(statements);
    if (commits) {
      throwUnlessCommitted(answers.at(-1)?.command);
      this.#isCommitted = true;
    }
    const results = answers.map(queryResultOf);
    if (isBatch(query)) return { rows: results as R[] };
    return (results[0] ?? { rows: [] }) as QueryResult<R>;
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Fault('streaming-unsupported');
  }

  async #runAfterBegin(statements: readonly Statement[]): Promise<readonly StatementResult[]> {
    if (this.#pendingBegin === undefined) return this.#link.run(this.#role, statements);
    const begin = this.#pendingBegin;
    this.#pendingBegin = undefined;
    const [, ...results] = await this.#link.run(this.#role, [{ sql: begin, parameters: [] }, ...statements]);
    return results;
  }
}

function queryResultOf({ command, affected, columns, rows }: StatementResult): QueryResult<unknown> {
  const objects = rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])));
  const changes = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE';
  return changes && affected !== undefined ? { rows: objects, numAffectedRows: BigInt(affected) } : { rows: objects };
}
