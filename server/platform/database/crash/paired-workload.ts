import { type Kysely, sql } from 'kysely';
import type { CrashWorkload } from './crash-workload.ts';
import type { Database } from '../open-database.ts';
import type { Schema } from '../schema.ts';
import { inTransaction } from '../transaction.ts';

// Workload of the crash test: each transaction writes one row into each of two tables; both must be there, or neither.
export const prepare: CrashWorkload['prepare'] = async (database) => {
  await database.asOwner((session) =>
    session.script(`
      create table if not exists mq.pair_left (id text primary key);
      create table if not exists mq.pair_right (id text primary key, filler text not null);
      grant select, insert on mq.pair_left, mq.pair_right to mq_app`),
  );
};

export const write: CrashWorkload['write'] = async (database, acknowledge) => {
  for (let at = 0; ; at += 1) {
    const id = `${process.pid}-${at}`;
    await inTransaction(database.app, async (transaction) => {
      await sql`insert into pair_left values (${id})`.execute(transaction);
      await sql`insert into pair_right values (${id}, ${'证'.repeat(at % 500)})`.execute(transaction);
    });
    acknowledge(id);
  }
};

export const findLost: CrashWorkload['findLost'] = async (database, acknowledged) => {
  const left = await listIds(database.app, 'pair_left');
  const right = await listIds(database.app, 'pair_right');
  const lost = acknowledged.filter((id) => !left.has(id) || !right.has(id)).map((id) => `lost ${id}`);
  const torn = [...left, ...right].filter((id) => left.has(id) !== right.has(id)).map((id) => `torn ${id}`);
  return [...lost, ...torn, ...(await indexFaults(database))];
};

/** A key that its index does not find though the table holds it, or the other way round, is as good as lost. */
async function indexFaults(database: Database): Promise<readonly string[]> {
  return database.asOwner(async (session) => {
    const idsBy = async (way: string, table: string): Promise<readonly unknown[]> => {
      await session.script(`begin; set local enable_bitmapscan = off; ${way}`);
      const rows = await session.rows(`select id from mq.${table} order by id`);
      await session.script('rollback');
      return rows.map((row) => row['id']);
    };
    const faults: string[] = [];
    for (const table of ['pair_left', 'pair_right']) {
      const inTable = await idsBy('set local enable_indexscan = off; set local enable_indexonlyscan = off', table);
      const inIndex = await idsBy('set local enable_seqscan = off', table);
      if (inTable.join() !== inIndex.join()) faults.push(`index differs ${table}`);
    }
    return faults;
  });
}

async function listIds(handle: Kysely<Schema>, table: string): Promise<Set<string>> {
  const { rows } = await sql<{ readonly id: string }>`select id from ${sql.table(table)}`.execute(handle);
  return new Set(rows.map((row) => row.id));
}
