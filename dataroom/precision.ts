import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Severity } from './rule-definition.ts';

/** What people found about an alert (反馈). */
export const outcomes = ['属实-违纪', '属实-差错', '数据错误', '规则误报', '合理例外', '未查'] as const;

/** What people found about an alert. */
export type OutcomeCode = (typeof outcomes)[number];

/** One outcome: the alert's key with its rule and the version that raised it. */
export type Outcome = { readonly key: string; readonly rule: string; readonly version: number; readonly outcome: OutcomeCode };

/** How often a version of a rule was right. Precision is confirmed over checked; its bounds are those of Wilson at 95 %. */
export type Precision = {
  readonly rule: string;
  readonly version: number;
  /** Alerts that stand now. */
  readonly fired: number;
  /** Outcomes but 未查. */
  readonly checked: number;
  readonly confirmed: number;
  readonly false: number;
  readonly byOutcome: Readonly<Record<OutcomeCode, number>>;
  /** Null while nothing is checked. */
  readonly precision: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** True when the rule only hints from now on: enough was checked and even the upper bound is low. */
  readonly lowered: boolean;
};

const z = 1.96;
const leastOutcomes = 30;
const lowestBound = 0.2;

/**
 * The interval in which a share lies with 95 % certainty, from `confirmed` of `checked`.
 *
 * @source wilson-1927
 */
export function wilson(confirmed: number, checked: number): { readonly low: number; readonly high: number } {
  const p = confirmed / checked;
  const middle = p + (z * z) / (2 * checked);
  const half = z * Math.sqrt((p * (1 - p)) / checked + (z * z) / (4 * checked * checked));
  const whole = 1 + (z * z) / checked;
  return { low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) };
}

/** The precision of the rules in force from the outcomes of their version; of several outcomes of one alert the last counts. */
export function precisionOf(
  rules: readonly { readonly rule: string; readonly version: number; readonly alerts: number }[],
  all: readonly Outcome[],
): readonly Precision[] {
  const last = new Map(all.map((one) => [JSON.stringify([one.rule, one.version, one.key]), one]));
  return rules.map(({ rule, version, alerts }) => {
    const own = [...last.values()].filter((one) => one.rule === rule && one.version === version);
    const count = (code: OutcomeCode): number => own.filter(({ outcome }) => outcome === code).length;
    const confirmed = count('属实-违纪') + count('属实-差错');
    const checked = own.length - count('未查');
    const bounds = checked === 0 ? { low: null, high: null } : wilson(confirmed, checked);
    return {
      ...{ rule, version, fired: alerts, checked, confirmed, false: count('规则误报') },
      byOutcome: {
        '属实-违纪': count('属实-违纪'),
        '属实-差错': count('属实-差错'),
        数据错误: count('数据错误'),
        规则误报: count('规则误报'),
        合理例外: count('合理例外'),
        未查: count('未查'),
      },
      precision: checked === 0 ? null : confirmed / checked,
      ...bounds,
      lowered: checked >= leastOutcomes && bounds.high !== null && bounds.high < lowestBound,
    };
  });
}

/** The severity of an alert of a rule whose precision is known. */
export function severityNow(severity: Severity, precision: Precision | undefined): Severity {
  return precision?.lowered === true ? '提示' : severity;
}

/** The outcomes that a room keeps, one JSON object a line in `outcomes.jsonl`, written by whoever records them. */
export async function readOutcomes(room: string): Promise<readonly Outcome[]> {
  const text = await readFile(join(room, 'outcomes.jsonl'), 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    if (line === '') return [];
    const one = JSON.parse(line) as Outcome;
    return outcomes.some((code) => code === one.outcome) ? [one] : [];
  });
}
