import type { AlertCard, AlertCounts, AlertListView, AlertSummary, AlertView } from '../../../contract/alert-views.ts';
import { emptyForm } from './frames.ts';

const card: AlertCard = {
  id: 'a-1',
  rule: 'S01',
  ruleName: '重复领取',
  sentence: '2026-03 期〈临时救助〉同一身份证号净发放 2 笔，合计 160.00 元，本笔（流水号 F0031）80.00 元；同人同项目同期应为 1 笔。',
  severity: 'warning',
  lamp: 'yellow',
  unitName: '石桥村',
  stage: 'verify',
  outcome: null,
  dueDay: '2026-11-27',
  daysLeft: 4,
  daysUnit: 'working-day',
  urgency: 'in-time',
  hits: 2,
  relapses: 0,
  mine: 'settle-finding',
};

const counts: AlertCounts = {
  byShow: { mine: 2, open: 9, overdue: 1, rectify: 3, 'look-back': 2, closed: 4 },
  red: 1,
  yellow: 6,
  ordered: 7,
  checked: 4,
  byFamily: [
    { family: 'S', count: 4 },
    { family: 'C', count: 3 },
    { family: 'R', count: 2 },
  ],
};

/** Numbers as a supervisor finds them on `/work`. */
export const exampleSummary: AlertSummary = { counts, supervises: true };

/** What is to be decided today, with one that is late and red. */
export const alertListView: AlertListView = {
  show: 'mine',
  family: null,
  counts,
  cards: [
    {
      ...card,
      id: 'a-2',
      ruleName: '死亡后领取',
      severity: 'red',
      lamp: 'red',
      dueDay: '2026-11-20',
      daysLeft: -1,
      urgency: 'late',
      mine: 'make-finding',
      relapses: 1,
    },
    card,
    { ...card, id: 'a-3', ruleName: '总是同样两个人', severity: 'hint', lamp: 'none', dueDay: null, daysLeft: null, hits: 1, mine: null },
  ],
  left: 3,
  precision: [{ rule: 'S01', name: '重复领取', right: 8, of: 10, share: 80, low: 49, high: 94, unchecked: 3 }],
};

/** A list without anything: good news. */
export const emptyAlertListView: AlertListView = { ...alertListView, show: 'overdue', family: 'S', cards: [], left: 0, precision: null };

/** A question that another has looked at, before the second look. */
export const alertView: AlertView = {
  id: 'a-1',
  version: 3,
  card,
  rule: {
    summary: '同一人同一项目同一所属期领了两次以上',
    basis: ['社会救助与惠农补贴各项目发放办法：一人一期一笔'],
    keeper: '补贴主管部门',
    version: 1,
    parameters: [{ name: '最少净笔数', value: '2' }],
  },
  object: { type: '补贴发放', shown: 'F0031', isOpen: false },
  values: [
    { label: '流水号', value: 'F0031' },
    { label: '身份证号原文', value: '**************1233' },
  ],
  tables: [
    {
      table: '补贴发放',
      rows: [
        [
          { label: '发放流水号', value: 'F0031' },
          { label: '姓名', value: '何*清' },
          { label: '金额(元)', value: '80.00' },
        ],
        [
          { label: '发放流水号', value: 'F0032' },
          { label: '姓名', value: '何*清' },
          { label: '金额(元)', value: '80.00' },
        ],
      ],
    },
  ],
  evidence: { hash: '5f6d0c2a'.repeat(8), snapshot: '20261120', seenOn: '2026-11-20' },
  gone: true,
  place: { href: '/i/QX-MZ-012?v=3', item: '低保申请', step: '上门看家庭情况' },
  people: ['民政专干 何清'],
  lawful: ['已冲正后重发', '有单独批文的补差'],
  beside: [{ ...card, id: 'a-4', ruleName: '跨村重复', mine: null }],
  history: [
    {
      type: 'finding-made',
      at: '2026-11-22T02:00:00.000Z',
      by: '党风政风监督室工作人员 柳青',
      text: '看了原始表，两笔都打到同一张卡。',
      detail: { outcome: 'confirmed-error' },
    },
    {
      type: 'self-check-answered',
      at: '2026-11-21T02:00:00.000Z',
      by: '村党组织书记 石安',
      text: '经办人录了两遍。',
      detail: { answer: 'confirmed' },
    },
    { type: 'alert-raised', at: '2026-11-20T02:00:00.000Z', by: null, text: null, detail: {} },
  ],
  acts: ['settle-finding', 'send-back', 'hand-over-lead', 'open-personal-data'],
  refused: [],
  form: emptyForm,
  formVerb: null,
  places: { items: [], chosen: null, steps: [] },
  finding: { outcome: 'confirmed-error', by: '党风政风监督室工作人员 柳青', text: '看了原始表，两笔都打到同一张卡。' },
};

/** A fix to be checked, with an item chosen. */
export const alertCheckView: AlertView = {
  ...alertView,
  card: { ...card, stage: 'check', outcome: 'confirmed-error', mine: 'check-fix' },
  acts: ['check-fix', 'open-personal-data'],
  finding: null,
  places: {
    items: [
      { id: 'QX-MZ-012', label: '低保申请' },
      { id: 'QX-JC-001', label: '四议两公开' },
    ],
    chosen: 'QX-MZ-012',
    steps: [
      { id: 'QX-MZ-012|visit|0', label: '低保申请 › 上门看家庭情况 › 不入户就下结论' },
      { id: 'QX-MZ-012|visit|', label: '低保申请 › 上门看家庭情况 › 这一步还没有写这个风险' },
    ],
  },
};

/** A finding given back, and the reason why another act is not his. */
export const alertWithErrorsView: AlertView = {
  ...alertView,
  card: { ...card, stage: 'self-check', mine: 'make-finding' },
  acts: ['make-finding', 'give-statement', 'answer-self-check', 'report-fix', 'look-back'],
  finding: null,
  refused: [
    {
      verb: 'settle-finding',
      refusal: {
        code: 'alert-second-person',
        what: '要换一个人看。',
        why: '柳青已经看过一遍，第二遍要由另一个人看。',
        now: '请找另一位核实人。',
      },
    },
  ],
  form: {
    ...emptyForm,
    values: { finding: 'error', days: '很多' },
    errors: [
      { field: 'days', cause: '天数要写数字', cure: '请写整数，或者空着' },
      { field: 'text', cause: '这里没有写', cure: '请写清楚' },
    ],
  },
  formVerb: 'make-finding',
};
