import type { ChartFacts } from './approval-plan.ts';
import { canComplete } from './requirement.ts';

/** True when some approving run passes neither a notice nor a vote (structure only, staffing is ignored). */
export function isApprovableUnseen(facts: Pick<ChartFacts, 'flow' | 'graph'>): boolean {
  const tokenOf = facts.flow.nodes.map((node) => {
    const hidden = node.type === 'notice' || node.type === 'vote' || (node.type === 'end' && node.outcome !== 'approve');
    return hidden ? -2 : -1;
  });
  return canComplete(facts.graph, tokenOf);
}
