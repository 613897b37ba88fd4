import type { EndedCase, OpenCase } from '../../core/casework/case.ts';
import { openObjections } from '../../core/casework/case.ts';
import type { PowerItem } from '../../core/catalogue/power-item.ts';

/** Words for a case that has ended; the public learns no more than this by the number alone. */
export const endWords: Readonly<Record<EndedCase['result'], string>> = {
  approve: '已办成',
  reject: '已办结',
  withdraw: '已撤回',
  close: '已办结',
};

/**
 * Where a case stands, in the plain words of its chart. A refusal is 已办结 like any other end, so that a number overheard does
 * not give the result away.
 */
export function stageOf(state: OpenCase | EndedCase, item: PowerItem): string {
  if (state.status === 'ended') return state.result === 'withdraw' ? endWords.withdraw : '已办结';
  if (openObjections(state).length > 0) return '有人提了意见，正在核实';
  const names = state.visits
    .filter((visit) => visit.until === null)
    .map((visit) => item.chart.nodes.find((node) => node.id === visit.node)?.plainName ?? '');
  return [...new Set(names)].join('、');
}
