import type { Conformance } from '../core/chart/conform/conformance.ts';
import type { RuleResult } from '../core/chart/conform/judge-log.ts';

/** Everything one run prints. */
export type ConformAnswer = Conformance & {
  readonly rules: readonly RuleResult[];
  readonly unsupported: readonly string[];
  readonly elapsedMs: number;
};

/** One deviating case a line: a log has thousands. */
export function jsonOf(answer: ConformAnswer): string {
  const { cases, events, variants, fitting, unsupported } = answer;
  const head = JSON.stringify({ cases, events, variants, fitting }).slice(0, -1);
  const deviating = answer.deviating.map(({ running, ...each }) => JSON.stringify(running ? { ...each, running } : each));
  const rules = answer.rules.map(({ rule, offences }) =>
    JSON.stringify({ id: rule.id, type: rule.type, offending: offences.length, cases: offences }),
  );
  const rest = JSON.stringify({ unsupported, elapsed_ms: answer.elapsedMs }).slice(1);
  return `${head},"deviating":[${lines(deviating)}],"rules":[${lines(rules)}],${rest}\n`;
}

function lines(items: readonly string[]): string {
  return items.length === 0 ? '' : `\n${items.join(',\n')}\n`;
}
