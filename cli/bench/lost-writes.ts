import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { lostWritesLoop } from '../../server/platform/database/crash/lost-writes-loop.ts';
import type { BenchOrder } from './bench.ts';
import { type Figure, figureOf } from './figure.ts';

const usualRounds = 500;
/** In memory where the system has such a folder: what a sync keeps is judged by the record, not by the disk of this machine. */
const parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Lost power, again and again: of a recorded run the data folder is made as the disk may hold it at some moment, and everything acknowledged is sought. */
export async function benchLostWrites(order: BenchOrder): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(parent, 'mingquan-lost-writes-'));
  try {
    const report = await lostWritesLoop({
      rounds: order.rounds ?? usualRounds,
      directory: join(folder, 'database'),
      onRound: ({ round, acknowledged, reopenedInMilliseconds, lost }) => {
        order.signal.throwIfAborted();
        order.tell(`round ${round}: ${acknowledged} acknowledged before, reopened in ${reopenedInMilliseconds} ms, ${lost.length} lost`);
      },
    });
    for (const line of report.lost.slice(0, 20)) order.tell(`lost: ${line}`);
    return [
      figureOf({ what: 'losses of power', value: report.rounds, unit: 'rounds' }),
      figureOf({ what: 'commits acknowledged', value: report.acknowledged, unit: 'commits' }),
      figureOf({ what: 'commits lost, or torn', value: report.lost.length, unit: 'commits', target: { most: 0 } }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
