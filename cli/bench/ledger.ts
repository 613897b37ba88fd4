import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { BenchOrder } from './bench.ts';
import { type Figure, figureOf, percentile, type Target } from './figure.ts';
import { fsyncProbe } from './fsync-probe.ts';
import { benchLedger as measureKernel } from './ledger-kernel.ts';
import { takeSteps } from './take-steps.ts';

const clients = 16;
const targets: Readonly<Record<string, Target>> = {
  'append, node:crypto': { least: 300_000 },
  'inclusion proof, opened tiles kept': { most: 50 },
};

/** The ledger: appending and proving in the kernel, and how long a committed act waits for its published checkpoint under load. */
export async function benchLedger(order: BenchOrder): Promise<readonly Figure[]> {
  order.tell('kernel');
  const kernel = measureKernel(order.size ?? 1_000_000).map(({ name, value, unit, baseline }) => {
    const target = targets[name];
    return figureOf({
      what: name,
      value,
      unit,
      baseline: { what: baseline.name, value: baseline.value },
      ...(target === undefined ? {} : { target }),
    });
  });
  order.signal.throwIfAborted();
  order.tell('checkpoint under load');
  const folder = mkdtempSync(join(tmpdir(), 'mingquan-bench-'));
  try {
    const probe = fsyncProbe(folder);
    const run = await takeSteps(
      { env: { MINGQUAN_DATA_DIR: join(folder, 'data') }, cases: 1_000, probeCommits: false, profile: order.profile },
      clients,
    );
    const lag = (share: number, target?: Target): Figure =>
      figureOf({
        what: `committed to published checkpoint, embedded, ${Math.round(run.perSecond)} steps/s, p${share * 100}`,
        ...{ value: percentile(run.lags, share) / 1_000, unit: 's', ...(target === undefined ? {} : { target }) },
      });
    return [...kernel, probe, lag(0.5), lag(0.99, { most: 1 })];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
