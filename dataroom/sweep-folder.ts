import { mkdir, rmdir } from 'node:fs/promises';

import { mergeAlerts } from '../core/supervision/merge-alerts.ts';
import { Fault } from '../core/kernel/outcome.ts';
import type { Alert } from './alert.ts';
import { linesBefore, markOf, marksBefore, openAlertKeys, shownObject } from './alert-keys.ts';
import { type Imported, importFolder, type Report } from './import-folder.ts';
import { openSnapshot } from './open-snapshot.ts';
import { readChanges } from './parameter-history.ts';
import { openIndicators } from './open-indicators.ts';
import { readIndicators, readRules } from './read-rules.ts';
import { answerHeading } from './alert-headings.ts';
import { type Outcome, outcomes, precisionOf, readOutcomes, severityNow } from './precision.ts';
import { readRepairs } from './read-repairs.ts';
import { runRules } from './run-rules.ts';
import { findCurrent } from './snapshot.ts';
import type { SweepOrder, SweepSummary } from './sweep-order.ts';
import { makeTemporaryFolder, removeLeftCopies, removeTemporaryFolder, sweepPrefix } from './temporary-folders.ts';
import { mostSheetRows } from './result-sheets.ts';
import { runShadows } from './try-parameter.ts';
import { type FindKey, readTypedAnswers } from './typed-answers.ts';
import { type SweepResults, writeOutputs } from './write-outputs.ts';

const limits = { rows: 200_000, milliseconds: 120_000 };

/** Imports a folder, runs all rules over it and writes what they found. */
export async function sweepFolder(order: SweepOrder, report: Report): Promise<SweepSummary> {
  const made = await mkdir(order.output, { recursive: true });
  const temporary = await makeTemporaryFolder(order.output, sweepPrefix);
  try {
    const room = order.room ?? temporary;
    const { grounds, memoryMegabytes, threads, now } = order;
    const base = order.extend ? await findCurrent(room) : undefined;
    if (order.extend && base === undefined) throw new Fault('room-has-no-snapshot', { room });
    const imported = await importFolder(
      { folder: order.input, room, grounds, memoryMegabytes, threads, now, ...(base === undefined ? {} : { base }) },
      (share, label) => report(share * 0.6, label),
    );
    // Only now: what a killed import has left whole was taken over by the one above, if it was the same.
    await removeLeftCopies(order);
    // Results of no data would say that nothing was found, and take the place of those of before.
    if (imported.manifest.sources.length === 0) return { ...nothing, ...importOf(imported) };
    return await sweepSnapshot({ order, imported, temporary }, report);
  } finally {
    await removeTemporaryFolder(temporary);
    if (made !== undefined) await rmdir(order.output).catch(() => undefined);
  }
}

const nothing = {
  alerts: 0,
  new: 0,
  changed: 0,
  repeated: 0,
  gone: 0,
  repairs: 0,
  rules: [],
  precision: [],
  answers: 0,
  earlierSheet: null,
};

function importOf({
  manifest,
  repeated,
}: Imported): Pick<SweepSummary, 'base' | 'growth' | 'importRepeated' | 'snapshot' | 'sources' | 'unread' | 'unreadSources'> {
  const { id, base, growth, sources, unread } = manifest;
  return { snapshot: id, base, growth, importRepeated: repeated, sources: sources.length, unread: unread.length, unreadSources: unread };
}

type Sweep = { readonly order: SweepOrder; readonly imported: Imported; readonly temporary: string };

