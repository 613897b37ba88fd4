import type { PageFrame } from '../../../contract/page-frame.ts';
import { aboutPage } from '../public/about-page.tsx';
import { copyElsewherePage } from '../public/copy-elsewhere-page.tsx';
import { entryPage } from '../public/entry-page.tsx';
import { homePage } from '../public/home-page.tsx';
import { itemPage } from '../public/item-page.tsx';
import { ledgerPage } from '../public/ledger-page.tsx';
import { noticePage } from '../public/notice-page.tsx';
import { noticesPage } from '../public/notices-page.tsx';
import { objectionPage } from '../public/objection-page.tsx';
import { lawPage } from '../public/law-page.tsx';
import { lawsPage } from '../public/laws-page.tsx';
import { openDataPage } from '../public/open-data-page.tsx';
import { packagePage } from '../public/package-page.tsx';
import { objectionReceiptPage } from '../public/objection-receipt-page.tsx';
import { problemPage } from '../public/problem-page.tsx';
import { progressFormPage } from '../public/progress-form-page.tsx';
import { progressPage } from '../public/progress-page.tsx';
import { unitPage } from '../public/unit-page.tsx';
import { alertListPage } from '../work/alert-list-page.tsx';
import { alertPage } from '../work/alert-page.tsx';
import { casePage } from '../work/case-page.tsx';
import { clockPage } from '../work/clock-page.tsx';
import { enterObjectionPage } from '../work/enter-objection-page.tsx';
import { keptFormPage } from '../work/kept-form-page.tsx';
import { passwordPage } from '../work/password-page.tsx';
import { receiptPage } from '../work/receipt-page.tsx';
import { rotationListPage } from '../work/rotation-list-page.tsx';
import { rotationPage } from '../work/rotation-page.tsx';
import { todayPage } from '../work/today-page.tsx';
import { todayExample } from './today-views.ts';
import { rotationErrorsView, rotationListView, rotationPostView } from './rotation-views.ts';
import { restraintPage } from '../work/restraint-page.tsx';
import { secondFactorPage } from '../work/second-factor-page.tsx';
import { signInPage } from '../work/sign-in-page.tsx';
import { startChoicePage } from '../work/start-choice-page.tsx';
import { startFormPage } from '../work/start-form-page.tsx';
import { todoPage } from '../work/todo-page.tsx';
import { alertCheckView, alertListView, alertView, alertWithErrorsView, emptyAlertListView } from './alert-views.ts';
import { caseView, caseWithErrorsView } from './case-views.ts';
import { emptyForm, publicFrame, workFrame } from './frames.ts';
import { foundInListView, foundView, homeView, notFoundView } from './home-views.ts';
import { entryView, withdrawnEntryView } from './list-views.ts';
import { endedLawExample, lawExample, lawsExample, noLawsExample } from './law-views.ts';
import { comingItemView, exampleNotices, itemView, longItemView, oldItemView, withdrawnItemView } from './item-views.ts';
import { emptyPosterTickExample, oldPosterTickExample, posterTickExample } from './channel-views.ts';
import { posterTickPage } from '../work/poster-tick-page.tsx';
import { openDataExample, packageExample } from './open-views.ts';
import {
  badObjectionForm,
  emptyUnitView,
  endedProgressView,
  ledgerView,
  noticeView,
  notFoundProblem,
  objectionReceiptView,
  pastNoticeView,
  progressView,
  stageView,
  unitView,
} from './public-views.ts';
import {
  badPasswordForm,
  keptFormView,
  badStartFormView,
  emptyTodoView,
  enterObjectionViews,
  receiptView,
  signInView,
  startChoiceView,
  startFormView,
  todoView,
  restraintView,
} from './work-views.ts';

