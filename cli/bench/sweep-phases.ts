import { createHash } from 'node:crypto';
import { existsSync, linkSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { bindParameters } from '../../dataroom/bind-parameters.ts';
import { withNamedParameters } from '../../dataroom/check-rule.ts';
import { query } from '../../dataroom/database.ts';
import { holdRelations, releaseRelations } from '../../dataroom/held-relations.ts';
import { importFolder } from '../../dataroom/import-folder.ts';
import { openSnapshot, type OpenSnapshot } from '../../dataroom/open-snapshot.ts';
import { openPrecheck } from '../../dataroom/precheck.ts';
import { readRules } from '../../dataroom/read-rules.ts';
import type { Rule } from '../../dataroom/rule-definition.ts';
import { runRules } from '../../dataroom/run-rules.ts';
import { findCurrent, type Snapshot } from '../../dataroom/snapshot.ts';
import { ownRules } from '../../dataroom/start-room.ts';
import { sweepFolder } from '../../dataroom/sweep-folder.ts';
import { writeBatch, writeCounty } from './county-data.ts';
import { cpuSeconds } from './cpu-seconds.ts';
import { percentile } from './figure.ts';

/** What a process of the bench is asked: one part of the work on a county of so many payments that lies in `place`. */
export type PhaseOrder = { readonly phase: Phase; readonly place: string; readonly payments: number };

/** Time by the clock, and processor time of the whole process, of one piece of work. */
export type Took = { readonly seconds: number; readonly cpuSeconds: number };

const limits = { memoryMegabytes: 512, threads: 2 } as const;
const grounds = { authority: null, purpose: null, deleteBy: null } as const;
const now = '2025-06-30T00:00:00Z';
const nothing = (): void => undefined;

/** The parts of the bench; each runs in a process of its own, so that its memory is its own. */
export const phases = { generate, importCsv, importCounty, rules, precheck, batch } as const;

/** A part of the bench. */
export type Phase = keyof typeof phases;

async function took<Result>(work: () => Promise<Result>): Promise<Took & { readonly result: Result }> {
  const [start, used] = [performance.now(), cpuSeconds()];
  const result = await work();
  return { seconds: (performance.now() - start) / 1000, cpuSeconds: cpuSeconds() - used, result };
}

async function generate({ place, payments }: PhaseOrder): Promise<Took> {
  const { result: _, ...time } = await took(() => writeCounty(join(place, 'county'), payments));
  return time;
}

/** The file of payments alone, into a room of its own. */
async function importCsv({ place }: PhaseOrder): Promise<Took & { readonly rows: number }> {
  const folder = join(place, 'payments');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, '补贴发放.csv'))) linkSync(join(place, 'county', '补贴发放.csv'), join(folder, '补贴发放.csv'));
  const { result, ...time } = await took(() => importFolder({ folder, room: join(place, 'csv-room'), grounds, now, ...limits }, nothing));
  return { ...time, rows: result.manifest.tables.find(({ name }) => name === '补贴发放')?.rows ?? 0 };
}

async function importCounty({ place }: PhaseOrder): Promise<Took & { readonly rows: Readonly<Record<string, number>> }> {
  const order = { folder: join(place, 'county'), room: join(place, 'room'), grounds, now, ...limits };
  const { result, ...time } = await took(() => importFolder(order, nothing));
  return { ...time, rows: Object.fromEntries(result.manifest.tables.map(({ name, rows: count }) => [name, count])) };
}

/** All rules with everything around them, and their SQL alone. `hits` and `checksum` tell that two runs found the same. */
export type RulesReport = {
  readonly own: Took;
  readonly bare: Took;
  readonly hits: number;
  readonly checksum: string;
  readonly slowest: string;
};

async function rules({ place, payments }: PhaseOrder): Promise<RulesReport> {
  const snapshot = await currentOf(place);
  const all = await readRules(ownRules);
  const { database, ground } = await openSnapshot({
    ...snapshot,
    ...limits,
    spillFolder: join(place, 'spill'),
    limits: { rows: 1_000_000, milliseconds: 300_000 },
    day: '2025-06-30',
  });
  try {
    const runs = [];
    // In turns, so that a machine that is busy for a while is so for both.
    for (let round = 0; round < (payments > 2_000_000 ? 1 : 3); round += 1) {
      const bareRun = await took(() => bare(all, ground));
      runs.push({ bareRun, ownRun: await took(() => runRules({ rules: all, ground, snapshot, earlier: null }, nothing)) });
    }
    const least = (times: readonly Took[]): Took => ({
      seconds: Math.min(...times.map(({ seconds }) => seconds)),
      cpuSeconds: Math.min(...times.map((one) => one.cpuSeconds)),
    });
    const found = runs[0]?.ownRun.result ?? { alerts: [], runs: [] };
    const hits = found.alerts.map(({ rule, object }) => `${rule} ${object}`);
    const slow = [...found.runs].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, 6);
    return {
      own: least(runs.map(({ ownRun }) => ownRun)),
      bare: least(runs.map(({ bareRun }) => bareRun)),
      hits: hits.length,
      checksum: createHash('sha256').update(hits.join('\n')).digest('hex').slice(0, 16),
      slowest: slow.map(({ rule, milliseconds }) => `${rule} ${String(Math.round(milliseconds))} ms`).join(', '),
    };
  } finally {
    database.close();
  }
}

