import { DuckDBDateValue, type DuckDBValue } from '@duckdb/node-api';

import { daysBetween, isDay } from '../core/kernel/day.ts';
import type { Rule, RuleParameter } from './rule-definition.ts';

/** Values of a rule's parameters as texts, for people, and as the engine takes them. */
export type BoundParameters = { readonly shown: Readonly<Record<string, string>>; readonly values: Readonly<Record<string, DuckDBValue>> };

/**
 * The parameters of a rule: the table 参数 goes before the rule's own default. A value that its type does not allow counts
 * as none.
 *
 * @returns the name of the parameter that has no value, or all of them
 */
export function bindParameters(rule: Rule, given: ReadonlyMap<string, string>): BoundParameters | { readonly missing: string } {
  const shown: Record<string, string> = {};
  const values: Record<string, DuckDBValue> = {};
  for (const parameter of rule.parameters) {
    const text = given.get(parameter.source) ?? parameter.fallback;
    const value = text === null ? undefined : valueOf(parameter, text.trim());
    if (text === null || value === undefined) return { missing: parameter.source };
    shown[parameter.name] = text.trim();
    values[parameter.name] = value;
  }
  return { shown, values };
}

function valueOf({ type }: RuleParameter, text: string): DuckDBValue | undefined {
  switch (type) {
    case '文字':
    case '列表':
      return text;
    case '整数':
      return /^-?\d{1,15}$/.test(text) ? BigInt(text) : undefined;
    case '小数':
      return /^-?\d{1,15}(\.\d{1,9})?$/.test(text) ? Number(text) : undefined;
    case '金额':
      return /^-?\d{1,12}(\.\d{1,2})?$/.test(text) ? BigInt(Math.round(Number(text) * 100)) : undefined;
    case '日期':
      return isDay(text) ? new DuckDBDateValue(daysBetween('1970-01-01', text)) : undefined;
  }
}
