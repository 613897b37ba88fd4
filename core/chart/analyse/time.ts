/** placeholder */
export type FlowTime = { readonly none: true };
import type { AnalysisInput } from './input.ts';
import type { ChartFacts } from './approval-plan.ts';
export function timeOf(_i: AnalysisInput, _f: ChartFacts): FlowTime | null { return null; }
