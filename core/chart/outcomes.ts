import type { ChartNode } from './chart.ts';

/** Results of a vote, fixed by arithmetic. */
export const voteOutcomes = ['passed', 'not-passed', 'no-quorum'] as const;

/** Results of a notice: nobody objected with reason, or an objection was upheld. */
export const noticeOutcomes = ['clear', 'upheld'] as const;

/** Ids of the results a node can have, in the order of the buttons; empty for nodes that have none. */
export function outcomesOf(node: ChartNode): readonly string[] {
  switch (node.type) {
    case 'task':
    case 'external':
      return node.outcomes.map((outcome) => outcome.id);
    case 'vote':
      return voteOutcomes;
    case 'notice':
      return noticeOutcomes;
    case 'start':
    case 'timer':
    case 'xor':
    case 'and':
    case 'end':
      return [];
  }
}
