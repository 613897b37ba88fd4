import type { AlertStanding } from '../core/supervision/merge-alerts.ts';
import type { OutSheet } from '../exchange/xlsx/write-workbook.ts';
import { alertHeadings, alertSheetName, answerHeading } from './alert-headings.ts';
import { outcomes } from './precision.ts';
import { faultText, skipText, unreadText } from './sweep-texts.ts';
import type { SweepResults } from './write-outputs.ts';

/** Most rows of a sheet; the files beside it have all. */
export const mostSheetRows = 20_000;

const standingNames: Readonly<Record<AlertStanding, string>> = { new: '新', changed: '证据有变', repeated: '重复' };

/** The sheets of `alerts.xlsx`. Objects come masked. */
export function resultSheets(results: SweepResults): readonly OutSheet[] {
  return [alertSheet(results), ruleSheet(results), repairSheet(results), unreadSheet(results)];
}

const widths: Readonly<Record<string, number>> = {
  规则: 8,
  级别: 8,
  对象: 26,
  说明: 80,
  可能的合法理由: 40,
  与上次相比: 12,
  [answerHeading]: 20,
};

function alertSheet({ alerts, standings, keys, typed }: SweepResults): OutSheet {
  return {
    name: alertSheetName,
    columns: [...alertHeadings, ...typed.added].map((heading) => ({
      heading,
      width: widths[heading] ?? 16,
      ...(heading === answerHeading ? { choices: [...outcomes] } : {}),
    })),
    rows: alerts.slice(0, mostSheetRows).map((alert, index) => {
      const key = keys[index] ?? '';
      const own = typed.byKey.get(key);
      return [
        alert.rule,
        alert.name,
        alert.severity,
        alert.object_type,
        alert.object,
        alert.sentence,
        alert.lawful.join('；'),
        standingNames[standings[index] ?? 'new'],
        own?.get(answerHeading) ?? null,
        key,
        ...typed.added.map((heading) => own?.get(heading) ?? null),
      ];
    }),
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
      skipped === undefined ? null : skipText(skipped),
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
      { heading: '问题', width: 50 },
    ],
    rows: repairs
      .slice(0, mostSheetRows)
      .map(({ source, table, row, column, value, fault }) => [source, table, row, column, value, faultText(fault)]),
  };
}

function unreadSheet({ manifest }: SweepResults): OutSheet {
  return {
    name: '未读文件',
    columns: [
      { heading: '文件', width: 40 },
      { heading: '原因', width: 80 },
    ],
    rows: manifest.unread.map((one) => [one.source, unreadText(one)]),
  };
}
