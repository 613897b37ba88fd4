import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';

import { openAppAtDoor } from '../../../testkit/app-at-door.ts';
import { type CountyAtDoor, openCountyAtDoor } from '../../../testkit/county-at-door.ts';
import { emptyTables } from '../../../testkit/database/empty-tables.ts';
import { openPreparedEmbedded } from '../../../testkit/database/kept-database.ts';
import type { Database } from '../database/open-database.ts';
import type { App } from './app.ts';
import { KeptPages } from './kept-pages.ts';
import { reads } from './policy.ts';

let database: Database;
let county: CountyAtDoor;
let app: App;
let drawn: string[];
let gate: Promise<void>;
let now: number;

beforeAll(async () => {
  database = await openPreparedEmbedded();
});
afterAll(() => database.close());
beforeEach(async () => {
  await emptyTables(database);
  county = await openCountyAtDoor(database);
  const pages = new KeptPages();
  [drawn, gate, now] = [[], Promise.resolve(), 1_000];
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  app = await openAppAtDoor(county.services, {
    routes: [
      (own) =>
        own.get('/p/:id', { config: reads('public'), schema: { params: z.object({ id: z.string() }) } }, (request, reply) =>
          pages.send(request, reply, async () => {
            drawn.push(request.params.id);
            await gate;
            return request.params.id === 'none' ? undefined : `page ${request.params.id}`;
          }),
        ),
    ],
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await app.close();
  county.close();
});

const get = async (url: string) => (await app.inject({ method: 'GET', url })).body;

test('a page that takes long to draw is drawn once for all who wait, and kept from then on', async () => {
  let open: () => void = () => undefined;
  gate = new Promise((resolve) => {
    open = resolve;
  });
  const first = get('/p/a');
  await expect.poll(() => drawn).toEqual(['a']);
  now += 10_000;
  const second = get('/p/a');
  await new Promise((resolve) => setImmediate(resolve));
  open();
  expect(await Promise.all([first, second])).toEqual(['page a', 'page a']);
  now += 499;
  expect(await get('/p/a')).toBe('page a');
  expect(drawn).toEqual(['a']);
  now += 1;
  await get('/p/a');
  expect(drawn).toEqual(['a', 'a']);
});

test('one page is drawn once however its address is written, and two are two', async () => {
  for (const url of ['/p/ab', '/p/%61b', '/%70/ab', '/p/a%62']) expect(await get(url)).toBe('page ab');
  expect(drawn).toEqual(['ab']);
  expect(await get('/p/a%2Fb')).toBe('page a/b');
  await get('/p/none');
  await get('/p/none');
  expect(drawn).toEqual(['ab', 'a/b', 'none', 'none']);
});
