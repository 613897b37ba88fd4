import { fork } from 'node:child_process';

import { Fault } from '../../core/kernel/outcome.ts';
import { compiledFile } from '../../server/platform/database/package-place.ts';
import type { BenchOrder } from './bench.ts';
import { type Figure, figureOf } from './figure.ts';

/** Items of the largest list that a street is known to have. */
const usualItems = 178;

/** What the child tells of one package: made for the first time, and once more from what is kept. */
export type PackageReport = {
  readonly parts: number;
  readonly bytes: number;
  readonly seconds: number;
  readonly secondSeconds: number;
  readonly peakMegabytes: number;
  /** Longest time for which nothing else could be answered. */
  readonly longestMs: number;
};

/** The package of a unit with 178 generated items (`--size`): time, memory, and how long others wait while it is made. */
export async function benchPackage(order: BenchOrder): Promise<readonly Figure[]> {
  const items = order.size ?? usualItems;
  order.tell(`${items} items`);
  const report = await measured(items, order.signal);
  const of = `package of ${items} items`;
  return [
    figureOf({ what: `${of}, files`, value: report.parts, unit: 'files' }),
    figureOf({ what: `${of}, size`, value: report.bytes / 1_048_576, unit: 'MB' }),
    figureOf({ what: `${of}, made`, value: report.seconds, unit: 's' }),
    figureOf({ what: `${of}, asked for again`, value: report.secondSeconds, unit: 's' }),
    figureOf({ what: `${of}, memory`, value: report.peakMegabytes, unit: 'MB', target: { most: 700 } }),
    figureOf({ what: `${of}, longest wait of others`, value: report.longestMs, unit: 'ms' }),
  ];
}

function measured(items: number, signal: AbortSignal): Promise<PackageReport> {
  const child = fork(compiledFile('cli/bench/package-child.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], signal });
  return new Promise((resolve, reject) => {
    child.once('message', (report) => {
      resolve(report as PackageReport);
      child.kill();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Fault('bench-child-ended', { code: code ?? -1 })));
    child.send({ items });
  });
}
