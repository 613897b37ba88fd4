import type { CitationView } from '../../../contract/public-views.ts';
import { CitationList } from './citation-list.tsx';

const states: readonly CitationView['state'][] = ['in-force', 'superseded', 'not-yet-in-force', 'text-not-in-hand', 'unknown'];

/** Drawn by the component tests. */
export const examples = {
  'every state': (
    <CitationList
      citations={states.map((state) => ({
        law: state === 'unknown' ? null : 'social-assistance-2014',
        title: '社会救助暂行办法',
        article: '第十一条',
        gist: '申请的程序',
        state,
      }))}
    />
  ),
};
