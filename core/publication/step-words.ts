import type { NoticeNode, Threshold, VoteNode } from '../chart/chart.ts';
import type { Limit } from '../kernel/deadline.ts';
import { findRole } from '../org/roles.ts';

/** Words joined as people say them: 甲、乙或丙. */
export function joinWords(words: readonly string[], last = '或'): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join('、')}${last}${words.at(-1) ?? ''}`;
}

/** Posts of a step and how many persons: 入户调查员 2 人一起. */
export function peopleText(roles: readonly string[], actors: number): string {
  const names = joinWords(roles.map((role) => findRole(role)?.name ?? role));
  return actors > 1 ? `${names}，${String(actors)} 人一起` : names;
}

const unitWords: Readonly<Record<Limit['unit'], string>> = { 'working-day': '个工作日', day: '天', hour: '小时' };

/** A limit in words; null when there is none. */
export function limitText(limit: Limit | null): string | null {
  if (limit === null) return null;
  return `${String(limit.amount)} ${unitWords[limit.unit]}内`;
}

/** Length of a publicity period in words. */
export function noticeText(node: NoticeNode): string {
  return `满 ${String(node.days)} ${unitWords[node.dayUnit]}，少一天都不算`;
}

const denominators: Readonly<Record<'roll' | 'present' | 'voting', string>> = { roll: '全体成员', present: '到会的人', voting: '投票的人' };

function thresholdText(threshold: Threshold): string {
  if (threshold.kind === 'count') return `${String(threshold.count)} 人`;
  const share = threshold.part === 1 && threshold.whole === 2 ? '一半' : `${chinese(threshold.whole)}分之${chinese(threshold.part)}`;
  const of = denominators[threshold.of];
  return threshold.kind === 'more-than' ? `超过${of}的${share}` : `${of}的${share}以上`;
}

function chinese(number: number): string {
  return '零一二三四五六七八九十'.charAt(number) || String(number);
}

/** The rule of a vote in one sentence. */
export function voteRule(node: VoteNode): string {
  const ballot = node.ballot === 'secret' ? '不记名投票' : '举手表决';
  return `${thresholdText(node.quorum)}到会才能开，${thresholdText(node.pass)}同意才算通过，${ballot}。`;
}
