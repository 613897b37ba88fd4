import { spawn } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

import { Fault } from '../../../../core/kernel/outcome.ts';
import { migrate } from '../migrate.ts';
import { openDatabase } from '../open-database.ts';
import { compiledFile } from '../package-place.ts';
import { type CrashReport, type CrashRound, reopenAndCheck } from './crash-loop.ts';
import { findLost, prepare } from './paired-workload.ts';
import { rebuildFromLog } from './rebuild-from-log.ts';
import { readWriteLog, type WriteRecord, writeLogOf } from './write-log.ts';

const worker = 'server/platform/database/crash/lost-writes-worker.ts';
const usualThread = 'server/platform/database/crash/recording-thread.ts';
const cutsOfRun = 10;
const leastLifeMs = 300;

/** `random` (0 to 1) picks moments and what an unreliable disk keeps; `thread` is the source file of another recording engine. */
export type LostWritesSettings = {
  readonly rounds: number;
  readonly directory: string;
  readonly thread?: string;
  readonly random?: () => number;
  readonly onRound?: (round: CrashRound) => void;
};

/**
 * Lost power, again and again: a child commits on an engine whose every write and sync is recorded. Of the record, cut at some moment, the data
 * directory is made as the disk may hold it then, opened, and everything that had been acknowledged before the cut is sought.
 *
 * Every other round keeps nothing that was not synced, the rest a random part of it. A run of the child serves ten rounds; the last is cut where
 * the child was killed, and the next run goes on from there.
 */
export async function lostWritesLoop(settings: LostWritesSettings): Promise<CrashReport> {
  const { rounds, directory, random = Math.random } = settings;
  await makeDirectory(directory);
  const acknowledged: string[] = [];
  const lost: string[] = [];
  for (let done = 0; done < rounds;) {
    const records = await runRecorded(settings);
    const cuts = cutsAt(records, { most: Math.min(cutsOfRun, rounds - done), random });
    for (const cut of cuts) {
      done += 1;
      const kept = records.slice(0, cut);
      rebuildFromLog({ base: baseOf(directory), directory, records: kept, random: done % 2 === 0 ? random : null });
      const sought = [...acknowledged, ...textsOf(kept)];
      const checked = await checkRebuilt(directory, sought);
      lost.push(...checked.lost);
      settings.onRound?.({ round: done, acknowledged: sought.length, ...checked });
    }
    acknowledged.push(...textsOf(records));
  }
  return { rounds, acknowledged: acknowledged.length, lost };
}

/** A directory that cannot be opened any more has lost everything. */
async function checkRebuilt(
  directory: string,
  acknowledged: readonly string[],
): Promise<Pick<CrashRound, 'lost' | 'reopenedInMilliseconds'>> {
  try {
    return await reopenAndCheck({ directory, workload: { prepare, findLost } }, acknowledged);
  } catch (error) {
    return { lost: [`does not open: ${String(error)}`], reopenedInMilliseconds: 0 };
  }
}

function baseOf(directory: string): string {
  return `${directory}.base`;
}

async function makeDirectory(directory: string): Promise<void> {
  const database = await openDatabase({ kind: 'embedded', directory });
  try {
    await migrate(database);
    await prepare(database);
  } finally {
    await database.close();
  }
}

/** Half of the cuts right behind an acknowledgement, where the promise is youngest; the others anywhere. The last at the end. */
function cutsAt(
  records: readonly WriteRecord[],
  { most, random }: { readonly most: number; readonly random: () => number },
): readonly number[] {
  const told = records.flatMap((record, at) => (record.did === 'acknowledged' ? [at + 1] : []));
  const earlier = Array.from({ length: most - 1 }, (_, at) => {
    const places = at % 2 === 0 ? told : records.map((__, place) => place);
    return places[Math.floor(random() * places.length)] ?? records.length;
  });
  return [...earlier, records.length];
}

function textsOf(records: readonly WriteRecord[]): readonly string[] {
  return records.flatMap((record) => (record.did === 'acknowledged' ? [record.text] : []));
}

async function runRecorded({ directory, thread = usualThread, random = Math.random }: LostWritesSettings): Promise<readonly WriteRecord[]> {
  rmSync(writeLogOf(directory), { force: true });
  rmSync(baseOf(directory), { recursive: true, force: true });
  cpSync(directory, baseOf(directory), { recursive: true, preserveTimestamps: true });
  const child = spawn(process.execPath, [compiledFile(worker), directory, thread], { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const errors: string[] = [];
  child.stderr?.on('data', (text: Buffer) => errors.push(text.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  createInterface({ input: child.stdio[3] as Readable }).on('line', () => {
    setTimeout(() => child.kill('SIGKILL'), leastLifeMs + random() * 3 * leastLifeMs);
  });
  await ended;
  if (child.signalCode !== 'SIGKILL') throw new Fault('crash-child-failed', { stderr: errors.join('').slice(-2_000) });
  return readWriteLog(writeLogOf(directory));
}
