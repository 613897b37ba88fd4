import { type Compilable, type RawBuilder, sql, type Transaction } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { describeOnBothEngines } from '../../../testkit/database/on-both-engines.ts';
import type { Database } from './open-database.ts';
import type { Schema } from './schema.ts';
import { violatedKeyOf } from './sql-failure.ts';
import { together } from './together.ts';
import { inTransaction } from './transaction.ts';
import { instant, json, type StoredInstant } from './values.ts';

const at = 1_735_787_045_678;

describeOnBothEngines('values', (engine) => {
  it.each<[string, unknown, unknown]>([
    ['text', '清溪县 "低保" \\ \u{20000}', undefined],
    ['text', '', undefined],
    ['bigint', 0, undefined],
    ['bigint', Number.MAX_SAFE_INTEGER, undefined],
    ['bigint', -1, undefined],
    ['integer', 42, undefined],
    ['smallint', 7, undefined],
    ['double precision', 0.1, undefined],
    ['numeric', '12345678901234567890.5', undefined],
    ['boolean', true, undefined],
    ['boolean', false, undefined],
    ['bytea', new Uint8Array([0, 1, 127, 128, 255]), undefined],
    ['bytea', new Uint8Array(), undefined],
    ['date', '2025-02-28', undefined],
    ['timestamptz', instant(at), at],
    ['timestamptz', instant(0), 0],
    ['jsonb', json({ 名: ['甲', 1, null, { a: true }] }), { 名: ['甲', 1, null, { a: true }] }],
    ['jsonb', json([1, 2]), [1, 2]],
    ['jsonb', json('text'), 'text'],
    ['text[]', ['a', 'b,"c"', '\\', '', 'NULL'], undefined],
    ['text[]', [], undefined],
    ['integer[]', [1, 2], undefined],
    ['bigint', null, undefined],
  ])('%s %j comes back as it went', async (type, value, expected) => {
    const { rows } = await sql<{ readonly v: unknown }>`select cast(${value} as ${sql.raw(type)}) as v`.execute(engine.database().app);
    expect(rows).toEqual([{ v: expected ?? value }]);
  });

  it('refuses an integer that a number cannot hold', async () => {
    const query = sql`select cast('9007199254740992' as bigint) as v`.execute(engine.database().app);
    await expect(query).rejects.toThrow('integer-unsafe');
    await expect(sql`select 1 as v`.execute(engine.database().app)).resolves.toMatchObject({ rows: [{ v: 1 }] });
  });

  it('refuses a bare object and a Date, which the engines would take differently', async () => {
    for (const value of [{ a: 1 }, new Date(at)]) {
      await expect(sql`select ${value} as v`.execute(engine.database().app)).rejects.toThrow('parameter-unsupported');
    }
  });

  it('compares instants', async () => {
    const applied = engine.database().app.selectFrom('schema_migration').select('number');
    expect(await applied.where('applied_at', '<=', instant(Date.now())).execute()).not.toEqual([]);
    expect(await applied.where('applied_at', '<', instant(0)).execute()).toEqual([]);
  });

  it('counts as a number and tells affected rows', async () => {
    const { app } = engine.database();
    const { count } = await app
      .selectFrom('schema_migration')
      .select((build) => build.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(count).toBeGreaterThan(0);
    const read: StoredInstant = (await app.selectFrom('schema_migration').select('applied_at').limit(1).executeTakeFirstOrThrow())
      .applied_at;
    expect(Number.isSafeInteger(read)).toBe(true);
  });
});

describeOnBothEngines('transactions', (engine) => {
  beforeAll(() => makeEntryTable(engine.database()));

  it('keeps all of a transaction or nothing', async () => {
    const { app } = engine.database();
    const failing = inTransaction(app, async (transaction) => {
      await sql`insert into entry values (1, 'a')`.execute(transaction);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await inTransaction(app, (transaction) => sql`insert into entry values (2, 'b')`.execute(transaction));
    expect(await listEntries(engine.database())).toEqual([2]);
  });

  it('names the key that an insert ran into, and goes on afterwards', async () => {
    const { app } = engine.database();
    await sql`insert into entry values (1, 'a')`.execute(app);
    const error: unknown = await sql`insert into entry values (1, 'b')`.execute(app).catch((caught: unknown) => caught);
    expect(violatedKeyOf(error)).toBe('entry_pkey');
    expect(await listEntries(engine.database())).toEqual([1]);
  });

  it('throws when a commit was turned into a rollback because an error inside was swallowed', async () => {
    const { app } = engine.database();
    const swallowed = inTransaction(app, async (transaction) => {
      await sql`insert into entry values (1, 'a')`.execute(transaction);
      await sql`insert into entry values (1, 'b')`.execute(transaction).catch(() => {});
    });
    await expect(swallowed).rejects.toMatchObject({ code: '25P02' });
    expect(await listEntries(engine.database())).toEqual([]);
  });

  it('runs statements together, in order, each with its own result', async () => {
    const { app } = engine.database();
    const [inserted, , read] = await inTransaction(app, (transaction) =>
      together(transaction, [
        compilable(transaction, sql`insert into entry values (1, 'a'), (2, 'b')`),
        compilable(transaction, sql`insert into entry values (3, 'c')`),
        compilable(transaction, sql`select id, word from entry order by id`),
      ]),
    );
    expect(inserted.numAffectedRows).toBe(2n);
    expect(read.rows).toEqual([
      { id: 1, word: 'a' },
      { id: 2, word: 'b' },
      { id: 3, word: 'c' },
    ]);
  });

  it('throws the first failure of statements that run together, and none of them stays', async () => {
    const { app } = engine.database();
    const failing = inTransaction(app, (transaction) =>
      together(transaction, [
        compilable(transaction, sql`insert into entry values (1, 'a')`),
        compilable(transaction, sql`insert into entry values (1, 'b')`),
        compilable(transaction, sql`insert into entry values (2, 'c')`),
      ]),
    );
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    expect(await listEntries(engine.database())).toEqual([]);
    await inTransaction(app, (transaction) => together(transaction, [compilable(transaction, sql`insert into entry values (2, 'c')`)]));
    expect(await listEntries(engine.database())).toEqual([2]);
  });

  it('has a transaction to itself: nothing of it is seen before its commit', async () => {
    const { app, published } = engine.database();
    const seen: unknown[] = [];
    const writing = inTransaction(app, async (transaction) => {
      await sql`insert into entry values (1, 'a')`.execute(transaction);
      await sql`insert into entry values (2, 'b')`.execute(transaction);
    });
    const reading = Array.from({ length: 20 }, async () =>
      seen.push((await sql<{ n: number }>`select count(*) as n from entry`.execute(app)).rows[0]?.n),
    );
    await Promise.all([writing, ...reading, sql`select 1`.execute(published)]);
    expect(seen.filter((count) => count !== 0 && count !== 2)).toEqual([]);
  });

  it('refuses another handle inside a transaction instead of waiting for ever', async () => {
    const { app, published } = engine.database();
    for (const handle of [app, published]) {
      const nested = inTransaction(app, () => sql`select 1`.execute(handle));
      await expect(nested).rejects.toThrow('handle-inside-transaction');
    }
  });

  it('undoes back to a savepoint', async () => {
    const { app } = engine.database();
    const transaction = await app.startTransaction().execute();
    await sql`insert into entry values (1, 'a')`.execute(transaction);
    const saved = await transaction.savepoint('before').execute();
    await sql`insert into entry values (2, 'b')`.execute(saved);
    await saved.rollbackToSavepoint('before').execute();
    await transaction.commit().execute();
    expect(await listEntries(engine.database())).toEqual([1]);
  });
});

describeOnBothEngines('roles', (engine) => {
  beforeAll(async () => {
    await makeEntryTable(engine.database());
    await engine
      .database()
      .asOwner((session) =>
        session.script('set role mq_owner; create table published.planted_sheet (id bigint primary key, word text); reset role'),
      );
  });

  it('lets the public read published tables', async () => {
    await sql`insert into planted_sheet values (1, 'a')`.execute(engine.database().app);
    expect((await sql`select id from planted_sheet`.execute(engine.database().published)).rows).toEqual([{ id: 1 }]);
  });

  it('leaves nothing of an owner session behind, be it a role or an open transaction', async () => {
    const abandoned = engine.database().asOwner(async (session) => {
      await session.script('begin; set role mq_owner; create table mq.abandoned (id bigint primary key)');
      throw new Error('abandoned');
    });
    await expect(abandoned).rejects.toThrow('abandoned');
    const [left] = await engine
      .database()
      .asOwner((session) => session.rows("select current_user = session_user as is_login, to_regclass('mq.abandoned') as made"));
    expect(left).toEqual({ is_login: true, made: null });
  });

  it.each([
    'select * from mq.entry',
    'select * from mq.schema_migration',
    "insert into published.planted_sheet values (2, 'b')",
    'delete from published.planted_sheet',
    'create table published.more (id integer)',
    'create table more (id integer)',
  ])('keeps the public from: %s', async (statement) => {
    await expect(sql.raw(statement).execute(engine.database().published)).rejects.toMatchObject({
      code: expect.stringMatching(/42501|25006|3F000/),
    });
  });

  it.each([
    'update mq.entry set word = null',
    'delete from mq.entry',
    'truncate mq.entry',
    'drop table mq.entry',
    'create table mq.more (id integer)',
    'insert into mq.schema_migration select number + 1, name, hash, applied_at from mq.schema_migration',
    'delete from mq.schema_migration',
    'alter table mq.entry disable trigger all',
  ])('keeps the application from: %s', async (statement) => {
    await expect(sql.raw(statement).execute(engine.database().app)).rejects.toMatchObject({ code: '42501' });
  });
});

async function makeEntryTable(database: Database): Promise<void> {
  await database.asOwner((session) =>
    session.script('set role mq_owner; create table mq.entry (id bigint primary key, word text); reset role'),
  );
}

async function listEntries(database: Database): Promise<readonly number[]> {
  const { rows } = await sql<{ readonly id: number }>`select id from entry order by id`.execute(database.app);
  return rows.map((row) => row.id);
}

/** A builder compiles itself; raw SQL needs to be told by whom. */
function compilable<T>(transaction: Transaction<Schema>, query: RawBuilder<T>): Compilable<T> {
  return { compile: () => query.compile(transaction) };
}
