import { pinyin } from 'pinyin-pro';

/** Sort key of a Chinese text: its syllables with tone numbers, so that both engines order people alike. */
export function pinyinKey(text: string): string {
  return pinyin(text, { toneType: 'num', type: 'array', nonZh: 'consecutive' }).join(' ');
}

/** First letters of the syllables in lower case: 低保申请 -> dbsq. */
export function pinyinInitials(text: string): string {
  return pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('').toLowerCase();
}
