import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { Day } from '../../core/kernel/day.ts';
import { ownRules, sweepInRoom } from '../../dataroom/start-room.ts';
import type { Settings } from '../platform/settings/read-settings.ts';
import { type AlertLine, readAlertLines } from '../supervision/alert-line.ts';
import { roomFolder, sweptFolder } from './register-folders.ts';

/** Where a county puts its registers for the nightly sweep. */
export function registersFolder(settings: Settings): string {
  return join(settings.dataDir, 'registers');
}

/** Alerts of a sweep, and the rules that ran. */
export type SweptAlerts = {
  readonly lines: readonly AlertLine[];
  readonly ran: readonly string[] | null;
  readonly wrong: readonly number[];
};

/** Reads what a sweep left: its alerts, and from the coverage beside them which rules ran. */
export async function readSwept(file: string): Promise<SweptAlerts> {
  const { lines, wrong } = readAlertLines(await readFile(file, 'utf8'));
  const coverage = await readFile(join(file, '..', 'coverage.json'), 'utf8').catch(() => null);
  return { lines, wrong, ran: coverage === null ? null : rulesThatRan(coverage) };
}

function rulesThatRan(coverage: string): readonly string[] {
  const { rules = [] } = JSON.parse(coverage) as { readonly rules?: readonly { readonly rule: string; readonly skipped?: unknown }[] };
  return rules.flatMap(({ rule, skipped }) => (skipped === undefined ? [rule] : []));
}

/** Sweeps the registers of a county in a process of its own; undefined when there are none or it was stopped. */
export async function sweepRegisters(settings: Settings, day: Day | null, signal?: AbortSignal): Promise<SweptAlerts | undefined> {
  return sweepInto(settings, { input: registersFolder(settings), day }, signal);
}

type Sweep = { readonly input: string; readonly day: Day | null };

/** Sweeps a folder of the county's registers into the place where the results of before lie. */
export async function sweepInto(settings: Settings, { input, day }: Sweep, signal?: AbortSignal): Promise<SweptAlerts | undefined> {
  const files = await readdir(input).catch(() => []);
  if (files.length === 0) return undefined;
  const output = sweptFolder(settings);
  const summary = await sweepInRoom(
    {
      ...{
        input,
        output,
        room: roomFolder(settings),
        extend: false,
        rules: ownRules,
        grounds: { authority: null, purpose: null, deleteBy: null },
        day,
      },
      ...{ maskObjects: false, memoryMegabytes: 512, threads: 1, now: new Date().toISOString() },
    },
    () => undefined,
    signal,
  );
  return summary === 'stopped' || summary.sources === 0 ? undefined : readSwept(join(output, 'alerts.jsonl'));
}
