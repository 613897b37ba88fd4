import type { FormState, ProblemView } from '../../../contract/page-frame.ts';
import type { LedgerView, NoticeView, ObjectionReceiptView, ProgressView, UnitView } from '../../../contract/public-views.ts';
import { exampleQr } from '../../ui/qr-code/examples.tsx';
import { emptyForm } from './frames.ts';
import { exampleItems, exampleUnits } from './home-views.ts';
import { exampleNotices, itemView } from './item-views.ts';
import { exampleList } from './list-views.ts';

const [county, , town, ...villages] = exampleUnits;

/** A town with villages, items, posts (one vacant) and notices. */
export const unitView: UnitView = {
  code: 'QX-YL',
  name: town?.name ?? '',
  kind: '乡镇',
  parent: county ?? null,
  children: villages,
  list: exampleList,
  categories: [{ name: '便民服务类', items: exampleItems }],
  posts: [
    { post: '社会救助经办员', holders: ['柳青'] },
    { post: '入户调查员', holders: ['方远', '纪山'] },
    { post: '分管领导', holders: [] },
  ],
  notices: exampleNotices.slice(0, 1),
  body: {
    ...{ office: '党政综合办公室', from: '2026-01-15' },
    paper: { number: '云岭发〔2026〕3号', title: '关于成立微权力工作领导小组的通知', issuer: '云岭镇党委' },
    seats: [
      { as: 'head', unit: '云岭镇', post: '党委书记', holders: ['柳青'] },
      { as: 'deputy', unit: '云岭镇', post: '镇长', holders: [] },
      { as: 'member', unit: '云岭镇', post: '司法所工作人员', holders: ['方远', '纪山'] },
    ],
  },
};

/** A unit without anything yet. */
export const emptyUnitView: UnitView = {
  ...unitView,
  parent: null,
  list: null,
  children: [],
  categories: [],
  posts: [],
  notices: [],
  body: null,
};

const running = exampleNotices[0];
if (running === undefined) throw new Error('the example has a notice');

/** A notice on display, held by an objection. */
export const noticeView: NoticeView = {
  ...running,
  rows: [
    { label: '户主', value: '王某某' },
    { label: '保障人口', value: '3 人' },
    { label: '每月金额', value: '1,260 元' },
  ],
  basis: itemView.basis,
  postedBy: '云岭镇人民政府',
  held: true,
  objections: [
    { state: 'open', raisedOn: '2026-11-21', answer: null },
    { state: 'not-upheld', raisedOn: '2026-11-20', answer: '查过户口本，是三口人。' },
  ],
  never: ['身份证号', '银行卡号', '电话', '住址', '病情'],
  result: null,
};

/** A notice that is over: fewer rows, a result. */
export const pastNoticeView: NoticeView = {
  ...noticeView,
  id: 'n-old',
  open: false,
  day: 0,
  held: false,
  rows: [],
  objections: [],
  result: '没有意见，报县民政局确认',
  from: '2025-12-24',
  until: '2025-12-30',
};

/** An objection form given back. */
export const badObjectionForm: FormState = {
  ...emptyForm,
  values: { objection: '<b>某人</b>' },
  errors: [{ field: 'objection', cause: '没有写哪里不对', cure: '请写一句话' }],
};

/** Receipt of an objection. */
export const objectionReceiptView: ObjectionReceiptView = {
  notice: running,
  number: '4410-2093-XB',
  secret: 'k7mq-2vht-9dxe-w4ra',
  qr: exampleQr,
  answerDueDay: '2026-11-26',
};

/** The number alone. */
export const stageView: ProgressView = {
  number: '3821-0946-KM',
  itemCode: 'QX-MZ-012',
  itemName: '低保申请',
  state: 'running',
  stage: '正在公示',
  detail: null,
};

/** With the secret: entered in the ledger, can be withdrawn. */
export const progressView: ProgressView = {
  ...stageView,
  state: 'held',
  detail: {
    openedOn: '2026-11-03',
    title: '低保申请 · 王守田',
    outcome: null,
    steps: [
      { plainName: '交申请', state: 'done', day: '2026-11-03', note: null },
      { plainName: '上门看家庭情况', state: 'done', day: '2026-11-05', note: null },
      { plainName: '张榜公示 7 天', state: 'now', day: null, note: '第 5 天 / 共 7 天' },
      { plainName: '县民政局确认', state: 'to-come', day: null, note: null },
    ],
    with: ['云岭镇社会救助经办员'],
    daysLeft: 9,
    daysUnit: 'working-day',
    dueDay: '2026-12-04',
    dueCertain: false,
    fields: [{ label: '家里几口人', value: '3' }],
    receipt: {
      state: 'entered',
      index: 1284,
      treeSize: 1290,
      entryHash: '5b1f0e2d3c4b5a69788796a5b4c3d2e1f09c2f1d7e4b8a60531f0e2d3c4b5a69',
      proof: 'c2sp.org/tlog-proof@v1\nindex 1284\n\nqingxi.example/ledger\n1290\nAAAA\n',
      entryBase64: 'e30=',
      logKey: 'qingxi.example/ledger+00000000+AAAA',
    },
    canWithdraw: true,
    form: emptyForm,
    secretPath: '/r/3821-0946-KM/k7mq-2vht-9dxe-w4ra',
  },
};

/** Ended and overdue, receipt not entered yet. */
export const endedProgressView: ProgressView = {
  ...progressView,
  state: 'ended',
  stage: '已办结',
  detail:
    progressView.detail === null
      ? null
      : {
          ...progressView.detail,
          outcome: '批准',
          daysLeft: -2,
          canWithdraw: false,
          fields: [],
          receipt: { ...progressView.detail.receipt, state: 'recorded', index: null, treeSize: null, proof: null },
        },
};

/** The head of the ledger. */
export const ledgerView: LedgerView = {
  origin: 'qingxi.example/ledger',
  size: 1290,
  root: '5b1f0e2d3c4b5a69788796a5b4c3d2e1f09c2f1d7e4b8a60531f0e2d3c4b5a69',
  signedAt: '2026-11-23T02:29:41.000Z',
  key: 'qingxi.example/ledger+5b1f0e2d+AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=',
  waiting: 2,
  lateSince: null,
};

/** A page that does not exist. */
export const notFoundProblem: ProblemView = {
  status: 404,
  code: 'not-found',
  what: '没有这一页',
  why: '地址写错了，或者这一页已经撤下。',
  now: '回首页，用名字再找一次。',
};
