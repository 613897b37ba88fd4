import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { compiledFile } from '../../server/platform/database/package-place.ts';
import type { BenchOrder } from './bench.ts';
import { type Figure, figureOf, percentile, type Target } from './figure.ts';
import { freePort } from './free-port.ts';
import { sendLoad } from './load-generator.ts';
import { type StartedServer, startServer } from './started-server.ts';

const connections = 50;
const headers = { 'accept-encoding': 'gzip', 'accept-language': 'zh-CN' };

/**
 * Public pages of a county with the embedded database at 50 connections, beside a bare server that answers the same bytes; start times and memory.
 *
 * With `--url` a running server is measured, without start times and memory.
 */
export async function benchPages(order: BenchOrder): Promise<readonly Figure[]> {
  if (order.url !== undefined) return pageFigures(order, { base: order.url });
  const folder = mkdtempSync(join(tmpdir(), 'mingquan-bench-'));
  try {
    return await ownServer(order, join(folder, 'data'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ownServer(order: BenchOrder, dataDir: string): Promise<readonly Figure[]> {
  order.tell('first start');
  const first = await startServer(dataDir, await freePort());
  const figures: Figure[] = [];
  try {
    figures.push(
      startFigure('first start to the first page (already built)', first, 20),
      cpuFigure('CPU of the first start, loading included', first),
      memoryFigure('memory after the first start', first),
    );
  } finally {
    await first.stop();
  }
  order.tell('second start');
  const second = await startServer(dataDir, await freePort());
  try {
    figures.push(
      startFigure('later start to the first page', second, 3),
      cpuFigure('CPU of a later start to the first page', second),
      memoryFigure('memory after a later start', second),
    );
    figures.push(...(await pageFigures(order, second)));
    figures.push(memoryFigure('memory after the load', second));
  } finally {
    await second.stop();
  }
  return figures;
}

function startFigure(what: string, server: StartedServer, most: number): Figure {
  return figureOf({ what, value: server.readyMs / 1_000, unit: 's', target: { most } });
}

function memoryFigure(what: string, server: StartedServer): Figure {
  return figureOf({ what, value: server.memory(), unit: 'MB', target: { most: 500 } });
}

function cpuFigure(what: string, server: StartedServer): Figure {
  return figureOf({ what, value: server.cpuMs() / 1_000, unit: 's' });
}

/** A server that is measured; what its process uses is known of an own one only. */
type Server = Pick<StartedServer, 'base'> & Partial<Pick<StartedServer, 'cpuMs'>>;

async function pageFigures(order: BenchOrder, server: Server): Promise<readonly Figure[]> {
  const { base } = server;
  const codes = [...new Set((await (await fetch(`${base}/`)).text()).match(/\/i\/[A-Za-z0-9-]+/g) ?? [])];
  const [item = '/'] = codes;
  const seconds = order.seconds ?? 8;
  const bare = await bareRate(`${base}${item}`, seconds);
  const baseline = { what: 'bare node:http server, same bytes', value: bare };
  const kinds = [
    { what: 'item page', paths: [item], target: { least: 500 } },
    { what: 'home page', paths: ['/'], target: { least: 500 } },
    { what: 'all items in turn', paths: codes, target: { least: 500 } },
    {
      what: 'search, a new word each time (nothing kept)',
      paths: Array.from({ length: 5_000 }, (_, at) => `/?q=${at.toString(36)}`),
      target: { least: 500 },
    },
  ];
  const figures: Figure[] = [];
  for (const { what, paths, target } of kinds) {
    order.signal.throwIfAborted();
    order.tell(what);
    figures.push(...(await rateFigures({ server, seconds, baseline }, { what, paths, target })));
  }
  return figures;
}

type Measured = { readonly server: Server; readonly seconds: number; readonly baseline: { readonly what: string; readonly value: number } };
type Kind = { readonly what: string; readonly paths: readonly string[]; readonly target: Target };

async function rateFigures({ server, seconds, baseline }: Measured, { what, paths, target }: Kind): Promise<readonly Figure[]> {
  const before = server.cpuMs?.() ?? Number.NaN;
  const result = await loadOf(server.base, paths, seconds);
  if (result.wrong > 0) throw new Error(`${result.wrong} wrong answers, first: ${result.firstWrong ?? ''}`);
  const cpu = ((server.cpuMs?.() ?? Number.NaN) - before) / result.times.length;
  return [
    figureOf({ what, value: result.perSecond, unit: 'pages/s', baseline, target }),
    figureOf({ what: `${what}, p50`, value: percentile(result.times, 0.5), unit: 'ms' }),
    figureOf({ what: `${what}, p95`, value: percentile(result.times, 0.95), unit: 'ms', target: { most: 50 } }),
    ...(Number.isNaN(cpu) ? [] : [figureOf({ what: `${what}, CPU of the serving process`, value: cpu, unit: 'ms' })]),
  ];
}

function loadOf(base: string, paths: readonly string[], seconds: number) {
  return sendLoad({ base, connections, headers, requests: paths.map((path) => ({ method: 'GET', path })), seconds, expect: 200 });
}

async function bareRate(url: string, seconds: number): Promise<number> {
  const page = await fetchRaw(url);
  const child = fork(compiledFile('cli/bench/bare-server-child.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  try {
    child.send(page);
    const port = await new Promise<number>((resolve) => child.once('message', (told) => resolve(Number(told))));
    return (await loadOf(`http://127.0.0.1:${port}`, ['/'], seconds)).perSecond;
  } finally {
    child.kill();
  }
}

/** The body as it travels, compressed. */
function fetchRaw(url: string): Promise<{ readonly body: string; readonly headers: Readonly<Record<string, string>> }> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (answer) => {
      const parts: Buffer[] = [];
      const told = Object.entries(answer.headers).flatMap(([name, value]) =>
        typeof value === 'string' && !['connection', 'keep-alive', 'date', 'transfer-encoding', 'content-length'].includes(name)
          ? [[name, value] as const]
          : [],
      );
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ body: Buffer.concat(parts).toString('base64'), headers: Object.fromEntries(told) }));
    }).on('error', reject);
  });
}
