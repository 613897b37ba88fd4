import { connect, createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { type CountyAtDoor, openCountyAtDoor } from '../../../testkit/county-at-door.ts';
import { openPreparedEmbedded } from '../../../testkit/database/kept-database.ts';
import { emptyTables } from '../../../testkit/database/empty-tables.ts';
import { withTemporaryFolder } from '../../../testkit/database/temporary-folder.ts';
import { stopServing } from '../../serve-county.ts';
import { askControl } from '../control/ask-control.ts';
import { controlPlace } from '../control/control-place.ts';
import { startControl } from '../control/start-control.ts';
import { lockDirectory } from '../database/pglite/directory-lock.ts';
import type { Database } from '../database/open-database.ts';
import { type App, buildApp } from './app.ts';
import { listenOn } from './listen.ts';
import { reads } from './policy.ts';

let database: Database;
let county: CountyAtDoor;
let app: App;
let finish: () => void;

beforeAll(async () => {
  database = await openPreparedEmbedded();
});
afterAll(() => database.close());
beforeEach(async () => {
  await emptyTables(database);
  county = await openCountyAtDoor(database);
  const waiting = new Promise<void>((resolve) => {
    finish = resolve;
  });
  app = await buildApp({
    services: county.services,
    findSession: () => Promise.resolve(undefined),
    countToDo: () => Promise.resolve(0),
    logLevel: 'silent',
    routes: [
      (own) => {
        own.get('/quick', { config: reads('public') }, (_request, reply) => reply.send('quick'));
        own.get('/slow', { config: reads('public') }, async (_request, reply) => {
          await waiting;
          return reply.send('slow');
        });
      },
    ],
  });
});
afterEach(() => county.close());

test('a port that is taken gives the next free one', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const listening = await listenOn(app, { host: '127.0.0.1', port });
  expect(listening.port).toBeGreaterThan(port);
  expect(listening.moved).toBe(true);
  expect(await (await fetch(`http://127.0.0.1:${listening.port}/quick`)).text()).toBe('quick');
  await listening.stop();
  taken.close();
});

test('an address of another machine is a fault', async () => {
  await expect(listenOn(app, { host: '203.0.113.1', port: 0 })).rejects.toMatchObject({ code: 'cannot-listen' });
  await app.close();
});

test('stopping answers what is under way and takes nothing new', async () => {
  const listening = await listenOn(app, { host: '127.0.0.1', port: 0 });
  expect(listening.moved).toBe(false);
  const slow = fetch(`http://127.0.0.1:${listening.port}/slow`);
  await fetch(`http://127.0.0.1:${listening.port}/quick`);
  const stopped = listening.stop();
  await expect(fetch(`http://127.0.0.1:${listening.port}/quick`)).rejects.toThrow('fetch failed');
  finish();
  expect(await (await slow).text()).toBe('slow');
  await stopped;
});

test('stopping closes the door at once, whatever a command still asks, and cuts both off in time', async () => {
  await withTemporaryFolder(async (folder) => {
    const directory = join(folder, 'database');
    const lock = await lockDirectory(directory);
    let asked: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const control = await startControl(directory, {
      'never-ends': () => {
        asked();
        return new Promise(() => undefined);
      },
    });
    const listening = await listenOn(app, { host: '127.0.0.1', port: 0 });
    const slow = fetch(`http://127.0.0.1:${listening.port}/slow`);
    slow.catch(() => undefined);
    await fetch(`http://127.0.0.1:${listening.port}/quick`);
    const command = askControl(directory, { do: 'never-ends', with: null });
    command.catch(() => undefined);
    const silent = connect(controlPlace(directory)?.socket ?? '');
    await Promise.all([begun, once(silent, 'connect')]);
    const stopped = stopServing(listening, control, 300);
    await expect(fetch(`http://127.0.0.1:${listening.port}/quick`)).rejects.toThrow('fetch failed');
    expect(await askControl(directory, { do: 'never-ends', with: null })).toBeUndefined();
    await stopped;
    await expect(slow).rejects.toThrow('fetch failed');
    await expect(command).rejects.toMatchObject({ code: 'control-broken' });
    await lock.release();
  });
});

test('bytes that are no HTTP are answered with 400 and the line is closed', async () => {
  const listening = await listenOn(app, { host: '127.0.0.1', port: 0 });
  const answers = await Promise.all(
    ['\0\x01\x02\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`].map((bytes) =>
      answerTo(listening.port, bytes),
    ),
  );
  expect(answers.map((text) => /^HTTP\/1\.1 (\d+)/.exec(text)?.[1])).toEqual(['400', '400', '431']);
  for (const text of answers) expect(text.toLowerCase()).toContain("content-security-policy: default-src 'none'");
  await listening.stop();
});

async function answerTo(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  socket.on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  return text;
}
