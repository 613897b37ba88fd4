import type { RefusalView } from '../../../contract/page-frame.ts';
import type { ActView, CaseView, FieldView } from '../../../contract/work-views.ts';
import { emptyForm } from './frames.ts';
import { exampleNotices, itemView } from './item-views.ts';

const field: FieldView = {
  id: 'income',
  label: '家庭月收入',
  hint: '全家一个月的钱',
  kind: 'money',
  choices: [],
  required: true,
  maxLength: 10,
  purpose: '看够不够条件',
  disclosure: 'restricted',
};

/** One field of each kind. */
export const exampleFields: readonly FieldView[] = [
  field,
  { ...field, id: 'head', label: '户主姓名', hint: null, kind: 'name', purpose: '知道是谁家', disclosure: 'masked' },
  { ...field, id: 'idno', label: '身份证号', hint: null, kind: 'id-number', maxLength: 18, purpose: '核对身份', disclosure: 'secret' },
  { ...field, id: 'phone', label: '电话', hint: null, kind: 'phone', required: false, purpose: '通知您来签字', disclosure: 'restricted' },
  { ...field, id: 'people', label: '家里几口人', hint: null, kind: 'count', purpose: '算人均收入', disclosure: 'public' },
  { ...field, id: 'visited', label: '哪天上门的', hint: null, kind: 'day', purpose: '记下调查日期', disclosure: 'restricted' },
  { ...field, id: 'ill', label: '家里有重病人吗', hint: null, kind: 'yes-no', purpose: '可以多算支出', disclosure: 'secret' },
  {
    ...field,
    id: 'opinion',
    label: '调查情况',
    hint: '看到什么写什么',
    kind: 'long-text',
    maxLength: 300,
    purpose: '给审核的人看',
    disclosure: 'restricted',
  },
];

const relative: RefusalView = {
  code: 'actor-is-relative',
  what: '您不能办这一步',
  why: '您登记过，申请人是您的姑父。近亲属要回避。',
  now: '请点下面的“我要回避”。系统会提醒另一名调查员。',
};

const visit: ActView = {
  node: 'visit',
  plainName: '上门看家庭情况',
  name: '入户调查',
  kind: 'task',
  refusal: null,
  outcomes: [
    { id: 'fits', label: '符合条件' },
    { id: 'unfit', label: '不符合条件' },
  ],
  fields: exampleFields,
  risks: itemView.steps[1]?.risks ?? [],
  forbidden: ['一个人去', '代替申请人签字'],
  signed: 1,
  needed: 2,
  signers: ['方远'],
  dueDay: '2026-11-27',
  daysLeft: 4,
  daysUnit: 'working-day',
  dueCertain: true,
  postedIn: ['本网站', '村务公开栏'],
  vote: null,
};

const roll = [
  { person: 'p-1', name: '何清' },
  { person: 'p-2', name: '许兰' },
  { person: 'p-3', name: '<i>江水</i>' },
];
const vote: ActView = {
  ...visit,
  node: 'review',
  plainName: '村民评议会',
  name: '民主评议',
  kind: 'vote',
  outcomes: [],
  fields: [],
  risks: [],
  forbidden: [],
  needed: 1,
  signed: 0,
  signers: [],
  dueDay: '2026-11-20',
  daysLeft: -1,
  dueCertain: true,
  vote: { rule: '应到的人来了三分之二以上才能开；到会的人三分之二以上同意才算通过。', roll, recorded: null },
};

/** A case with every kind of act: to do, refused, a vote to record, a vote to confirm, an outside result. */
export const caseView: CaseView = {
  id: 'c-19ab',
  number: '3821-0946-KM',
  itemCode: 'QX-MZ-012',
  itemName: '低保申请',
  versionNumber: 3,
  title: '王某某家 · 低保申请',
  unitName: '云岭镇石桥村',
  state: 'held',
  outcome: null,
  fields: [
    { label: '户主姓名', value: '王守田', disclosure: 'masked' },
    { label: '家里几口人', value: '3', disclosure: 'public' },
  ],
  acts: [
    visit,
    {
      ...visit,
      node: 'check',
      plainName: '核对收入和财产',
      name: '家庭经济状况信息核对',
      refusal: relative,
      dueDay: '2027-01-05',
      daysLeft: 28,
      dueCertain: false,
      needed: 1,
      signed: 0,
    },
    vote,
    {
      ...vote,
      node: 'review-2',
      plainName: '确认评议结果',
      kind: 'confirm-vote',
      vote: { rule: '到会三分之二以上同意', roll, recorded: { present: 3, yes: 2, no: 1, abstain: 0, by: '何清' } },
    },
    {
      ...visit,
      node: 'bank',
      plainName: '银行回函',
      name: '银行回函',
      kind: 'external',
      fields: [],
      risks: [],
      forbidden: [],
      needed: 1,
      signed: 0,
      outcomes: [{ id: 'came', label: '回函收到了' }],
      dueDay: null,
      daysLeft: null,
      daysUnit: null,
      postedIn: [],
    },
  ],
  objections: [
    {
      id: 'o-1',
      text: '他家在县城有房子。<b>真的</b>',
      raisedOn: '2026-11-21',
      channel: 'phone',
      state: 'open',
      answer: null,
      dueDay: '2026-11-26',
      refusal: null,
      answers: ['not-upheld', 'upheld'],
      closed: null,
    },
    {
      id: 'o-2',
      text: '人数不对。',
      raisedOn: '2026-11-20',
      channel: 'web',
      state: 'not-upheld',
      answer: '查过户口本，是三口人。',
      dueDay: null,
      refusal: null,
      answers: [],
      closed: null,
    },
    {
      id: 'o-3',
      text: '干部的亲戚。',
      raisedOn: '2026-11-22',
      channel: 'paper',
      state: 'open',
      answer: null,
      dueDay: null,
      refusal: { ...relative, what: '您不能答复这条意见', why: '您参加过入户调查。答复的人要另外换一个。', now: '请镇分管领导答复。' },
      answers: [],
      closed: null,
    },
  ],
  notice: exampleNotices[0] ?? null,
  steps: [
    { plainName: '交申请', state: 'done', day: '2026-11-03', by: '石桥村民政专干 何清', outcome: '已收件' },
    { plainName: '上门看家庭情况', state: 'now', day: null, by: null, outcome: null },
    { plainName: '张榜公示 7 天', state: 'to-come', day: null, by: null, outcome: null },
  ],
  history: [
    { at: '2026-11-03T02:10:00.000Z', what: '收件', by: '石桥村民政专干 何清', opinion: null },
    { at: '2026-11-20T06:40:00.000Z', what: '上门看家庭情况：签字', by: '云岭镇入户调查员 方远', opinion: '三口人，一人长期卧病。' },
  ],
  recused: ['云岭镇入户调查员 纪山'],
  canRecuse: true,
  version: 7,
  form: emptyForm,
  formNode: null,
};

/** The same case given back with errors and a lost race. */
export const caseWithErrorsView: CaseView = {
  ...caseView,
  state: 'running',
  formNode: 'visit',
  form: {
    ...emptyForm,
    values: { 'f.income': '一千', 'f.opinion': '三口人，两间房。', 'f.ill': 'yes' },
    errors: [
      { field: 'f.income', cause: '收入要写数字', cure: '请写成 1000 这样' },
      { field: 'f.visited', cause: '没有写哪天上门', cure: '请选日期' },
    ],
    refusal: {
      code: 'version-conflict',
      what: '这一件刚刚有人办过',
      why: '方远在 10:28 签了字。',
      now: '您写的都还在。看一眼新情况，再交一次。',
    },
  },
};
