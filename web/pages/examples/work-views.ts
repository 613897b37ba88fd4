import type { FormState } from '../../../contract/page-frame.ts';
import type {
  CaseCard,
  EnterObjectionView,
  ReceiptView,
  SignInView,
  StartFormView,
  RestraintView,
  TodoView,
  KeptFormView,
} from '../../../contract/work-views.ts';
import { exampleQr } from '../../ui/qr-code/examples.tsx';
import { exampleSummary } from './alert-views.ts';
import { exampleFields } from './case-views.ts';
import { emptyForm } from './frames.ts';
import { exampleItems } from './home-views.ts';
import { exampleNotices } from './item-views.ts';

/** Sign-in refused, demo accounts shown. */
export const signInView: SignInView = {
  form: {
    ...emptyForm,
    values: { login: 'liuqing' },
    refusal: { code: 'sign-in-failed', what: '没有登录上', why: '用户名或密码不对。', now: '再试一次。忘了密码，找单位的系统管理员。' },
  },
  demoAccounts: [
    { login: 'heqing', password: 'qingxi-demo-1', who: '何清 · 石桥村民政专干' },
    { login: 'liuqing', password: 'qingxi-demo-2', who: '柳青 · 云岭镇社会救助经办员' },
  ],
};

/** A new password given back. */
export const keptFormView: KeptFormView = {
  refusal: {
    code: 'sign-in-needed',
    what: '没有办成：您还没有登录，或者登录已经过期。',
    why: '15 分钟没有动，系统会自动退出，防止别人用您的账号。',
    now: '您写的都还在这一页。请在新窗口登录，再回到这一页按“登录好了，再交一次”。',
  },
  door: '/work/sign-in',
  action: '/work/start/QX-MZ-012',
  fields: [
    { name: 'key', value: emptyForm.idempotencyKey },
    { name: 'f.reason', value: '家里老人病了，收入少了一半。' },
  ],
};
export const badPasswordForm: FormState = { ...emptyForm, errors: [{ field: 'again', cause: '两次写的不一样', cure: '请再写一次' }] };

const card: CaseCard = {
  id: 'c-19ab',
  number: '3821-0946-KM',
  itemName: '低保申请',
  title: '王某某家 · 低保申请',
  unitName: '云岭镇石桥村',
  step: '上门看家庭情况',
  node: 'visit',
  dueDay: '2026-11-27',
  daysLeft: 4,
  daysUnit: 'working-day',
  held: false,
  risk: 'high',
};

/** Something in every part. */
export const todoView: TodoView = {
  mine: [
    card,
    { ...card, id: 'c-2', node: 'check', step: '核对收入', daysLeft: -2, dueDay: '2026-11-19', risk: 'low' },
    { ...card, id: 'c-3', node: null, step: '登记补正', daysLeft: 0, risk: null },
  ],
  objections: [{ id: 'o-1', caseId: 'c-19ab', title: '李某某家 · 低保申请公示', raisedOn: '2026-11-21', dueDay: '2026-11-26' }],
  waiting: [{ ...card, id: 'c-4', held: true, step: '张榜公示', risk: 'middle' }],
  done: [{ ...card, id: 'c-5', step: '已办结' }],
  canStart: true,
  canSeeRestraint: true,
  canSeeRotation: true,
  hasDesk: true,
  alerts: exampleSummary,
};

/** Nothing to do. */
export const emptyTodoView: TodoView = {
  mine: [],
  objections: [],
  waiting: [],
  done: todoView.done,
  canStart: false,
  canSeeRestraint: false,
  canSeeRotation: false,
  hasDesk: false,
  alerts: null,
};

const badForm: FormState = {
  ...emptyForm,
  values: { 'f.people': '三' },
  errors: [
    { field: 'unit', cause: '没有选单位', cure: '请选一个' },
    { field: 'f.people', cause: '人数要写数字', cure: '请写成 3 这样' },
  ],
};

/** The application form, and the same given back. */
export const startFormView: StartFormView = {
  code: 'QX-MZ-012',
  itemName: '低保申请',
  units: [{ code: 'QX-YL-SQ', name: '石桥村' }],
  fields: exampleFields,
  form: emptyForm,
};
export const badStartFormView: StartFormView = {
  ...startFormView,
  units: [
    { code: 'QX-YL-SQ', name: '石桥村' },
    { code: 'QX-YL-BS', name: '柏树村' },
  ],
  form: badForm,
};

/** Items to start. */
export const startChoiceView = { items: exampleItems, units: startFormView.units };

/** A new case's slip. */
export const receiptView: ReceiptView = {
  caseId: 'c-19ab',
  number: '3821-0946-KM',
  secret: 'k7mq-2vht-9dxe-w4ra',
  itemName: '低保申请',
  title: '王守田家',
  openedOn: '2026-11-23',
  qr: exampleQr,
  nextStep: '镇里两名干部上门看家庭情况，最晚 12月7日',
  complain: '拖着不办打 12345，收钱收礼打 12388',
};

const notice = exampleNotices[0];
if (notice === undefined) throw new Error('the example has a notice');
const said: FormState = { ...emptyForm, values: { channel: 'phone', objection: '他家在县城有房子。' } };

/** The three stages of entering an objection for someone. */
export const enterObjectionViews: Readonly<Record<EnterObjectionView['stage'], EnterObjectionView>> = {
  write: {
    notice,
    form: { ...said, errors: [{ field: 'channel', cause: '没有选怎么提的', cure: '请选一个' }] },
    stage: 'write',
    receipt: null,
  },
  'read-back': { notice, form: said, stage: 'read-back', receipt: null },
  done: { notice, form: said, stage: 'done', receipt: { number: '4410-2093-XB', secret: 'k7mq-2vht-9dxe-w4ra', qr: exampleQr } },
};

export const restraintView: RestraintView = {
  waiting: 3,
  rows: [
    {
      itemCode: 'V-GL-07',
      itemName: '盖村里的章',
      unitName: '箩星村',
      units: 19,
      sound: true,
      persons: 1,
      upTo: null,
      posts: 1,
      levels: 1,
      who: ['柳青'],
      findings: [{ severity: 'warning', sentence: '一个人就能从头办到底:柳青。' }],
      acts: [
        { step: '登记用章', who: ['柳青'] },
        { step: '盖章', who: ['柳青（替孟春）'] },
      ],
      trap: [],
      repair: '这样改，缺任何一个人都办得下去，办成至少要的人数升到 2：给岗位 村委会主任 再配一个人，不兼这件事的别的岗位。',
      cure: '请编制单位加一道由别人把关的环节。',
    },
    {
      itemCode: 'V-FW-01',
      itemName: '低保申请',
      unitName: '犁雪村',
      units: 19,
      sound: true,
      persons: 8,
      upTo: 9,
      posts: 8,
      levels: 2,
      who: [],
      acts: [],
      trap: [],
      repair: null,
      findings: [],
      cure: '没有要马上改的。',
    },
  ],
};
