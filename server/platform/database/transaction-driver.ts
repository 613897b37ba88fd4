import { CompiledQuery, type DatabaseConnection, type Driver, type TransactionSettings } from 'kysely';

/** A connection while somebody holds it. BEGIN travels with its first statement. */
export type HeldConnection = DatabaseConnection & {
  readonly begin: (isolation: string | undefined) => void;
  readonly end: (how: 'commit' | 'rollback') => Promise<void>;
  readonly release: () => void;
};

/** What both engines do alike: transactions and savepoints of a held connection. */
export abstract class TransactionDriver<Held extends HeldConnection> implements Driver {
  abstract acquireConnection(): Promise<Held>;

  abstract destroy(): Promise<void>;

  async init(): Promise<void> {}

  async beginTransaction(connection: Held, settings: TransactionSettings): Promise<void> {
    connection.begin(settings.isolationLevel);
  }

  async commitTransaction(connection: Held): Promise<void> {
    await connection.end('commit');
  }

  async rollbackTransaction(connection: Held): Promise<void> {
    await connection.end('rollback');
  }

  async savepoint(connection: Held, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`savepoint "${name}"`));
  }

  async rollbackToSavepoint(connection: Held, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`rollback to savepoint "${name}"`));
  }

  async releaseSavepoint(connection: Held, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`release savepoint "${name}"`));
  }

  async releaseConnection(connection: Held): Promise<void> {
    connection.release();
  }
}
