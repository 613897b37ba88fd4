import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { crashLoop } from '../../server/platform/database/crash/crash-loop.ts';
import type { BenchOrder } from './bench.ts';
import { findLost, prepare, write } from './county-workload.ts';
import { type Figure, figureOf } from './figure.ts';
import { benchLostWrites } from './lost-writes.ts';

const usualRounds = 20;

/** The county's own workload and the child that runs it. */
export const countyCrash = { workload: { prepare, write, findLost }, worker: 'cli/bench/county-crash-child.ts' };

/**
 * kill -9 of the county at work, again and again over one data folder; everything acknowledged is sought after each. `--rounds` says how often,
 * `--lost-writes` loses power instead.
 */
export async function benchCrash(order: BenchOrder): Promise<readonly Figure[]> {
  if (order.lostWrites) return benchLostWrites(order);
  const folder = mkdtempSync(join(tmpdir(), 'mingquan-crash-'));
  const reopened: number[] = [];
  try {
    const report = await crashLoop({
      rounds: order.rounds ?? usualRounds,
      directory: join(folder, 'database'),
      ...countyCrash,
      killWithinMilliseconds: 1_500,
      onRound: ({ round, acknowledged, reopenedInMilliseconds, lost }) => {
        order.signal.throwIfAborted();
        reopened.push(reopenedInMilliseconds);
        order.tell(`round ${round}: ${acknowledged} acknowledged so far, reopened in ${reopenedInMilliseconds} ms, ${lost.length} lost`);
      },
    });
    for (const line of report.lost.slice(0, 20)) order.tell(`lost: ${line}`);
    return [
      figureOf({ what: 'kills', value: report.rounds, unit: 'rounds' }),
      figureOf({ what: 'acts acknowledged', value: report.acknowledged, unit: 'acts' }),
      figureOf({ what: 'acts lost, or faults found by verify --database', value: report.lost.length, unit: 'acts', target: { most: 0 } }),
      figureOf({ what: 'longest opening after a kill', value: Math.max(...reopened) / 1_000, unit: 's' }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
