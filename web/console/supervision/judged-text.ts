import type { DeskRules } from '../../../contract/desk-types.ts';

type Judged = Pick<DeskRules['rules'][number], 'of' | 'right' | 'share' | 'low' | 'high'>;

/** How right a rule was, with its interval, in one line. */
export function judgedText({ of, right, share, low, high }: Judged): string {
  if (share === null || low === null || high === null) return '还没有核实过';
  return `${String(right)} / ${String(of)}，${String(share)}%（${String(low)}%–${String(high)}%）`;
}
