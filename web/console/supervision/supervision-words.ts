import { alertsZhCn } from '../../ui/messages/zh-CN/alerts.ts';

/** Words of alerts, the same as on the pages for phones. */
export const alertWords = alertsZhCn;

/** Names of the lists behind the numbers. */
export const listWords = alertsZhCn.today.lists;

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
