import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { openOwnEmbedded } from '../../../testkit/database/prepared-directory.ts';
import type { Database } from './open-database.ts';
import { tidyAll } from './tidy.ts';

let database: Database;
beforeAll(async () => {
  database = await openOwnEmbedded();
});
afterAll(() => database.close());

const prepared = async (): Promise<readonly unknown[]> =>
  (await database.asOwner((session) => session.rows('select name, statement from pg_prepared_statements'))).map((row) => row['statement']);
const read = (text: string) => sql.raw(text).execute(database.app);

it('lets requests go on between two tables', async () => {
  const order: string[] = [];
  const tidied = tidyAll(database).then(() => order.push('tidied'));
  await Promise.all([1, 2, 3].map(() => read('select 1').then(() => order.push('read'))));
  await tidied;
  expect(order).toEqual(['read', 'read', 'read', 'tidied']);
});

it('reaches every table of ours, and keeps what requests have prepared', async () => {
  await read('select 2 as kept');
  await tidyAll(database);
  expect(await prepared()).toContain('select 2 as kept');
  const [row] = await database.asOwner((session) =>
    session.rows(
      "select count(*) as never from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('mq', 'published') and c.relkind = 'r' and reltuples < 0",
    ),
  );
  expect(Number(row?.['never'])).toBe(0);
});

it('is no change of tables; after one everything is prepared anew', async () => {
  await read('select 3 as gone');
  await database.asOwner((session) => session.script('create table mq.made_between (id integer); drop table mq.made_between'));
  expect(await prepared()).not.toContain('select 3 as gone');
});
