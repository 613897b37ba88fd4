import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Fault } from '../../core/kernel/outcome.ts';
import { compiledFile } from '../../server/platform/database/package-place.ts';
import type { BenchOrder } from './bench.ts';
import { type Figure, figureOf, percentile, type Target } from './figure.ts';
import { sendLoad } from './load-generator.ts';
import { memoryOf } from './started-server.ts';

/** What the serving child is asked for; `make` only makes the county and ends. */
export type ScaleOrder = { readonly dataDir: string; readonly size: number; readonly make: boolean };

/** What it tells: where it serves, how much is published, its CPU time so far. */
export type ScaleReport = { readonly base: string; readonly items: number; readonly entries: number; readonly cpuMs: number };

const usualSize = 10_000;
const headers = { 'accept-encoding': 'gzip', 'accept-language': 'zh-CN' };
const words = ['低保', '申请', '村', '补贴 申请', '土地', 'dbsq', '公章', '火箭发射', '砚渡镇 低保', '救助', '盖章', '合同', '老人 补贴'];

/**
 * Public pages of a county with ten thousand published items and as many list entries, on the embedded engine, one reader at a time: each page is drawn
 * anew. `--size` is the number of items.
 */
export async function benchScale(order: BenchOrder): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mingquan-bench-'));
  const place = { dataDir: join(folder, 'data'), size: order.size ?? usualSize };
  try {
    order.tell('making the county');
    const maker = start({ ...place, make: true });
    const made = await nextReport(maker);
    await once(maker, 'exit');
    order.signal.throwIfAborted();
    order.tell('starting');
    const began = performance.now();
    const child = start({ ...place, make: false });
    try {
      const { base } = await nextReport(child);
      await (await fetch(base)).arrayBuffer();
      const ready = figureOf({ what: 'later start to the first page', value: (performance.now() - began) / 1_000, unit: 's' });
      const published = figureOf({ what: `published items (and ${String(made.entries)} list entries)`, value: made.items, unit: 'items' });
      order.tell('waiting until the background work of the start is done');
      await untilCalm(child);
      const pages = await pageFigures(order, { child, base });
      return [published, ready, ...pages, figureOf({ what: 'memory', value: memoryOf(child.pid ?? 0), unit: 'MB' })];
    } finally {
      child.kill();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Served = { readonly child: ChildProcess; readonly base: string };

async function pageFigures(order: BenchOrder, served: Served): Promise<readonly Figure[]> {
  const unit = await largestUnit(served.base);
  const text = await (await fetch(`${served.base}/`)).text();
  const item = /\/i\/[A-Za-z0-9-]+/.exec(text)?.[0] ?? '/';
  const many = (path: (at: number) => string): readonly string[] => Array.from({ length: 20_000 }, (_, at) => path(at));
  const kinds: readonly (Kind & { readonly connections?: number })[] = [
    {
      what: 'search',
      paths: many((at) => `/?q=${encodeURIComponent(`${words[at % words.length] ?? ''} ${at.toString(36)}`)}`),
      target: { most: 30 },
    },
    {
      what: 'search, one word of many results',
      paths: many((at) => `/?q=${encodeURIComponent(words[at % 6] ?? '')}&x=${String(at)}`),
      target: { most: 30 },
    },
    { what: 'home page', paths: many((at) => `/?x=${String(at)}`), target: { most: 100 } },
    {
      what: `list page (unit of ${String(unit.items)} items)`,
      paths: many((at) => `/u/${unit.code}?x=${String(at)}`),
      target: { most: 100 },
    },
    { what: 'item page', paths: many((at) => `${item}?x=${String(at)}`), target: { most: 100 } },
  ];
  const figures: Figure[] = [];
  for (const kind of kinds) {
    order.signal.throwIfAborted();
    order.tell(kind.what);
    figures.push(...(await latencyFigures(served, kind, order.seconds ?? 5)));
  }
  return figures;
}

type Kind = { readonly what: string; readonly paths: readonly string[]; readonly target: Target };

async function latencyFigures({ child, base }: Served, { what, paths, target }: Kind, seconds: number): Promise<readonly Figure[]> {
  const before = await cpuOf(child);
  const requests = paths.map((path) => ({ method: 'GET' as const, path }));
  const result = await sendLoad({ base, connections: 1, headers, requests, seconds, expect: 200 });
  if (result.wrong > 0) throw new Fault('bench-page-failed', { wrong: result.wrong, first: result.firstWrong ?? '' });
  const cpu = ((await cpuOf(child)) - before) / result.times.length;
  return [
    figureOf({ what: `${what}, p50`, value: percentile(result.times, 0.5), unit: 'ms' }),
    figureOf({ what: `${what}, p95`, value: percentile(result.times, 0.95), unit: 'ms', target }),
    figureOf({ what: `${what}, CPU of the serving process a page`, value: cpu, unit: 'ms' }),
  ];
}

async function largestUnit(base: string): Promise<{ readonly code: string; readonly items: number }> {
  const answer = (await (await fetch(`${base}/api/v1/units`)).json()) as {
    readonly units: readonly { readonly code: string; readonly items: number }[];
  };
  const [largest] = answer.units.toSorted((a, b) => b.items - a.items);
  if (largest === undefined) throw new Fault('bench-county-differs', { units: 0 });
  return largest;
}

function start(order: ScaleOrder): ChildProcess {
  const child = fork(compiledFile('cli/bench/scale-child.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.send(order);
  return child;
}

const [calmMs, longestWaits] = [100, 60];

/** Right after a start the server analyses its items and sweeps its registers; that is not what a page costs. */
async function untilCalm(child: ChildProcess): Promise<void> {
  let before = await cpuOf(child);
  for (let waited = 0; waited < longestWaits; waited += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const now = await cpuOf(child);
    if (now - before < calmMs) return;
    before = now;
  }
}

async function cpuOf(child: ChildProcess): Promise<number> {
  child.send('cpu');
  return (await nextReport(child)).cpuMs;
}

function nextReport(child: ChildProcess): Promise<ScaleReport> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Fault('bench-child-ended', { code: code ?? -1 }));
    child.once('message', (report) => {
      child.off('exit', ended);
      resolve(report as ScaleReport);
    });
    child.once('exit', ended);
  });
}
