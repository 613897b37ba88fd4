import { fork } from 'node:child_process';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';

import { version as duckdbVersion } from '@duckdb/node-api';

import { Fault } from '../../core/kernel/outcome.ts';
import { compiledFile } from '../../server/platform/database/package-place.ts';
import type { BenchOrder } from './bench.ts';
import { type Figure, figureOf, type Target } from './figure.ts';
import type { BatchReport, Phase, PhaseOrder, PrecheckReport, RulesReport, Took } from './sweep-phases.ts';

const million = 1_000_000;

/** Bytes on the disk that a county of one payment takes while it is measured, with what the engine puts aside. */
const bytesEach = 900;

/** What is promised at a size; other sizes are only told. */
const promised: Readonly<Record<number, { readonly rules: number }>> = { [million]: { rules: 2 }, [10 * million]: { rules: 15 } };

/** All rules over generated counties of a million and ten million payments (or of `--size`), beside their bare SQL; import, check before payment, batch. */
export async function benchSweep(order: BenchOrder): Promise<readonly Figure[]> {
  const [cpu] = cpus();
  order.tell(
    `${String(cpus().length)} x ${cpu?.model ?? 'unknown processor'}, ${String(Math.round(totalmem() / 2 ** 30))} GiB; Node ${process.version}, DuckDB ${duckdbVersion()}`,
  );
  const figures: Figure[] = [];
  let before: Took | undefined;
  for (const payments of order.size === undefined ? [million, 10 * million] : [order.size]) {
    const free = await statfs(tmpdir());
    if (free.bavail * free.bsize < payments * bytesEach)
      throw new Fault('bench-needs-disk', { megabytes: Math.ceil((payments * bytesEach) / 1e6) });
    const place = await mkdtemp(join(tmpdir(), 'bench-sweep-'));
    try {
      const { own, told } = await measureCounty({ place, payments }, order);
      figures.push(...told);
      if (before !== undefined) figures.push(growthOf(before, own));
      before = own;
    } finally {
      await rm(place, { recursive: true, force: true });
    }
  }
  return figures;
}

function growthOf(before: Took, after: Took): Figure {
  return figureOf({
    what: 'all rules, ten times as many payments (CPU)',
    value: after.cpuSeconds,
    unit: 's',
    baseline: { what: 'a tenth of them', value: before.cpuSeconds },
    target: { of: 'ratio', most: 10 },
  });
}

type County = { readonly place: string; readonly payments: number };

async function measureCounty(
  county: County,
  { tell, signal }: BenchOrder,
): Promise<{ readonly own: Took; readonly told: readonly Figure[] }> {
  const { payments } = county;
  const ask = async <Report>(phase: Phase): Promise<Report & { readonly peakMegabytes: number }> => {
    const measured = await inOwnProcess<Report>({ phase, ...county }, signal);
    tell(
      `${phase} done, load ${loadavg()
        .map((one) => one.toFixed(1))
        .join(' ')}`,
    );
    return measured;
  };
  await ask<Took>('generate');
  const csv = payments === million ? await ask<Took & { readonly rows: number }>('importCsv') : undefined;
  const imported = await ask<Took & { readonly rows: Readonly<Record<string, number>> }>('importCounty');
  tell(
    `rows: ${Object.entries(imported.rows)
      .map(([table, rows]) => `${table} ${String(rows)}`)
      .join(', ')}`,
  );
  const rules = await ask<RulesReport>('rules');
  tell(`${String(rules.hits)} hits, checksum ${rules.checksum}; slowest: ${rules.slowest}`);
  const checked = await ask<PrecheckReport>('precheck');
  const batch = await ask<BatchReport>('batch');
  const at = (what: string): string => `${payments.toLocaleString('en')}: ${what}`;
  const figure = (what: string, [value, unit]: readonly [number, string], target?: Target): Figure =>
    figureOf({ what: at(what), value, unit, ...(target === undefined ? {} : { target }) });
  const most = promised[payments];
  return {
    own: rules.own,
    told: [
      ...(csv === undefined
        ? []
        : [figure('import of the payments file', [csv.seconds, 's'], { most: 5 }), figure('the same, CPU', [csv.cpuSeconds, 's'])]),
      figure('import of the whole county', [imported.seconds, 's']),
      figure('all rules', [rules.own.seconds, 's'], most === undefined ? undefined : { most: most.rules }),
      figure('all rules, memory of the process', [rules.peakMegabytes, 'MB'], { most: 1024 }),
      figureOf({
        what: at('all rules, CPU'),
        value: rules.own.cpuSeconds,
        unit: 's',
        baseline: { what: 'their bare SQL', value: rules.bare.cpuSeconds },
        target: { of: 'ratio', most: 1.3 },
      }),
      figure('hits', [rules.hits, 'alerts']),
      figure('check before payment, p95', [checked.p95, 'ms'], { most: 5 }),
      figure('check before payment, p50', [checked.p50, 'ms']),
      figure('check before payment, first opening with its index', [checked.open.seconds, 's']),
      figure(`rules after a batch of ${batch.added.toLocaleString('en')}`, [batch.rules.seconds, 's'], { most: 1 }),
      figure('the same, CPU', [batch.rules.cpuSeconds, 's']),
      figure('the whole batch with import and results', [batch.whole.seconds, 's']),
    ],
  };
}

function inOwnProcess<Report>(order: PhaseOrder, signal: AbortSignal): Promise<Report & { readonly peakMegabytes: number }> {
  const child = fork(compiledFile('cli/bench/sweep-child.ts'), {
    execArgv: ['--max-old-space-size=768'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    signal,
  });
  return new Promise((resolve, reject) => {
    child.once('message', (answer) => {
      const { report, peakMegabytes } = answer as { readonly report: Report; readonly peakMegabytes: number };
      resolve({ ...report, peakMegabytes });
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Fault('bench-child-ended', { code: code ?? -1 })));
    child.send(order);
  });
}
