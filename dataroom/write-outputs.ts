import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { AlertMark, AlertStanding } from '../core/supervision/merge-alerts.ts';
import { maskPersonal } from '../core/supervision/mask-personal.ts';
import { type OutSheet, writeWorkbook } from '../exchange/xlsx/write-workbook.ts';
import type { Alert, RuleRun } from './alert.ts';
import type { Repair } from './read-repairs.ts';
import { reportText } from './report-text.ts';
import type { Rule } from './rule-definition.ts';
import type { Manifest } from './snapshot.ts';
import type { SweepOrder } from './sweep-order.ts';

/** All that a sweep has to write. */
export type SweepResults = {
  readonly order: SweepOrder;
  readonly manifest: Manifest;
  readonly alerts: readonly Alert[];
  readonly standings: readonly AlertStanding[];
  readonly gone: readonly AlertMark[];
  readonly runs: readonly RuleRun[];
  readonly repairs: readonly Repair[];
  readonly rules: readonly Rule[];
  /** A folder on the same disk that is removed whatever happens. */
  readonly temporary: string;
};

/** Writes the results; they appear together, each whole, once all are written. Only the owner can read them. */
export async function writeOutputs(results: SweepResults): Promise<void> {
  const { order, alerts, repairs, standings, temporary } = results;
  const names: string[] = [];
  const put = async (name: string, content: Uint8Array | string): Promise<void> => {
    await writeFile(join(temporary, name), content, { mode: 0o600 });
    names.push(name);
  };
  const shown = alerts.map((alert) => ({ ...alert, object: shownObject(alert) }));
  const lines = (order.maskObjects ? shown : alerts).map((alert, index) => `${JSON.stringify({ ...alert, standing: standings[index] })}\n`);
  await put('alerts.jsonl', lines.join(''));
  await put('repair.jsonl', repairs.map((repair) => `${JSON.stringify(repair)}\n`).join(''));
  await put('coverage.json', `${JSON.stringify(coverageOf(results), null, 2)}\n`);
  await put('manifest.json', `${JSON.stringify(results.manifest, null, 2)}\n`);
  await put('report.md', reportText({ ...results, alerts: shown }));
  await put('alerts.xlsx', await workbookOf({ ...results, alerts: shown }));
  for (const name of names) await rename(join(temporary, name), join(order.output, name));
}

/** The object of an alert as people may see it. */
function shownObject({ object, object_type }: Alert): string {
  if (object_type === '身份证号') return maskPersonal('identity', object);
  return object_type === '银行账号' ? maskPersonal('account', object) : object;
}

/** What was read, what not, and which rules could not run. */
function coverageOf({ manifest, runs, order, repairs }: SweepResults): object {
  return {
    snapshot: manifest.id,
    grounds: manifest.grounds,
    referenceDay: order.day,
    sources: manifest.sources,
    unread: manifest.unread,
    absent: manifest.absent,
    tables: manifest.tables.map(({ name, rows }) => ({ table: name, rows, ...manifest.periods[name] })),
    repairs: repairs.length,
    rules: runs,
    notRun: runs.flatMap(({ rule, name, skipped }) => (skipped === undefined ? [] : [{ rule, name, ...skipped }])),
  };
}

const mostSheetRows = 100_000;

const standingNames: Readonly<Record<AlertStanding, string>> = { new: '新', changed: '证据有变', repeated: '重复' };

async function workbookOf(results: SweepResults): Promise<Uint8Array> {
  return writeWorkbook([alertSheet(results), ruleSheet(results), repairSheet(results)]);
}

function alertSheet({ alerts, standings }: SweepResults): OutSheet {
  return {
    name: '预警',
    columns: [
      { heading: '规则', width: 8 },
      { heading: '名称', width: 16 },
      { heading: '级别', width: 8 },
      { heading: '对象类型', width: 14 },
      { heading: '对象', width: 26 },
      { heading: '说明', width: 80 },
      { heading: '可能的合法理由', width: 40 },
      { heading: '与上次相比', width: 12 },
      { heading: '自查结果', width: 20, choices: ['属实-违纪', '属实-差错', '数据错误', '规则误报', '合理例外', '未查'] },
    ],
    rows: alerts
      .slice(0, mostSheetRows)
      .map((alert, index) => [
        alert.rule,
        alert.name,
        alert.severity,
        alert.object_type,
        alert.object,
        alert.sentence,
        alert.lawful.join('；'),
        standingNames[standings[index] ?? 'new'],
        null,
      ]),
  };
}

function ruleSheet({ runs }: SweepResults): OutSheet {
  return {
    name: '规则',
    columns: [
      { heading: '规则', width: 8 },
      { heading: '名称', width: 16 },
      { heading: '版本', width: 8 },
      { heading: '预警数', width: 10 },
      { heading: '未运行原因', width: 50 },
    ],
    rows: runs.map(({ rule, name, version, alerts, skipped }) => [
      rule,
      name,
      version,
      alerts,
      skipped === undefined ? null : `${skipped.reason} ${skipped.detail}`,
    ]),
  };
}

function repairSheet({ repairs }: SweepResults): OutSheet {
  return {
    name: '待修补',
    columns: [
      { heading: '来源', width: 30 },
      { heading: '表', width: 14 },
      { heading: '行', width: 8 },
      { heading: '列', width: 18 },
      { heading: '值', width: 26 },
      { heading: '问题', width: 26 },
    ],
    rows: repairs.slice(0, mostSheetRows).map(({ source, table, row, column, value, fault }) => [source, table, row, column, value, fault]),
  };
}
