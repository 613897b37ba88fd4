import type { DeskChange } from '../../../contract/desk-law.ts';

/** What is typed into the form of a change, as texts. */
export type Typed = {
  readonly kind: DeskChange['kind'];
  readonly article: string;
  readonly day: string;
  readonly gist: string;
  readonly text: string;
  readonly by: string;
  readonly to: string;
  /** One line for each article: `3 = seal-rules-2026#5 = 出处`. */
  readonly successions: string;
  readonly source: string;
};

type Field = { readonly key: Exclude<keyof Typed, 'kind'>; readonly label: string; readonly isLong?: true };

const article: Field = { key: 'article', label: '第几条，只写数字；全文就空着' };
const source: Field = { key: 'source', label: '出处：公报、网页、文号' };
const gist: Field = { key: 'gist', label: '说的是什么，一句话' };
const text: Field = { key: 'text', label: '原文；没拿到就空着，会显示“条号待核”', isLong: true };

const fields: Readonly<Record<Typed['kind'], readonly Field[]>> = {
  'article-amended': [article, { key: 'day', label: '从哪天起按新文字（如 2026-07-01）' }, gist, text, source],
  'article-repealed': [article, { key: 'day', label: '最后一天有效（如 2026-06-30）' }, source],
  superseded: [
    { key: 'day', label: '最后一天有效（如 2026-06-30）' },
    { key: 'by', label: '由哪部文件接替，写编号；没有就空着' },
    { key: 'successions', label: '对照原文写得出的，一行一条：3 = seal-rules-2026#5 = 出处。写不出的空着', isLong: true },
    source,
  ],
  'article-added': [article, { key: 'day', label: '从哪天起施行；随文件就空着' }, gist, text, source],
  'text-taken': [article, { key: 'text', label: '原文', isLong: true }, source],
  'succession-stated': [article, { key: 'to', label: '由哪一条接替，如 seal-rules-2026#5' }, source],
};

/** The inputs that a kind of change needs. */
export function fieldsOf(kind: Typed['kind']): readonly Field[] {
  return fields[kind];
}

/** The change as it is sent. What does not fit is told by the server, input by input. */
export function changeFrom(typed: Typed): DeskChange {
  const day = typed.day.trim();
  const common = { article: typed.article.trim(), source: typed.source };
  const held = typed.text.trim() === '' ? null : typed.text;
  switch (typed.kind) {
    case 'article-amended':
      return { kind: typed.kind, ...common, from: day, gist: typed.gist, text: held };
    case 'article-added':
      return { kind: typed.kind, ...common, from: day === '' ? null : day, gist: typed.gist, text: held };
    case 'article-repealed':
      return { kind: typed.kind, ...common, lastDay: day };
    case 'text-taken':
      return { kind: typed.kind, ...common, text: typed.text };
    case 'succession-stated':
      return { kind: typed.kind, ...common, to: typed.to.trim() };
    case 'superseded': {
      const by = typed.by.trim() === '' ? null : typed.by.trim();
      return { kind: typed.kind, lastDay: day, by, successions: successionsFrom(typed.successions), source: typed.source };
    }
  }
}

function successionsFrom(lines: string): Extract<DeskChange, { readonly kind: 'superseded' }>['successions'] {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [from = '', to = '', ...rest] = line.split('=').map((part) => part.trim());
      return { article: from, to, source: rest.join('=') };
    });
}
