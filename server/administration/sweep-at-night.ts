import { copyFile, link, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { dayOf } from '../../core/kernel/day.ts';
import type { Services } from '../platform/services.ts';
import type { Settings } from '../platform/settings/read-settings.ts';
import { takeAlerts, type TakenAlerts } from '../supervision/take-alerts.ts';
import { writeOwnRegisters } from './own-registers.ts';
import { readSwept, registersFolder, type SweptAlerts, sweepInto } from './sweep-registers.ts';

const hourMs = 3_600_000;

/** Between two and five in the morning in China, once a night: sweeps the registers and the county's own cases, and takes what was found. */
export async function sweepAtNight(services: Services, settings: Settings, signal: AbortSignal): Promise<TakenAlerts | undefined> {
  const now = services.clock.realNow();
  const hour = new Date(now + 8 * hourMs).getUTCHours();
  if (hour < 2 || hour >= 5) return undefined;
  const last = await stat(join(settings.dataDir, 'registers-swept', 'alerts.jsonl')).catch(() => undefined);
  if (last !== undefined && dayOf(last.mtimeMs) === dayOf(now)) return undefined;
  const swept = await sweepWithCases(services, settings, signal);
  return swept === undefined ? undefined : takeAlerts(services, swept);
}

/** Sweeps the registers together with the casework of the county itself. */
async function sweepWithCases(services: Services, settings: Settings, signal: AbortSignal): Promise<SweptAlerts | undefined> {
  const input = await mkdtemp(join(settings.dataDir, '.registers-'));
  try {
    await writeOwnRegisters(services, input);
    const registers = registersFolder(settings);
    // Names say which file was read; the two kinds never have the same.
    for (const name of await readdir(registers).catch(() => [])) await linkOrCopy(join(registers, name), join(input, name));
    return await sweepInto(settings, { input, day: dayOf(services.clock.legalNow()) }, signal);
  } finally {
    await rm(input, { recursive: true, force: true });
  }
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to));
}

/** Takes the alerts that a sweep left in a file, and says which lines could not be read. */
export async function takeSwept(services: Services, file: string): Promise<TakenAlerts & { readonly wrong: readonly number[] }> {
  const { lines, ran, wrong } = await readSwept(file);
  return { ...(await takeAlerts(services, { lines, ran })), wrong };
}
