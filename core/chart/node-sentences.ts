import type { ChartNode } from './chart.ts';

/** The sentences of a node that citizens read; null where the chart says nothing. Labels and formal names are left out. */
export function nodeSentences(node: ChartNode): readonly (string | null)[] {
  switch (node.type) {
    case 'task':
    case 'vote': {
      const lists = [
        ...node.responsibility,
        ...node.accountability,
        ...node.forbidden,
        ...node.form.flatMap((field) => [field.hint, field.purpose]),
      ];
      return [...lists, ...node.risks.flatMap((risk) => [risk.what, risk.prevention]), node.recourse, node.where, node.youGet];
    }
    case 'notice':
      return [...node.risks.flatMap((risk) => [risk.what, risk.prevention]), ...node.forbidden, node.where];
    case 'external':
      return [node.where, node.youGet];
    case 'end':
      return [node.youGet];
    case 'start':
    case 'timer':
    case 'xor':
    case 'and':
      return [];
  }
}
