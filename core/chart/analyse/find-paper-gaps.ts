import type { CheckedChart, Finding } from './finding.ts';
import type { AnalysisInput, Paper } from './input.ts';

/** Steps of officials of which the paper states something but names no legal basis, no time limit or no recourse. */
export function findPaperGaps({ input }: CheckedChart): readonly Finding[] {
  return actsOf(input).flatMap(({ id, paper }) => {
    const stated = paper.basis !== null || paper.limit !== null || paper.recourse !== null;
    if (!stated) return [];
    return [
      ...(paper.basis === null || paper.basis.length === 0 ? [gap('no-basis', id)] : []),
      ...(paper.limit === null ? [gap('no-limit', id)] : []),
      ...(paper.recourse === null || paper.recourse.trim() === '' ? [gap('no-recourse', id)] : []),
    ];
  });
}

function gap(code: 'no-basis' | 'no-limit' | 'no-recourse', node: string): Finding {
  return { code, severity: 'warning', nodes: [node], because: {} };
}

/** Tasks and votes with their papers. */
export function actsOf(input: AnalysisInput): readonly { readonly id: string; readonly paper: Paper }[] {
  return input.nodes.flatMap((node) => (node.type === 'task' || node.type === 'vote' ? [{ id: node.id, paper: node.paper }] : []));
}
