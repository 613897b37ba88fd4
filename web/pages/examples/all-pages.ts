import type { PageFrame } from '../../../contract/page-frame.ts';
import { homePage } from '../public/home-page.tsx';
import { itemPage } from '../public/item-page.tsx';
import { casePage } from '../work/case-page.tsx';
import { caseView, caseWithErrorsView } from './case-views.ts';
import { publicFrame, workFrame } from './frames.ts';
import { foundView, homeView, notFoundView } from './home-views.ts';
import { itemView, longItemView, oldItemView } from './item-views.ts';

/** A page in one state, drawn in any display mode and language. */
export type PageExample = { readonly name: string; readonly audience: 'public' | 'work'; readonly draw: (display: PageFrame['display'], language?: PageFrame['language']) => string };

function open(name: string, path: string, draw: (frame: PageFrame) => string): PageExample {
  return { name, audience: 'public', draw: (display, language = 'zh-CN') => draw({ ...publicFrame, path, display, language }) };
}

function work(name: string, path: string, draw: (frame: PageFrame) => string): PageExample {
  return { name, audience: 'work', draw: (display, language = 'zh-CN') => draw({ ...workFrame, path, display, language }) };
}

/** Every page in its states: normal, empty, with errors. Drawn by the tests and looked at as pictures. */
export const pageExamples: readonly PageExample[] = [
  open('home', '/', (frame) => homePage(frame, homeView)),
  open('home-found', '/?q=dbsq', (frame) => homePage(frame, foundView)),
  open('home-not-found', '/?q=x', (frame) => homePage(frame, notFoundView)),
  open('item', '/i/QX-MZ-012', (frame) => itemPage(frame, itemView)),
  open('item-long', '/i/QX-JC-001', (frame) => itemPage(frame, longItemView)),
  open('item-old', '/i/QX-MZ-012?v=2', (frame) => itemPage(frame, oldItemView)),
  work('case', '/work/cases/c-19ab', (frame) => casePage(frame, caseView)),
  work('case-errors', '/work/cases/c-19ab', (frame) => casePage(frame, caseWithErrorsView)),
];
