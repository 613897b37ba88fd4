import type { AnalysisInput } from './input.ts';
import type { ChartFacts } from './approval-plan.ts';
import type { Results } from './analysis.ts';
import type { Flaw } from './flaw.ts';
export type Finding = { readonly code: string; readonly severity: 'error' | 'warning' | 'notice'; readonly nodes: readonly string[]; readonly sentence: string };
export function findingsOf(_i: AnalysisInput, _f: ChartFacts, _r: Results): readonly Finding[] { return []; }
export function flawFindings(_f: Flaw | null): readonly Finding[] { return []; }
