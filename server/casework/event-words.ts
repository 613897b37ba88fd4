import type { CaseEvent } from '../../core/casework/event.ts';
import type { LivingItem } from '../platform/services.ts';

/** Label of an outcome in the words of the chart. */
export function outcomeLabel(item: LivingItem, nodeId: string, outcome: string): string {
  const node = item.chart.node(nodeId);
  const own = node !== undefined && 'outcomes' in node ? node.outcomes.find((candidate) => candidate.id === outcome)?.label : undefined;
  return own ?? builtIn[outcome] ?? outcome;
}

const builtIn: Readonly<Record<string, string>> = {
  passed: '通过',
  'not-passed': '未通过',
  'no-quorum': '人数不够，没开成',
  clear: '没有成立的意见',
  upheld: '意见成立',
  done: '办好',
};

/** What an event says in a case's history; undefined for what is only bookkeeping. */
export function eventWords(item: LivingItem, event: CaseEvent): string | undefined {
  const name = (node: string) => item.chart.node(node)?.plainName ?? node;
  switch (event.type) {
    case 'case-opened':
      return '开件';
    case 'step-signed':
      return `${name(event.node)}：签了字，等另一人`;
    case 'step-taken':
      return `${name(event.node)}：${outcomeLabel(item, event.node, event.outcome)}`;
    case 'meeting-recorded':
      return `${name(event.node)}：录入到会 ${String(event.present.length)} 人，同意 ${String(event.yes)}，不同意 ${String(event.no)}，弃权 ${String(event.abstain)}`;
    case 'vote-decided':
      return `${name(event.node)}：${outcomeLabel(item, event.node, event.outcome)}`;
    case 'notice-posted':
      return `${name(event.node)}：${event.from} 张榜，到 ${event.until}`;
    case 'objection-raised':
      return '有人提了意见，办理暂停';
    case 'objection-answered':
      return event.outcome === 'upheld' ? '意见成立，已答复' : '意见不成立，已答复';
    case 'notice-closed':
      return `${name(event.node)}：${outcomeLabel(item, event.node, event.outcome)}`;
    case 'external-noted':
      return `${name(event.node)}：${outcomeLabel(item, event.node, event.outcome)}`;
    case 'official-recused':
      return '一名工作人员回避';
    case 'case-withdrawn':
      return '申请人撤回';
    case 'case-ended':
      return '办结';
    case 'timer-started':
    case 'timer-fired':
      return undefined;
  }
}