async function bare(all: readonly Rule[], { connection, parameters }: OpenSnapshot['ground']): Promise<void> {
  await holdRelations(connection, all);
  for (const rule of all) {
    const bound = bindParameters(rule, parameters);
    if (!('values' in bound)) continue;
    const used = Object.fromEntries(Object.entries(bound.values).filter(([name]) => rule.sql.includes(`:${name}`)));
    await query(connection, withNamedParameters(rule.sql), used);
  }
  await releaseRelations(connection);
}

/** Opening the check, and single payees after it, in milliseconds. */
export type PrecheckReport = { readonly open: Took; readonly p50: number; readonly p95: number; readonly findings: number };

async function precheck({ place }: PhaseOrder): Promise<PrecheckReport> {
  const snapshot = await currentOf(place);
  const room = join(place, 'room');
  const spillFolder = join(place, 'spill');
  const asked = await payeesOf(snapshot, spillFolder);
  const { result, ...open } = await took(() => openPrecheck({ room, snapshot, rules: ownRules, spillFolder, ...limits }));
  const times: number[] = [];
  let findings = 0;
  for (const payee of asked) {
    const start = performance.now();
    const answer = result.check({ ...payee, programme: 'B02', period: '2024-03', day: '2024-03-15', handler: 'G1', approver: 'G2' });
    times.push(performance.now() - start);
    findings += answer.findings.length;
  }
  result.close();
  times.sort((a, b) => a - b);
  return { open, p50: percentile(times, 0.5), p95: percentile(times, 0.95), findings };
}

/** Payees from all over the register, with their accounts. */
async function payeesOf(
  snapshot: Snapshot,
  spillFolder: string,
): Promise<readonly { readonly identity: string; readonly account: string }[]> {
  const { database, ground } = await openSnapshot({
    ...snapshot,
    ...limits,
    spillFolder,
    limits: { rows: 1, milliseconds: 60_000 },
    day: null,
  });
  try {
    const rows = await query(
      ground.connection,
      `SELECT 身份证号 AS i, '99990099' || lpad(CAST(键 AS VARCHAR), 11, '0') AS a FROM 身份字典 WHERE 键 % (SELECT count(*) // 2000 + 1 FROM 身份字典) = 0`,
    );
    return rows.map((row) => ({ identity: String(row['i']), account: String(row['a']) }));
  } finally {
    database.close();
  }
}

/** A batch against the history: import, the rules over what it reaches, and everything of the command around them. */
export type BatchReport = { readonly whole: Took; readonly rules: Took; readonly added: number };

async function batch({ place, payments }: PhaseOrder): Promise<BatchReport> {
  const input = join(place, 'batch');
  await writeBatch(input, { payments, rows: 30_000 });
  const mark = (): Took => ({ seconds: performance.now() / 1000, cpuSeconds: cpuSeconds() });
  const marks = { import: mark(), results: mark() };
  const order = { input, output: join(place, 'out'), room: join(place, 'room'), extend: true, rules: ownRules, grounds, ...limits };
  const { result, ...whole } = await took(() =>
    sweepFolder({ ...order, day: '2025-06-30', maskObjects: false, now }, (share) => {
      if (share < 0.6) marks.import = mark();
      if (share === 0.95) marks.results = mark();
    }),
  );
  const added = result.growth.reduce((sum, one) => sum + one.added, 0);
  const rulesTook = {
    seconds: marks.results.seconds - marks.import.seconds,
    cpuSeconds: marks.results.cpuSeconds - marks.import.cpuSeconds,
  };
  return { whole, rules: rulesTook, added };
}

async function currentOf(place: string): Promise<Snapshot> {
  const snapshot = await findCurrent(join(place, 'room'));
  if (snapshot === undefined) throw new Error(`no snapshot in ${place}`);
  return snapshot;
}
