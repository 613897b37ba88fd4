import type { AlertOutcome } from '../../core/supervision/alert/alert.ts';
import { isTooOftenWrong, noOutcomes, precisionOf, type RuleOutcomes } from '../../core/supervision/precision.ts';

type CountedRow = {
  readonly rule: string;
  readonly rule_version: number;
  readonly outcome: string | null;
  readonly count: string | number;
};

/** How right a rule was, in whole percent; null while nothing was verified. */
export function judgedOf(rows: readonly CountedRow[]) {
  const outcomes = rows.reduce<RuleOutcomes>((all, { outcome, count }) => {
    const name = (outcome ?? 'unchecked') as AlertOutcome | 'unchecked';
    return { ...all, [name]: all[name] + Number(count) };
  }, noOutcomes);
  const precision = precisionOf(outcomes);
  const percent = (share: number | undefined): number | null => (share === undefined ? null : Math.round(share * 100));
  return {
    fired: rows.reduce((sum, { count }) => sum + Number(count), 0),
    unchecked: outcomes.unchecked,
    ...{ right: precision?.right ?? 0, of: precision?.of ?? 0 },
    ...{ share: percent(precision?.share), low: percent(precision?.low), high: percent(precision?.high) },
    lowered: isTooOftenWrong(outcomes),
  };
}
