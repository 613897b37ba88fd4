import { combineIndicators } from '../core/supervision/combine-indicators.ts';
import type { AlertLine } from './alert-keys.ts';
import type { Alert } from './alert.ts';
import type { Rule } from './rule-definition.ts';

const purchases = '采购项目';

/** The alerts that open: hits of supporting indicators only where they meet another, with its number in the sentence. */
export function openIndicators(alerts: readonly (Alert | AlertLine)[], rules: readonly Rule[]): readonly (Alert | AlertLine)[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  if (rules.every(({ indicator }) => indicator === null)) return alerts;
  const combined = combineIndicators(
    alerts.map((alert) => {
      const rule = byId.get(alert.rule);
      const kind = rule?.indicator ?? null;
      return { rule: alert.rule, kind, supports: kind === null && rule?.supporting === true, projects: projectsOf(alert) };
    }),
  );
  return alerts.flatMap((alert, index) => {
    const { opens, with: others } = combined[index] ?? { opens: true, with: [] };
    if (!opens) return [];
    return others.length === 0 ? [alert] : [{ ...alert, sentence: `${alert.sentence}同一项目另有佐证：${others.join('、')}。` }];
  });
}

function projectsOf({ object, object_type, evidence }: Alert): readonly string[] {
  if (object_type === purchases) return [object];
  return [...new Set(evidence.rows.flatMap(({ table, key }) => (table === purchases ? [key] : [])))];
}
