import { open, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { AlertMark, AlertStanding } from '../core/supervision/merge-alerts.ts';
import { writeWorkbook } from '../exchange/xlsx/write-workbook.ts';
import { type AlertLine, shownObject } from './alert-keys.ts';
import type { Alert, RuleRun } from './alert.ts';
import type { Precision } from './precision.ts';
import type { Repair } from './read-repairs.ts';
import { reportText } from './report-text.ts';
import { resultSheets } from './result-sheets.ts';
import type { Rule } from './rule-definition.ts';
import type { Manifest } from './snapshot.ts';
import type { SweepOrder } from './sweep-order.ts';
import type { ShadowRun } from './try-parameter.ts';
import type { TypedAnswers } from './typed-answers.ts';

/** All that a sweep has to write. */
export type SweepResults = {
  readonly order: SweepOrder;
  readonly manifest: Manifest;
  readonly alerts: readonly (Alert | AlertLine)[];
  /** The reference day of the rules: of the table 参数, else of the order; null when neither gives one. */
  readonly referenceDay: string | null;
  /** Keys of the alerts in their order. */
  readonly keys: readonly string[];
  /** What people typed into the sheet of the sweep before. */
  readonly typed: TypedAnswers;
  /** Name under which that sheet is kept; null when all of it is in the new one. */
  readonly earlierSheet: string | null;
  readonly standings: readonly AlertStanding[];
  readonly gone: readonly AlertMark[];
  readonly runs: readonly RuleRun[];
  readonly repairs: readonly Repair[];
  readonly rules: readonly Rule[];
  readonly precision: readonly Precision[];
  /** Approved changes that do not count yet, with what they will do. */
  readonly shadows: readonly ShadowRun[];
  /** A folder on the same disk that is removed whatever happens. */
  readonly temporary: string;
};

/** Writes the results; they appear together, each whole, once all are written. Only the owner can read them. */
export async function writeOutputs(results: SweepResults): Promise<void> {
  const { order, alerts, repairs, standings, temporary } = results;
  const names: string[] = [];
  const put = async (name: string, content: Uint8Array | string | readonly (() => object)[]): Promise<void> => {
    if (typeof content === 'string' || content instanceof Uint8Array) await writeFile(join(temporary, name), content, { mode: 0o600 });
    else await writeLines(join(temporary, name), content);
    names.push(name);
  };
  const shown = alerts.map((alert) => ({ ...alert, object: shownObject(alert) }));
  await put(
    'alerts.jsonl',
    alerts.map((alert, index) => () => ({ ...lineOf(alert, results.keys[index] ?? '', order), standing: standings[index] })),
  );
  await put(
    'repair.jsonl',
    repairs.map((repair) => () => repair),
  );
  await put('coverage.json', `${JSON.stringify(coverageOf(results), null, 2)}\n`);
  await put('manifest.json', `${JSON.stringify(results.manifest, null, 2)}\n`);
  await put('report.md', reportText({ ...results, alerts: shown }));
  await put('alerts.xlsx', await writeWorkbook(resultSheets({ ...results, alerts: shown })));
  if (results.earlierSheet !== null) await rename(join(order.output, 'alerts.xlsx'), join(order.output, results.earlierSheet));
  for (const name of names) await rename(join(temporary, name), join(order.output, name));
}

const linesAtOnce = 500;

/** Writes one object a line, some at a time: the text of all alerts together may be more than the room can hold. */
async function writeLines(path: string, lines: readonly (() => object)[]): Promise<void> {
  const out = await open(path, 'wx', 0o600);
  try {
    for (let from = 0; from < lines.length; from += linesAtOnce)
      await out.write(
        lines
          .slice(from, from + linesAtOnce)
          .map((line) => `${JSON.stringify(line())}\n`)
          .join(''),
      );
  } finally {
    await out.close();
  }
}

function lineOf(alert: Alert | AlertLine, key: string, { maskObjects }: SweepOrder): AlertLine {
  if ('masked' in alert) return alert;
  const object = maskObjects ? shownObject(alert) : alert.object;
  return { ...alert, key, object, ...(object === alert.object ? {} : { masked: true }) };
}

/** What was read, what not, and which rules could not run. */
function coverageOf({ manifest, runs, referenceDay, repairs, shadows, precision }: SweepResults): object {
  return {
    snapshot: manifest.id,
    grounds: manifest.grounds,
    referenceDay,
    sources: manifest.sources,
    unread: manifest.unread,
    absent: manifest.absent,
    tables: manifest.tables.map(({ name, rows }) => ({ table: name, rows, ...manifest.periods[name] })),
    repairs: repairs.length,
    rules: runs,
    precision,
    shadows,
    notRun: runs.flatMap(({ rule, name, skipped }) => (skipped === undefined ? [] : [{ rule, name, ...skipped }])),
  };
}
