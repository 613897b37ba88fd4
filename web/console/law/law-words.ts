import type { DeskChange, DeskLaws, DeskRevisions, DeskTaskState } from '../../../contract/desk-law.ts';

/** Where a document stands, in words. */
export const lawStateWords: Readonly<Record<DeskLaws['documents'][number]['state'], string>> = {
  'in-force': '现行有效',
  superseded: '已失效',
  'not-yet-in-force': '尚未生效',
};

/** What a citation is worth, in words. */
export const citationWords = {
  ...lawStateWords,
  'text-not-in-hand': '条号待核',
  unknown: '待核',
} as const;

/** Kinds of changes, in words. */
export const changeWords: Readonly<Record<DeskChange['kind'], string>> = {
  'article-amended': '修改条文',
  'article-repealed': '废止条文',
  superseded: '整部失效或被替代',
  'article-added': '加一条',
  'text-taken': '补原文',
  'succession-stated': '写明由哪一条接替',
};

/** Where a task stands, in words. */
export const taskWords: Readonly<Record<DeskTaskState, string>> = {
  open: '还没办',
  revised: '已出新版',
  checked: '看过，不用改',
  withdrawn: '事项已撤下',
};

/** An article as people call it. */
export function articleWords(article: string | null): string {
  if (article === null) return '整部';
  return article === '' ? '全文' : `第${article}条`;
}

/** Why items are looked at again, in one line. */
export function causeWords(cause: DeskRevisions['revisions'][number]['cause']): string {
  if (cause.kind === 'year') return `${String(cause.year)} 年度修订`;
  const what = changeWords[cause.change as keyof typeof changeWords];
  const day = cause.change === 'article-amended' ? `${cause.day}起` : `到${cause.day}止`;
  return `《${cause.title}》${articleWords(cause.article)}：${what}，${day}`;
}
