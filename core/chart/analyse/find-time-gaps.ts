import type { CheckedChart, Finding } from './finding.ts';
import { unboundedReturns } from './time.ts';

/** Returns without a most number of rounds, and charts whose promised time exceeds the legal limit. */
export function findTimeGaps({ input, facts, results }: CheckedChart): readonly Finding[] {
  const returns = unboundedReturns(input, facts.flow);
  const loops: Finding[] = returns.map(([from, to]) => ({ code: 'unbounded-return', severity: 'warning', nodes: [from, to], because: {} }));
  const { time } = results;
  if (time === null || time.limit === null || time.within !== false) return loops;
  const because = { longest: time.promised.longest ?? 'unbounded', limit: time.limit, unit: time.unit };
  return [...loops, { code: 'over-limit', severity: 'warning', nodes: [], because }];
}
