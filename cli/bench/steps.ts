import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { BenchOrder } from './bench.ts';
import { type Figure, figureOf } from './figure.ts';
import { fsyncProbe } from './fsync-probe.ts';
import { handWrittenRate } from './hand-written.ts';
import { createOwnDatabase } from './own-database.ts';
import { type StepsRun, takeSteps } from './take-steps.ts';

const clients = 16;
const leastShare = { of: 'ratio', least: 0.6 } as const;
const leastOfEngine = { of: 'ratio', least: 0.2 } as const;

/**
 * A step over HTTP: on PostgreSQL beside hand-written SQL with the same writes, on the embedded engine beside its own single-row commits.
 *
 * PostgreSQL is that of `MINGQUAN_TEST_DATABASE_URL`, else `DATABASE_URL`; in it a database of the bench's own, dropped at the end.
 */
export async function benchSteps(order: BenchOrder): Promise<readonly Figure[]> {
  const { env } = order.console;
  const server = env['MINGQUAN_TEST_DATABASE_URL'] ?? env['DATABASE_URL'];
  if (server === undefined) order.tell('MINGQUAN_TEST_DATABASE_URL and DATABASE_URL are not set: PostgreSQL is left out');
  const folder = mkdtempSync(join(tmpdir(), 'mingquan-bench-'));
  try {
    const probe = fsyncProbe(folder);
    const onServer = server === undefined ? [] : await onPostgres(order, server, folder);
    order.signal.throwIfAborted();
    order.tell('embedded engine');
    const cases = order.size ?? 1_000;
    const run = await takeSteps(
      { env: { MINGQUAN_DATA_DIR: join(folder, 'embedded') }, cases, probeCommits: true, profile: order.profile },
      clients,
    );
    const baseline = { what: 'single-row commits of the engine', value: run.commits ?? Number.NaN };
    return [
      probe,
      ...onServer,
      figureOf({
        what: `steps over HTTP, embedded, ${clients} clients`,
        value: run.perSecond,
        unit: 'steps/s',
        baseline,
        target: leastOfEngine,
      }),
      ...latencies('embedded', run),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onPostgres(order: BenchOrder, server: string, folder: string): Promise<readonly Figure[]> {
  order.tell('PostgreSQL');
  const own = await createOwnDatabase(server);
  try {
    const env = { MINGQUAN_DATA_DIR: join(folder, 'postgres'), DATABASE_URL: own.url };
    const run = await takeSteps({ env, cases: order.size ?? 3_000, probeCommits: false, profile: order.profile }, clients);
    order.signal.throwIfAborted();
    order.tell('hand-written SQL');
    const baseline = { what: 'hand-written SQL, same writes', value: await handWrittenRate(own.url, run.cases, clients) };
    return [
      figureOf({
        what: `steps over HTTP, PostgreSQL, ${clients} clients`,
        value: run.perSecond,
        unit: 'steps/s',
        baseline,
        target: leastShare,
      }),
      ...latencies('PostgreSQL', run),
    ];
  } finally {
    await own.drop();
  }
}

function latencies(engine: string, run: StepsRun): readonly Figure[] {
  return [
    figureOf({ what: `a step, ${engine}, p50`, value: run.p50, unit: 'ms' }),
    figureOf({ what: `a step, ${engine}, p95`, value: run.p95, unit: 'ms' }),
    figureOf({ what: `CPU of the serving process per step, ${engine}`, value: run.cpuMs, unit: 'ms' }),
  ];
}
