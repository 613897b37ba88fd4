import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { describeOnServer } from '../../../testkit/database/on-both-engines.ts';
import { sqlStateOf } from './sql-failure.ts';
import { countRetries, inTransaction } from './transaction.ts';

const clients = 20;

describeOnServer('races of 20 clients', (engine) => {
  beforeAll(() =>
    engine.database().asOwner((session) =>
      session.script(`
        set role mq_owner;
        create table mq.counter (county_id text, last bigint not null, primary key (county_id));
        create table mq.opened (county_id text, number bigint, primary key (county_id, number));
        grant update on mq.counter to mq_app;
        reset role`),
    ),
  );

  it('gives numbers without gap or double from a counter row, rollbacks included', async () => {
    const { app } = engine.database();
    await sql`insert into counter values ('c', 0)`.execute(app);
    const attempts = Array.from({ length: clients * 15 }, (_, at) =>
      inTransaction(app, async (transaction) => {
        const { rows } = await sql<{ readonly last: number }>`
          update counter set last = last + 1 where county_id = 'c' returning last`.execute(transaction);
        await sql`insert into opened values ('c', ${rows[0]?.last})`.execute(transaction);
        if (at % 10 === 0) throw new Error('abandoned');
      }).catch((error: Error) => {
        if (error.message !== 'abandoned') throw error;
      }),
    );
    await Promise.all(attempts);
    const { rows } = await sql<{ readonly number: number }>`select number from opened order by number`.execute(app);
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: clients * 15 * 0.9 }, (_, at) => at + 1));
  });

  it('runs a transaction again after a serialization failure, so that no increment is lost', async () => {
    const { app } = engine.database();
    await sql`insert into counter values ('c', 0)`.execute(app);
    const before = countRetries();
    const settled = await Promise.allSettled(
      Array.from({ length: clients }, () =>
        inTransaction(
          app,
          async (transaction) => {
            const { rows } = await sql<{ readonly last: number }>`select last from counter where county_id = 'c'`.execute(transaction);
            await sql`update counter set last = ${(rows[0]?.last ?? 0) + 1} where county_id = 'c'`.execute(transaction);
          },
          { isolation: 'serializable' },
        ),
      ),
    );
    const won = settled.filter((one) => one.status === 'fulfilled').length;
    const { rows } = await sql<{ readonly last: number }>`select last from counter where county_id = 'c'`.execute(app);
    expect(rows).toEqual([{ last: won }]);
    expect(countRetries()).toBeGreaterThan(before);
    const reasons = settled.filter((one) => one.status === 'rejected').map((one) => sqlStateOf(one.reason));
    expect(reasons.filter((code) => code !== '40001')).toEqual([]);
  });

  it('runs the loser of a deadlock again', async () => {
    const { app } = engine.database();
    await sql`insert into counter values ('a', 0), ('b', 0)`.execute(app);
    const before = countRetries();
    let firstRounds = 0;
    let meet: () => void = () => {};
    const bothHoldOne = new Promise<void>((resolve) => {
      meet = resolve;
    });
    const cross = (first: string, second: string): Promise<void> =>
      inTransaction(app, async (transaction) => {
        await sql`update counter set last = last + 1 where county_id = ${first}`.execute(transaction);
        firstRounds += 1;
        if (firstRounds === 2) meet();
        await bothHoldOne;
        await sql`update counter set last = last + 1 where county_id = ${second}`.execute(transaction);
      });
    await Promise.all([cross('a', 'b'), cross('b', 'a')]);
    const { rows } = await sql`select last from counter`.execute(app);
    expect(rows).toEqual([{ last: 2 }, { last: 2 }]);
    expect(countRetries()).toBe(before + 1);
  });

  it('gives up after the last retry and throws the failure itself', async () => {
    let attempts = 0;
    const hopeless = inTransaction(engine.database().app, async () => {
      attempts += 1;
      throw Object.assign(new Error('serialization'), { code: '40001' });
    });
    await expect(hopeless).rejects.toThrow('serialization');
    expect(attempts).toBe(6);
  });
});
