import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type AlertMark, mergeAlerts } from '../core/supervision/merge-alerts.ts';
import type { Alert, RuleRun } from './alert.ts';
import { type Imported, importFolder, type Report } from './import-folder.ts';
import { openSnapshot } from './open-snapshot.ts';
import { readRules } from './read-rules.ts';
import { readRepairs } from './read-repairs.ts';
import { runRule } from './run-rule.ts';
import type { SweepOrder, SweepSummary } from './sweep-order.ts';
import { makeTemporaryFolder, removeLeftCopies, removeTemporaryFolder, sweepPrefix } from './temporary-folders.ts';
import { writeOutputs } from './write-outputs.ts';

const limits = { rows: 200_000, milliseconds: 120_000 };

/** Imports a folder, runs all rules over it and writes what they found. */
export async function sweepFolder(order: SweepOrder, report: Report): Promise<SweepSummary> {
  await mkdir(order.output, { recursive: true });
  await removeLeftCopies(order);
  const temporary = await makeTemporaryFolder(order.output, sweepPrefix);
  try {
    const room = order.room ?? temporary;
    const { grounds, memoryMegabytes, threads, now } = order;
    const imported = await importFolder({ folder: order.input, room, grounds, memoryMegabytes, threads, now }, (share, label) =>
      report(share * 0.6, label),
    );
    return await sweepSnapshot({ order, imported, temporary }, report);
  } finally {
    await removeTemporaryFolder(temporary);
  }
}

type Sweep = { readonly order: SweepOrder; readonly imported: Imported; readonly temporary: string };

async function sweepSnapshot({ order, imported, temporary }: Sweep, report: Report): Promise<SweepSummary> {
  const { folder, manifest } = imported;
  const { memoryMegabytes, threads, day } = order;
  const { database, ground } = await openSnapshot({ folder, manifest, memoryMegabytes, threads, day, limits, spillFolder: temporary });
  try {
    const rules = await readRules(order.rules);
    const runs: RuleRun[] = [];
    const alerts: Alert[] = [];
    for (const [index, rule] of rules.entries()) {
      report(0.6 + (0.35 * index) / rules.length, `规则 · rule ${rule.id} ${rule.name}`);
      const result = await runRule(rule, ground);
      runs.push(result.run);
      alerts.push(...result.alerts);
    }
    const merged = mergeAlerts(await marksBefore(order.output), alerts.map(markOf));
    report(0.95, '写出结果 · results');
    const repairs = await readRepairs(ground.connection);
    await writeOutputs({ order, manifest, alerts, standings: merged.standings, gone: merged.gone, runs, repairs, rules, temporary });
    const count = (standing: string): number => merged.standings.filter((one) => one === standing).length;
    return {
      snapshot: manifest.id,
      importRepeated: imported.repeated,
      alerts: alerts.length,
      new: count('new'),
      changed: count('changed'),
      repeated: count('repeated'),
      gone: merged.gone.length,
      repairs: repairs.length,
      sources: manifest.sources.length,
      unread: manifest.unread.length,
      rules: runs,
    };
  } finally {
    database.close();
  }
}

function markOf({ rule, object, evidence }: Alert): AlertMark {
  return { rule, object, hash: evidence.hash };
}

/** The alerts that an earlier sweep left in the output folder. */
async function marksBefore(output: string): Promise<readonly AlertMark[]> {
  let text: string;
  try {
    text = await readFile(join(output, 'alerts.jsonl'), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  return text.split('\n').flatMap((line) => (line === '' ? [] : [markOf(JSON.parse(line) as Alert)]));
}