/** A page in one state, drawn in any display mode and language. */
export type PageExample = {
  readonly name: string;
  readonly audience: 'public' | 'work';
  readonly draw: (display: PageFrame['display'], language?: PageFrame['language']) => string;
};

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
  open('home-found-in-list', '/?q=%E5%85%AC%E7%AB%A0', (frame) => homePage(frame, foundInListView)),
  open('home-not-found', '/?q=x', (frame) => homePage(frame, notFoundView)),
  open('item', '/i/QX-MZ-012', (frame) => itemPage(frame, itemView)),
  open('item-long', '/i/QX-JC-001', (frame) => itemPage(frame, longItemView)),
  open('item-old', '/i/QX-MZ-012?v=2', (frame) => itemPage(frame, oldItemView)),
  open('item-withdrawn', '/i/QX-MZ-012?p=5b1c0d2e', (frame) =>
    itemPage(frame, withdrawnItemView, {
      check: { state: 'withdrawn', number: 3, on: '2026-11-20', because: '并入县里的低保。' },
      code: '5b1c0d2e',
    }),
  ),
  open('item-coming', '/i/QX-MZ-012?v=4', (frame) => itemPage(frame, comingItemView)),
  open('unit', '/u/QX-YL', (frame) => unitPage(frame, unitView)),
  open('unit-empty', '/u/QX-YL', (frame) => unitPage(frame, emptyUnitView)),
  open('package', '/u/QX-YL/package', (frame) => packagePage(frame, packageExample)),
  open('package-empty', '/u/QX-YL/package', (frame) => packagePage(frame, { ...packageExample, parent: null, items: [] })),
  open('laws', '/laws', (frame) => lawsPage(frame, lawsExample)),
  open('laws-none', '/laws', (frame) => lawsPage(frame, noLawsExample)),
  open('law', '/laws/seal-rules', (frame) => lawPage(frame, lawExample)),
  open('law-ended', '/laws/seal-rules', (frame) => lawPage(frame, endedLawExample)),
  open('open-data', '/open', (frame) => openDataPage(frame, openDataExample)),
  open('open-data-empty', '/open', (frame) => openDataPage(frame, { ...openDataExample, items: [] })),
  open('copy-elsewhere', '/', (frame) => copyElsewherePage(frame, '2026-11-23')),
  open('entry', '/u/QX-YL/YL-01', (frame) => entryPage(frame, entryView)),
  open('entry-withdrawn', '/u/QX-YL/YL-02', (frame) => entryPage(frame, withdrawnEntryView)),
  open('notices', '/notices', (frame) => noticesPage(frame, { notices: [...exampleNotices, pastNoticeView] })),
  open('notices-empty', '/notices', (frame) => noticesPage(frame, { notices: [] })),
  open('notice', '/notices/n-7f3a', (frame) => noticePage(frame, noticeView)),
  open('notice-past', '/notices/n-old', (frame) => noticePage(frame, pastNoticeView)),
  open('objection', '/notices/n-7f3a/objection', (frame) => objectionPage(frame, { notice: noticeView, form: emptyForm })),
  open('objection-errors', '/notices/n-7f3a/objection', (frame) => objectionPage(frame, { notice: noticeView, form: badObjectionForm })),
  open('objection-receipt', '/notices/n-7f3a/objection', (frame) => objectionReceiptPage(frame, objectionReceiptView)),
  open('progress-form', '/progress', (frame) => progressFormPage(frame, { form: emptyForm })),
  open('progress-stage', '/r/3821-0946-KM', (frame) => progressPage(frame, stageView)),
  open('progress', '/r/3821-0946-KM/secret', (frame) => progressPage(frame, progressView)),
  open('progress-ended', '/r/3821-0946-KM/secret', (frame) => progressPage(frame, endedProgressView)),
  open('ledger', '/ledger', (frame) => ledgerPage(frame, ledgerView)),
  open('about', '/about', (frame) => aboutPage(frame)),
  open('problem', '/nowhere', (frame) => problemPage(frame, notFoundProblem)),
  open('sign-in', '/work/sign-in', (frame) => signInPage(frame, signInView)),
  open('second-factor', '/work/second-factor', (frame) => secondFactorPage(frame, { form: emptyForm, name: '柳青', demoCode: '402193' })),
  open('kept-form', '/work/start/QX-MZ-012', (frame) => keptFormPage(frame, keptFormView)),
  open('password', '/work/password', (frame) => passwordPage(frame, { form: badPasswordForm })),
  work('todo', '/work', (frame) => todoPage(frame, todoView)),
  work('todo-empty', '/work', (frame) => todoPage(frame, emptyTodoView)),
  work('start-choice', '/work/start', (frame) => startChoicePage(frame, startChoiceView)),
  work('start-form', '/work/start/QX-MZ-012', (frame) => startFormPage(frame, startFormView)),
  work('start-form-errors', '/work/start/QX-MZ-012', (frame) => startFormPage(frame, badStartFormView)),
  work('receipt', '/work/cases/c-19ab/receipt', (frame) => receiptPage(frame, receiptView)),
  work('enter-write', '/work/notices/n-7f3a/objection', (frame) => enterObjectionPage(frame, enterObjectionViews.write)),
  work('enter-read-back', '/work/notices/n-7f3a/objection', (frame) => enterObjectionPage(frame, enterObjectionViews['read-back'])),
  work('enter-done', '/work/notices/n-7f3a/objection', (frame) => enterObjectionPage(frame, enterObjectionViews.done)),
  work('restraint', '/work/restraint', (frame) => restraintPage(frame, restraintView)),
  work('clock', '/work/clock', (frame) => clockPage(frame, { today: '2026-11-23', aheadDays: 9, form: emptyForm })),
  work('case', '/work/cases/c-19ab', (frame) => casePage(frame, caseView)),
  work('alerts', '/work/alerts', (frame) => alertListPage(frame, alertListView)),
  work('alerts-empty', '/work/alerts?show=overdue', (frame) => alertListPage(frame, emptyAlertListView)),
  work('alert', '/work/alerts/a-1', (frame) => alertPage(frame, alertView)),
  work('alert-check', '/work/alerts/a-1', (frame) => alertPage(frame, alertCheckView)),
  work('alert-errors', '/work/alerts/a-1/make-finding', (frame) => alertPage(frame, alertWithErrorsView)),
  work('today', '/work/today', (frame) => todayPage(frame, todayExample)),
  work('today-none', '/work/today', (frame) => todayPage(frame, { ...todayExample, cards: [], byTopic: [], byPlace: [] })),
  work('poster-tick', '/work/posters?i=QX-MZ-012&p=5b1c0d2e', (frame) => posterTickPage(frame, posterTickExample)),
  work('poster-tick-old', '/work/posters?i=QX-MZ-012&p=5b1c0d2e', (frame) => posterTickPage(frame, oldPosterTickExample)),
  work('poster-tick-empty', '/work/posters', (frame) => posterTickPage(frame, emptyPosterTickExample)),
  work('rotation', '/work/rotation', (frame) => rotationListPage(frame, rotationListView)),
  work('rotation-empty', '/work/rotation', (frame) => rotationListPage(frame, { ...rotationListView, over: [], near: [] })),
  work('rotation-post', '/work/rotation/p-1/m-1', (frame) => rotationPage(frame, rotationPostView)),
  work('rotation-errors', '/work/rotation/p-1/m-1/hand-over', (frame) => rotationPage(frame, rotationErrorsView)),
  work('case-errors', '/work/cases/c-19ab', (frame) => casePage(frame, caseWithErrorsView)),
];
