import { alertsZhCn } from '../../ui/messages/zh-CN/alerts.ts';

/** Words of alerts, the same as on the pages for phones. */
export const alertWords = alertsZhCn;

/** Names of the lists behind the numbers. */
export const listWords = {
  today: '今天要您定的',
  open: '没有销号的',
  red: '红灯',
  yellow: '黄灯',
  verify: '待核实',
  overdue: '过了期限',
  new: '七天内新出现',
  cleared: '七天内销号',
  ordered: '要求整改的',
  checked: '复核通过的',
  rectify: '正在整改',
  'look-back': '回头看到期',
  filtered: '在例外期里',
  lead: '已移送线索',
  judged: '核实过的',
  right: '问对了的',
} as const;

/** A list of the supervisor's screen. */
export type ListName = keyof typeof listWords;

/** True for a list that there is. */
export function isListName(text: string | null): text is ListName {
  return text !== null && Object.hasOwn(listWords, text);
}

/** How near the last day is, in words. */
export function dueText(card: { readonly dueDay: string | null; readonly daysLeft: number | null; readonly daysUnit: string }): string {
  if (card.dueDay === null || card.daysLeft === null) return '没有期限';
  const unit = card.daysUnit === 'day' ? '天' : '个工作日';
  if (card.daysLeft < 0) return `过期 ${String(-card.daysLeft)} ${unit}`;
  return card.daysLeft === 0 ? '今天到期' : `还有 ${String(card.daysLeft)} ${unit}`;
}
