import { Kysely } from 'kysely';
import { Client, Pool, type PoolConfig } from 'pg';
import { Fault } from '../../../core/kernel/outcome.ts';
import { type EngineLink, type EngineSettings } from './pglite/engine-link.ts';
import { openEmbedded } from './pglite/open-embedded.ts';
import { PGliteDialect } from './pglite/pglite-dialect.ts';
import { ServerDialect } from './postgres/postgres-dialect.ts';
import { refuseNewerData } from './data-version.ts';
import type { Schema } from './schema.ts';
import { refuseInsideTransaction } from './transaction.ts';
import { readerOf } from './wire-values.ts';

/** Which database. `connections` is the size of each of the two pools (app, published). */
export type DatabaseSettings =
  | ({ readonly kind: 'embedded' } & EngineSettings)
  | { readonly kind: 'postgres'; readonly url: string; readonly connections?: number };

/** A session with the login's own rights; for migrations, backup and the reading of the catalogue only. */
export type OwnerSession = {
  /** Runs a text of several statements, without parameters. */
  script(sql: string): Promise<void>;
  /** Runs one statement; rows as objects. */
  rows(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
};

type Handles = {
  /** Reads and writes as `mq_app`. */
  readonly app: Kysely<Schema>;
  /** Reads published tables as `mq_public` and can do nothing else. */
  readonly published: Kysely<Schema>;
  /** Runs `work` on one session of the login; never inside a request. */
  asOwner<T>(work: (session: OwnerSession) => Promise<T>): Promise<T>;
  /** Waits for what runs, closes, and gives the lock back. */
  close(): Promise<void>;
};

/** An open database of either engine. */
export type Database =
  | (Handles & {
      readonly kind: 'embedded';
      readonly directory: string;
      /** Syncs that reached the disk since opening. */
      syncCount(): Promise<number>;
    })
  | (Handles & { readonly kind: 'postgres' });

/**
 * Opens a database. Call `migrate` before the first use of `app` and `published`: their roles are made by the first migration.
 *
 * @throws Fault of `openEmbedded`
 */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  switch (settings.kind) {
    case 'embedded':
      return openOnEngine(settings);
    case 'postgres':
      return openOnServer(settings.url, settings.connections ?? 16);
  }
}

async function openOnEngine(settings: EngineSettings): Promise<Database> {
  const { directory, link, close } = await openEmbedded(settings, refuseNewerData);
  return {
    kind: 'embedded',
    directory,
    app: new Kysely<Schema>({ dialect: new PGliteDialect(link, 'mq_app') }),
    published: new Kysely<Schema>({ dialect: new PGliteDialect(link, 'mq_public') }),
    asOwner: (work) => withEngineSession(link, work),
    syncCount: () => link.countSyncs(),
    close,
  };
}

async function withEngineSession<T>(link: EngineLink, work: (session: OwnerSession) => Promise<T>): Promise<T> {
  refuseInsideTransaction();
  const release = await link.hold();
  try {
    return await work({
      script: (sql) => link.script('login', sql),
      rows: async (sql) => {
        const [result] = await link.run('login', [{ sql, parameters: [] }]);
        return (result?.rows ?? []).map((row) => Object.fromEntries((result?.columns ?? []).map((column, at) => [column, row[at]])));
      },
    });
  } finally {
    // The session serves everybody: whatever the work left open or set must not go on to the next.
    await link.script('login', 'rollback; reset role').finally(release);
  }
}

function openOnServer(url: string, connections: number): Database {
  // Options in the address would replace ours, and with them the role: everything would run with the login's rights.
  if (new URL(url).searchParams.has('options')) throw new Fault('database-url-has-options');
  const app = openPool(url, connections, '-c role=mq_app -c search_path=mq,published -c TimeZone=UTC');
  const published = openPool(
    url,
    connections,
    '-c role=mq_public -c search_path=published -c TimeZone=UTC -c default_transaction_read_only=on',
  );
  return {
    kind: 'postgres',
    app: new Kysely<Schema>({ dialect: new ServerDialect(app) }),
    published: new Kysely<Schema>({ dialect: new ServerDialect(published) }),
    asOwner: (work) => withServerSession(url, work),
    // The pools are ended directly: Kysely makes its driver with the first query and would leave an unused pool open.
    close: async () => {
      await Promise.all([app.end(), published.end()]);
    },
  };
}

function openPool(url: string, max: number, options: string): Pool {
  const pool = new Pool({ ...clientSettings(url, options), max, pipeline: true });
  // A client that breaks while idle is dropped by the pool; without a listener the error would end the process.
  pool.on('error', () => {});
  return pool;
}

async function withServerSession<T>(url: string, work: (session: OwnerSession) => Promise<T>): Promise<T> {
  const client = new Client(clientSettings(url, '-c search_path=mq,published -c TimeZone=UTC'));
  await client.connect();
  try {
    return await work({
      script: async (sql) => void (await client.query(sql)),
      rows: async (sql) => (await client.query<Record<string, unknown>>(sql)).rows,
    });
  } finally {
    await client.end();
  }
}

function clientSettings(url: string, options: string): PoolConfig {
  return { connectionString: url, options, application_name: 'mingquan', types: { getTypeParser: readerOf as PoolTypeReader } };
}

type PoolTypeReader = NonNullable<PoolConfig['types']>['getTypeParser'];
