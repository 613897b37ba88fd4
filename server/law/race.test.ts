import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { asId } from '../../core/kernel/id.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnServer } from '../../testkit/database/on-both-engines.ts';
import { lockLaws } from '../compile/store.ts';
import type { Schema } from '../platform/database/schema.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { newId } from '../platform/random.ts';
import { recordLaw } from './record-law.ts';
import { takeLibrary } from './take-library.ts';

const document = 'administrative-licensing-2019';
const entry = {
  ...{ county_id: 'small-county', entry_id: 'entry', unit_id: 'SX-A', code: 'A-01', number: 1, name: '用章管理', plain_name: '盖章' },
  ...{ category: '日常管理类', lead: '', item_code: null, effective_from: '2026-03-02', withdrawn: false, words: '' },
  body: JSON.stringify({ basis: [{ id: `${document}#32`, text: '' }] }),
};

/** Looks at the locks until somebody waits for this transaction. */
async function untilSomebodyWaits(db: Kysely<Schema>): Promise<void> {
  const waiting = sql<{ found: boolean }>`select exists (
    select from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))) as found`;
  for (let looks = 0; looks < 5_000; looks += 1) if ((await waiting.execute(db)).rows[0]?.found === true) return;
  throw new Error('nobody waits for the publication');
}

describeOnServer('a law that changes while an item is being published', (engine) => {
  let small: SmallCounty;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
    await takeLibrary(small.services, { laws: small.installation.library.laws, at: small.clock.legalNow() });
  });
  afterEach(() => small.close());

  it('waits for the publication, so that no task is missed', async () => {
    const services = { ...small.services, refreshLaws: small.county.refreshLaws };
    const change = { kind: 'article-amended', article: '32', from: '2026-04-01', gist: '改了。', held: null, source: '公报' } as const;
    const asked = { commandId: newId(), owner: 'office-head', bodyHash: 'one' };
    const about = { id: document, person: asId<'person'>('office-head'), asked, due: '2026-06-30' };
    // Called from outside the transaction, as another request would.
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const recording = begun.then(() => recordLaw(services, { ...about, command: { do: 'change', base: 0, change } }));
    await inTransaction(engine.database().app, async (db) => {
      await lockLaws(db, small.services.county).execute();
      begin();
      await untilSomebodyWaits(db);
      await db.insertInto('published.list_entry').values(entry).execute();
    });
    const done = await recording;
    if (isRefusal(done)) throw new Error(done.refused);
    const tasks = await engine.database().app.selectFrom('published.revision_task').select(['subject', 'item']).execute();
    expect(tasks.filter(({ subject }) => subject === 'entry')).toEqual([{ subject: 'entry', item: 'entry' }]);
    expect(tasks.length).toBe(done.tasks);
  });
});
