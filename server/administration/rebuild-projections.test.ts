import { type Kysely, sql } from 'kysely';
import { expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { settingsIn } from '../../testkit/county.ts';
import { erasedTitle } from '../casework/mark-erased.ts';
import { caseProjections } from '../casework/rebuild-cases.ts';
import { loadDemo } from '../demo/load-demo.ts';
import { libraryRoot, readLibrary } from '../library/read-library.ts';
import { ledgerFolder, openCounty } from '../open-county.ts';
import { openKeyStore } from '../platform/keys/key-store.ts';
import type { Schema } from '../platform/database/schema.ts';
import { countActs } from '../publication/count-acts.ts';
import { verifyDatabase } from '../ledger/verify-database.ts';
import { rebuildProjections } from './rebuild-projections.ts';
import { verifyCounty } from './verify-county.ts';

const tables = [
  ...caseProjections,
  'mq.case_counter',
  'mq.list_item',
  'mq.list_reviewer',
  'published.list_entry',
  'mq.programme_record',
  'mq.list_deadline',
  'published.governance_body',
  'published.item',
  'published.item_unit',
  'published.search',
  'published.county',
  'published.unit',
  'published.holder',
  'published.ledger',
];

async function rowsOf(db: Kysely<Schema>): Promise<readonly string[]> {
  const rows: string[] = [];
  for (const table of tables) {
    const found = await sql<{ line: string }>`select cast(row_to_json(t) as text) as line from ${sql.table(table)} t order by 1`.execute(
      db,
    );
    rows.push(...found.rows.map(({ line }) => `${table} ${line}`));
  }
  const jobs = await sql<{ line: string }>`select kind || subject || cast(due_at as text) as line from mq.job order by 1`.execute(db);
  return [...rows, ...jobs.rows.map(({ line }) => line)];
}

describeOnBothEngines('rebuild of projections', (engine) => {
  it('gives the rows that were there, whatever was lost, and "erased" for an erased case', { timeout: 240_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mingquan-test-'));
    const settings = settingsIn(folder);
    const [keys, library, database] = [openKeyStore(settings.keyDir), readLibrary(libraryRoot()), engine.database()];
    try {
      const installation = { settings, database, keys, library, close: () => Promise.resolve() };
      await loadDemo(installation, () => undefined);
      const county = await openCounty(installation, () => '');
      const { services, sequencer } = county;
      await sequencer.settle();
      while ((await countActs(services)) > 0);
      const before = await rowsOf(database.app);
      expect(before.filter((row) => row.startsWith('mq.case_file')).length).toBeGreaterThan(60);
      expect(before.filter((row) => row.startsWith('published.objection')).length).toBeGreaterThan(0);
      expect(await rebuildProjections(services, library.words)).toMatchObject({ erased: 0 });
      expect(await rowsOf(database.app)).toEqual(before);
      expect(before.filter((row) => row.startsWith('published.governance_body')).length).toBeGreaterThan(10);
      expect((await verifyCounty(services, ledgerFolder(settings))).faults).toEqual([]);
      await database.asOwner((session) =>
        session.script("delete from published.case_stage; update mq.case_file set title = 'x', stage = 'y'; delete from mq.case_task"),
      );
      await rebuildProjections(services, library.words);
      expect(await rowsOf(database.app)).toEqual(before);
      const { case_id: erased } = await database.app
        .selectFrom('mq.case_file')
        .select('case_id')
        .where('status', '=', 'running')
        .executeTakeFirstOrThrow();
      keys.streams.erase(`case/${erased}`);
      expect(await rebuildProjections(services, library.words)).toMatchObject({ erased: 1 });
      expect(
        await database.app.selectFrom('mq.case_file').select(['title', 'applicant_key']).where('case_id', '=', erased).execute(),
      ).toEqual([{ title: erasedTitle, applicant_key: null }]);
      expect(await verifyDatabase({ ...services, directory: ledgerFolder(settings) })).toMatchObject({ sound: true, erasedStreams: 1 });
      await county.close();
    } finally {
      keys.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
