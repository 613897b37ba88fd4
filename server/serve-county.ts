import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { Fault } from '../core/kernel/outcome.ts';
import { compose } from './compose.ts';
import { fillInOwnProcess, fillWithDemo, loadingMark } from './demo/fill-with-demo.ts';
import { demoPassword, tourAccounts } from './demo/demo-accounts.ts';
import { findCounty, type Installation, ledgerFolder, openInstallation } from './open-county.ts';
import { openLibrary } from './library/open-library.ts';
import { type Library, libraryRoot } from './library/read-library.ts';
import { type Control, startControl } from './platform/control/start-control.ts';
import { lockDirectory } from './platform/database/pglite/directory-lock.ts';
import { graceMs, type Listening, listenOn } from './platform/http/listen.ts';
import { isLoopback } from './platform/http/source.ts';
import type { Settings } from './platform/settings/read-settings.ts';
import { keepHeapSmall } from './platform/small-heap.ts';

/** How to serve: with which settings, until when, and what to do when there is no county. */
export type ServeOrder = {
  readonly settings: Settings;
  readonly signal: AbortSignal;
  /** Comes when what browsers load is built: pages are answered only then. False when that failed: nothing is served. */
  readonly bundled: Promise<boolean>;
  readonly whenEmpty: 'demo' | 'refuse';
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
};

/**
 * Serves the county of an installation until the signal.
 *
 * @throws Fault `database-held`, `data-newer`, `library-broken`, `county-missing`, `demo-interrupted`, `demo-on-network`, `no-free-port`, `cannot-listen`
 */
export async function serveCounty(order: ServeOrder): Promise<0> {
  const { settings, err } = order;
  keepHeapSmall();
  await clearInterruptedDemo(settings);
  const first = isFresh(order) ? await fillAndRead(order) : undefined;
  if (first === 'interrupted') return 0;
  const installation = await openInstallation(settings, first);
  let port = settings.port;
  try {
    await fillWhenEmpty(order, installation);
    if (!(await order.bundled)) return 0;
    const composed = await compose(installation, () => settings.publicUrl ?? `http://${urlHost(settings.host)}:${String(port)}`);
    try {
      if (composed.services.about.demo && !isLoopback(settings.host) && !settings.demoOnNetwork) {
        throw new Fault('demo-on-network', { host: settings.host });
      }
      const listening = await listenOn(composed.app, settings);
      port = listening.port;
      if (listening.moved) err(`端口 ${String(settings.port)} 被占用，改用 ${String(port)} · port taken, using the next free one\n`);
      const control = await listenForCommands(installation, composed.orders);
      await tellAddresses(order, composed.services.siteUrl(), composed.services);
      await untilAborted(order.signal);
      err('正在停止 · stopping\n');
      await stopServing(listening, control);
    } finally {
      await composed.close();
    }
  } finally {
    await installation.close();
  }
  return 0;
}

/** The embedded database allows one process, so commands ask this one. With PostgreSQL they open the database themselves. */
async function listenForCommands({ database }: Installation, orders: Parameters<typeof startControl>[1]): Promise<Control | undefined> {
  return database.kind === 'embedded' ? startControl(database.directory, orders) : undefined;
}

/** Takes nothing new from anybody at once; who asked before is answered, citizen or command, within one and the same grace. */
export async function stopServing(listening: Listening, control: Control | undefined, withinMs = graceMs): Promise<void> {
  await Promise.all([listening.stop(withinMs), control?.close(withinMs)]);
}

function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? '127.0.0.1' : host;
}

/**
 * The half-loaded demo of an interrupted first start is thrown away, under the lock of its folder: another process may be loading it at
 * this moment. Keys stay, because their folder may hold more than ours. A database server is not ours to empty.
 *
 * @throws Fault `demo-interrupted` when the half-loaded demo is on a database server, `database-held`
 */
async function clearInterruptedDemo(settings: Settings): Promise<void> {
  if (!existsSync(loadingMark(settings))) return;
  if (settings.databaseUrl !== undefined) throw new Fault('demo-interrupted', { mark: loadingMark(settings) });
  const database = join(settings.dataDir, 'database');
  const lock = await lockDirectory(database);
  try {
    for (const path of [database, `${database}.version`, ledgerFolder(settings), loadingMark(settings)]) {
      rmSync(path, { recursive: true, force: true });
    }
  } finally {
    await lock.release();
  }
}

async function fillWhenEmpty({ settings, whenEmpty, err }: ServeOrder, installation: Installation): Promise<void> {
  if ((await findCounty(installation.database)) !== undefined) return;
  if (whenEmpty === 'refuse') throw new Fault('county-missing', { dataDir: settings.dataDir });
  await fillWithDemo(installation, err);
}

/** Another process loads the demo; this one reads the library meanwhile. */
async function fillAndRead({ settings, err, signal }: ServeOrder): Promise<Library | 'interrupted'> {
  const filling = fillInOwnProcess(settings, { tell: err, signal });
  const [read, filled] = await Promise.allSettled([readSoon(), filling]);
  if (filled.status === 'rejected') throw filled.reason;
  if (read.status === 'rejected') throw read.reason;
  return filled.value ? read.value : 'interrupted';
}

/** In a turn of its own, so that the other process is told first what it has to do. */
async function readSoon(): Promise<Library> {
  await new Promise((resolve) => setImmediate(resolve));
  return openLibrary(libraryRoot());
}

/** True when this start makes the embedded database: then another process can load the demo into it first. */
function isFresh({ settings, whenEmpty }: ServeOrder): boolean {
  return whenEmpty === 'demo' && settings.databaseUrl === undefined && !existsSync(join(settings.dataDir, 'database'));
}

async function tellAddresses(order: ServeOrder, site: string, services: Parameters<typeof tellDemo>[1]): Promise<void> {
  const { out } = order;
  out(`\n群众页面 · public pages      ${site}/\n干部页面 · officials' pages  ${site}/work\n`);
  if (services.about.demo) await tellDemo(out, services);
  out('\nCtrl-C 停止 · stops\n');
}

async function tellDemo(
  out: (text: string) => void,
  services: {
    readonly about: { readonly demo: boolean };
    readonly county: Parameters<typeof tourAccounts>[1];
    readonly database: { readonly app: Parameters<typeof tourAccounts>[0] };
  },
): Promise<void> {
  const accounts = await tourAccounts(services.database.app, services.county);
  const width = Math.max(0, ...accounts.map((account) => account.login.length));
  out(`\n示例账号，密码都是 ${demoPassword}，验证码登录时显示 · demo accounts, one password, the code is shown at sign-in\n`);
  for (const account of accounts) out(`  ${account.login.padEnd(width)}  ${account.who}\n`);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
