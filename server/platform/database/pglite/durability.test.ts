import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../../core/kernel/outcome.ts';
import { openOwnEmbedded } from '../../../../testkit/database/prepared-directory.ts';
import { withTemporaryFolder } from '../../../../testkit/database/temporary-folder.ts';
import { openDatabase } from '../open-database.ts';
import { compiledFile } from '../package-place.ts';

const table = 'create table mq.kept (at integer primary key); grant select, insert on mq.kept to mq_app';

describe('every commit reaches the disk', () => {
  it('syncs at least once for each single commit, and more for a checkpoint', async () => {
    const database = await openOwnEmbedded();
    if (database.kind !== 'embedded') throw new Error('embedded expected');
    await database.asOwner((session) => session.script(table));
    const before = await database.syncCount();
    for (let at = 0; at < 50; at += 1) await sql`insert into kept values (${at})`.execute(database.app);
    const afterCommits = await database.syncCount();
    await database.asOwner((session) => session.script('checkpoint'));
    const afterCheckpoint = await database.syncCount();
    await database.close();
    expect(afterCommits - before).toBeGreaterThanOrEqual(50);
    expect(afterCheckpoint - afterCommits).toBeGreaterThan(1);
  });

  it('refuses to open when no sync reaches the disk (planted: the file system as PGlite ships it counts 0)', async () => {
    await withTemporaryFolder(async (folder) => {
      const threadFile = compiledFile('testkit/database/unsynced-thread.ts');
      const opening = openDatabase({ kind: 'embedded', directory: join(folder, 'data'), threadFile });
      await expect(opening).rejects.toMatchObject({ code: 'database-not-durable', facts: { syncs: 0 } });
    });
  });

  it('ends the process when a sync fails, and never acknowledges that commit (planted: a disk that answers EIO)', async () => {
    await withTemporaryFolder(async (folder) => {
      const directory = join(folder, 'data');
      const faults: Fault[] = [];
      const threadFile = compiledFile('testkit/database/failing-sync-thread.ts');
      const database = await openDatabase({ kind: 'embedded', directory, threadFile, onFault: (fault) => faults.push(fault) });
      await database.asOwner((session) => session.script('create schema mq; create table mq.kept (at integer primary key)'));
      writeFileSync(`${directory}.broken`, '');
      const commit = database.asOwner((session) => session.script('insert into mq.kept values (1)'));
      await expect(commit).rejects.toMatchObject({ code: 'sync-failed' });
      expect(faults.map((fault) => fault.code)).toEqual(['sync-failed']);
      await expect(database.asOwner((session) => session.rows('select 1'))).rejects.toBeInstanceOf(Fault);
      await database.close();
    });
  });
});

describe('the engine has a thread of its own', () => {
  it('keeps the main loop turning while a long query runs', async () => {
    const database = await openOwnEmbedded();
    let turns = 0;
    let isDone = false;
    const turn = (): void => {
      turns += 1;
      if (!isDone) setImmediate(turn);
    };
    setImmediate(turn);
    await sql`select count(*) from generate_series(1, 500000)`.execute(database.app);
    isDone = true;
    await database.close();
    expect(turns).toBeGreaterThan(100);
  });
});
