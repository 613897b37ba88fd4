import type { DeskPosting } from '../../../contract/desk-types.ts';

/** Kinds of places in words. */
export const channelWords: Readonly<Record<DeskPosting['channel'], string>> = {
  board: '公开栏',
  wall: '墙上',
  site: '网站',
  wechat: '微信',
  group: '群',
};

/** Why a paper should not hang any more, and until when it is to be mended. */
export function staleSentence({ stale }: Pick<DeskPosting, 'stale'>): string {
  if (stale === null) return '';
  const { why, since, due, by, late } = stale;
  const what = {
    replaced: `${since} 起换成第 ${String(by)} 版，要换新的`,
    withdrawn: `${since} 起撤下了，要取下来`,
    ended: `${since} 起不再执行，要取下来`,
    'not-yet': '还没有开始执行，先取下来',
  }[why];
  return `${what}，${due} 以前办好${late ? '（已经过期）' : ''}`;
}
