import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Fault } from '../../../../core/kernel/outcome.ts';
import { migrate } from '../migrate.ts';
import { openDatabase } from '../open-database.ts';
import { compiledFile } from '../package-place.ts';
import type { CrashWorkload } from './crash-workload.ts';

/** `worker` is the source file of the child that runs the workload by `runWorkload`; `random` picks the moments of the kills (0 to 1). */
export type CrashLoopSettings = {
  readonly rounds: number;
  readonly directory: string;
  readonly workload: CrashWorkload;
  readonly worker: string;
  readonly random?: () => number;
  /** Longest life of a child after it is ready. */
  readonly killWithinMilliseconds?: number;
  readonly onRound?: (round: CrashRound) => void;
};

/** One kill. `lost` names acknowledged texts that were gone, or broken invariants, after reopening. */
export type CrashRound = {
  readonly round: number;
  readonly acknowledged: number;
  readonly reopenedInMilliseconds: number;
  readonly lost: readonly string[];
};

/** Sum of all rounds. */
export type CrashReport = { readonly rounds: number; readonly acknowledged: number; readonly lost: readonly string[] };

/**
 * kill -9 loop over one data directory: a child commits and acknowledges over a pipe, is killed at a random moment, the directory is opened again
 * and everything ever acknowledged is sought. (A killed process proves that nothing waits in the process; lost power is another test.)
 */
export async function crashLoop(settings: CrashLoopSettings): Promise<CrashReport> {
  const acknowledged: string[] = [];
  const lost: string[] = [];
  for (let round = 1; round <= settings.rounds; round += 1) {
    acknowledged.push(...(await runAndKill(settings)));
    const checked = await reopenAndCheck(settings, acknowledged);
    lost.push(...checked.lost);
    settings.onRound?.({ round, acknowledged: acknowledged.length, ...checked });
  }
  return { rounds: settings.rounds, acknowledged: acknowledged.length, lost };
}

async function runAndKill(settings: CrashLoopSettings): Promise<readonly string[]> {
  const { directory, worker, random = Math.random, killWithinMilliseconds = 500 } = settings;
  const child = spawn(process.execPath, [compiledFile(worker), directory], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const errors: string[] = [];
  child.stderr?.on('data', (text: Buffer) => errors.push(text.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const lines: string[] = [];
  createInterface({ input: child.stdio[3] as Readable }).on('line', (line) => {
    lines.push(line);
    if (line === 'ready') setTimeout(() => child.kill('SIGKILL'), random() * killWithinMilliseconds);
  });
  await ended;
  if (child.signalCode !== 'SIGKILL') throw new Fault('crash-child-failed', { stderr: errors.join('').slice(-2_000) });
  return lines.filter((line) => line !== 'ready');
}

/** Opens a directory after a crash and seeks what was acknowledged before it. */
export async function reopenAndCheck(
  settings: { readonly directory: string; readonly workload: Pick<CrashWorkload, 'prepare' | 'findLost'> },
  acknowledged: readonly string[],
): Promise<Pick<CrashRound, 'lost' | 'reopenedInMilliseconds'>> {
  const { directory, workload } = settings;
  const start = performance.now();
  const database = await openDatabase({ kind: 'embedded', directory });
  const reopenedInMilliseconds = Math.round(performance.now() - start);
  try {
    await migrate(database);
    await workload.prepare(database);
    return { lost: await workload.findLost(database, acknowledged), reopenedInMilliseconds };
  } finally {
    await database.close();
  }
}