async function sweepSnapshot({ order, imported, temporary }: Sweep, report: Report): Promise<SweepSummary> {
  const { folder, manifest } = imported;
  const { memoryMegabytes, threads, day } = order;
  const changes = order.room === null ? [] : await readChanges(order.room);
  const { database, ground } = await openSnapshot({
    folder,
    manifest,
    memoryMegabytes,
    threads,
    day,
    changes,
    limits,
    spillFolder: temporary,
  });
  try {
    const rules = [...(await readRules(order.rules)), ...(order.indicators === true ? await readIndicators(order.rules) : [])];
    // A batch is a part of the month; the next sweep over everything shows what the shadow of a change holds.
    const shadows = manifest.base === null ? await runShadows(rules, ground, changes) : [];
    const earlier = imported.manifest.base === null ? null : await linesBefore(order.output);
    const { runs, alerts: hits } = await runRules({ rules, ground, snapshot: imported, earlier }, (index, rule) =>
      report(0.6 + (0.35 * index) / rules.length, `规则 · rule ${rule.id} ${rule.name}`),
    );
    const alerts = openIndicators(hits, rules);
    report(0.95, '写出结果 · results');
    const known = order.room === null ? [] : await readOutcomes(order.room);
    const referenceDay = ground.parameters.get('基准日')?.trim() ?? null;
    const repairs = await readRepairs(ground.connection);
    return await writeResults({ order, imported, temporary }, { rules, runs, alerts, repairs, referenceDay, shadows, known });
  } finally {
    database.close();
  }
}

type Results = { readonly known: readonly Outcome[] } & Pick<
  SweepResults,
  'alerts' | 'referenceDay' | 'repairs' | 'rules' | 'runs' | 'shadows'
>;

async function writeResults({ order, imported, temporary }: Sweep, { known, ...results }: Results): Promise<SweepSummary> {
  const { alerts: raised, runs, repairs } = results;
  const { manifest } = imported;
  const alertKeys = await openAlertKeys(order);
  const keys = raised.map((alert) => ('key' in alert && alert.masked === true ? alert.key : alertKeys.keyOf(alert)));
  const merged = mergeAlerts(
    await marksBefore(order.output, alertKeys),
    raised.map((alert, index) => markOf(alert, keys[index] ?? '')),
  );
  const typed = await readTypedAnswers(order.output, keyFinder(raised, keys));
  const earlierSheet = typed.keepFile ? `alerts-${order.now.replace(/[^0-9TZ]/g, '')}.xlsx` : null;
  const answered = raised.flatMap(({ rule, version }, index) => {
    const key = keys[index] ?? '';
    const outcome = outcomes.find((code) => code === typed.byKey.get(key)?.get(answerHeading));
    return outcome === undefined ? [] : [{ key, rule, version, outcome }];
  });
  const precision = precisionOf(runs, [...known, ...answered]);
  const alerts = raised.map((alert) => ({
    ...alert,
    severity: severityNow(
      alert.severity,
      precision.find(({ rule, version }) => rule === alert.rule && version === alert.version),
    ),
  }));
  await writeOutputs({ order, manifest, ...results, alerts, precision, ...merged, keys, typed, earlierSheet, temporary });
  const count = (standing: string): number => merged.standings.filter((one) => one === standing).length;
  return {
    ...importOf(imported),
    alerts: alerts.length,
    new: count('new'),
    changed: count('changed'),
    repeated: count('repeated'),
    gone: merged.gone.length,
    repairs: repairs.length,
    rules: runs,
    precision,
    answers: typed.byKey.size,
    earlierSheet,
  };
}

/** Finds the alert of an earlier row by its key; rows without one by rule and shown object, when only one alert has both. */
function keyFinder(alerts: readonly Alert[], keys: readonly string[]): FindKey {
  const inSheet = alerts.slice(0, mostSheetRows);
  const known = new Set(keys.slice(0, mostSheetRows));
  const byShown = new Map<string, string | undefined>();
  for (const [index, alert] of inSheet.entries()) {
    const shown = JSON.stringify([alert.rule, shownObject(alert)]);
    byShown.set(shown, byShown.has(shown) ? undefined : keys[index]);
  }
  return ({ key, rule, object }) => (key === '' ? byShown.get(JSON.stringify([rule, object])) : known.has(key) ? key : undefined);
}
