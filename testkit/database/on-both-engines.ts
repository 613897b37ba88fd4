import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { Database } from '../../server/platform/database/open-database.ts';
import { findTestServer, skipLoudly } from './demands.ts';
import { emptyTables } from './empty-tables.ts';
import { openPreparedEmbedded, openPreparedServer } from './kept-database.ts';

/** What a suite gets: the engine's name and its database, migrated, with empty tables at the start of each test. */
export type EngineUnderTest = { readonly kind: Database['kind']; database(): Database };

/**
 * A suite that must hold on both engines. PostgreSQL takes part when MINGQUAN_TEST_DATABASE_URL is set, in a database that is made for the suite
 * and dropped after it; otherwise the skip is printed, or fails when MINGQUAN_DEMAND names postgres.
 *
 * @example
 * describeOnBothEngines('event store', (engine) => {
 *   it('appends', async () => { await append(engine.database(), ...); });
 * });
 */
export function describeOnBothEngines(name: string, define: (engine: EngineUnderTest) => void): void {
  describe(`${name} on the embedded engine`, () => {
    withDatabase('embedded', openPreparedEmbedded, define);
  });
  describeOnServer(name, define);
}

/** A suite for PostgreSQL alone: races, which one connection cannot show. */
export function describeOnServer(name: string, define: (engine: EngineUnderTest) => void): void {
  const server = findTestServer();
  if (server === undefined) skipLoudly('postgres', `MINGQUAN_TEST_DATABASE_URL is not set (${name})`);
  describe.skipIf(server === undefined)(`${name} on PostgreSQL`, () => {
    withDatabase('postgres', () => openPreparedServer(server ?? ''), define);
  });
}

function withDatabase(kind: Database['kind'], open: () => Promise<Database>, define: (engine: EngineUnderTest) => void): void {
  let opened: Database | undefined;
  beforeAll(async () => {
    opened = await open();
  });
  beforeEach(async () => {
    if (opened !== undefined) await emptyTables(opened);
  });
  afterAll(async () => opened?.close());
  define({
    kind,
    database: () => {
      if (opened === undefined) throw new Error('the database is open inside tests only');
      return opened;
    },
  });
}
