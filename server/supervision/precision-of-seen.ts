import type { z } from 'zod';

import type { deskCockpit } from '../../contract/desk-supervision.ts';
import { isTooOftenWrong, noOutcomes, precisionOf, type RuleOutcomes } from '../../core/supervision/precision.ts';
import type { Seen } from '../../core/supervision/cockpit.ts';
import { ruleCards } from './rule-cards.ts';

type Precision = z.input<typeof deskCockpit>['precision'];

/** How right each rule was among the alerts that somebody sees, in the order of its number; rules of which nothing was verified are left out. */
export function precisionOfSeen(seen: readonly Pick<Seen, 'alert'>[]): Precision {
  const byRule = new Map<string, RuleOutcomes>();
  for (const { alert } of seen) {
    const before = byRule.get(alert.rule) ?? noOutcomes;
    const outcome = alert.verified?.outcome ?? 'unchecked';
    byRule.set(alert.rule, { ...before, [outcome]: before[outcome] + 1 });
  }
  const percent = (share: number): number => Math.round(share * 100);
  return [...byRule]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([rule, outcomes]) => {
      const precision = precisionOf(outcomes);
      if (precision === null) return [];
      const { right, of, share, low, high } = precision;
      const shares = { share: percent(share), low: percent(low), high: percent(high), lowered: isTooOftenWrong(outcomes) };
      return [{ rule, name: ruleCards().get(rule)?.name ?? rule, right, of, ...shares }];
    });
}
