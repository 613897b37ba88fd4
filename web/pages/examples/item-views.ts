import type { CitationView, ItemView, NoticeCard, RiskView, StepView } from '../../../contract/public-views.ts';
import { exampleQr } from '../../ui/qr-code/examples.tsx';

const method: CitationView = {
  law: 'subsistence-2021',
  title: '最低生活保障审核确认办法',
  article: '第十四条',
  gist: '乡镇应当入户调查，两名以上工作人员参加。',
  state: 'in-force',
};
const toVerify: CitationView = {
  law: null,
  title: '清溪县低保工作细则',
  article: '公示一节',
  gist: '张榜公示七天。',
  state: 'text-not-in-hand',
};
const replaced: CitationView = {
  law: 'social-assistance-2014',
  title: '社会救助暂行办法（2014 年文本）',
  article: '第十一条',
  gist: '申请、审核、审批的程序。',
  state: 'superseded',
};

const middle: RiskView = {
  level: 'middle',
  what: '榜贴在看不见的地方，或者提前撕掉。',
  prevention: '贴榜当天同步上网，系统数满 7 天。',
  forbidden: ['公示身份证号、银行卡号、家里人的病情'],
};
const high: RiskView = {
  level: 'high',
  what: '不上门就填表；调查的人和申请人是亲戚也不换人。',
  prevention: '两个人当场填表，请您看过再签字。',
  forbidden: ['一个人去', '收烟酒礼品'],
};
const low: RiskView = {
  level: 'low',
  what: '一次不说清楚要带什么，让人来回跑。',
  prevention: '窗口当场出回执，系统记下收件时间。',
  forbidden: ['以“材料不全”为由不给回执'],
};

const plain: Omit<StepView, 'id' | 'number' | 'kind' | 'plainName' | 'name' | 'lane' | 'laneBefore'> = {
  after: null,
  who: null,
  where: null,
  howLong: null,
  youGet: null,
  rule: null,
  beside: [],
  branches: [],
  risks: [],
  forbidden: [],
  basis: [],
};

const steps: readonly StepView[] = [
  {
    ...plain,
    id: 'apply',
    number: 1,
    kind: 'citizen',
    plainName: '交申请',
    name: '提出申请',
    lane: 0,
    laneBefore: 0,
    who: '您，或请村干部代交',
    where: '村便民服务点、云岭镇便民服务中心 3 号窗口',
    howLong: '当场收件',
    youGet: '拿到一张回执，上面有查询号和二维码',
    risks: [low],
  },
  {
    ...plain,
    id: 'visit',
    number: 2,
    kind: 'step',
    plainName: '上门看家庭情况',
    name: '入户调查',
    lane: 2,
    laneBefore: 0,
    who: '镇入户调查员 2 人一起去，村干部带路',
    howLong: '收件后 10 个工作日内',
    youGet: '调查表要请您看过、签字',
    beside: [3],
    risks: [high, { ...middle, what: '收入算得不准。', forbidden: [] }],
    forbidden: ['一个人去', '代替申请人签字'],
    basis: [method],
  },
  {
    ...plain,
    id: 'check',
    number: 3,
    kind: 'step',
    plainName: '核对收入和财产',
    name: '家庭经济状况信息核对',
    lane: 3,
    laneBefore: 2,
    who: '县核对中心',
    howLong: '10 个工作日内',
    beside: [2],
    risks: [middle],
  },
  {
    ...plain,
    id: 'doubt',
    number: 4,
    kind: 'decision',
    plainName: '家里情况有争议吗？',
    name: '是否需要民主评议',
    lane: 2,
    laneBefore: 3,
    who: '镇社会救助经办员，写明理由',
    branches: [
      { label: '有争议', to: '开村民评议会（第 5 步）', back: false, numbers: [5] },
      { label: '没有争议', to: '张榜公示（第 6 步）', back: false, numbers: [6] },
    ],
  },
  {
    ...plain,
    id: 'review',
    number: 5,
    kind: 'vote',
    plainName: '村民评议会',
    name: '民主评议',
    lane: 1,
    laneBefore: 2,
    who: '评议会成员',
    rule: '应到的人来了三分之二以上才能开；到会的人三分之二以上同意才算通过。',
    risks: [{ ...middle, what: '用“评议”代替“标准”，看人情投票。', forbidden: ['只评议、不调查'] }],
  },
  {
    ...plain,
    id: 'notice',
    number: 6,
    kind: 'notice',
    plainName: '张榜公示 7 天',
    name: '村（社区）公示',
    lane: 1,
    laneBefore: 1,
    who: '镇政府出榜，村务监督委员会看着',
    where: '村务公开栏、本网站、村微信群',
    howLong: '满 7 天，少一天都不算',
    branches: [
      { label: '意见成立', to: '退回第 2 步，换人重新调查', back: true, numbers: [2] },
      { label: '没有意见', to: '报县民政局（第 7 步）', back: false, numbers: [7] },
    ],
    risks: [middle],
    basis: [toVerify],
  },
  {
    ...plain,
    id: 'confirm',
    number: 7,
    kind: 'step',
    plainName: '县民政局确认',
    name: '审核确认',
    lane: 3,
    laneBefore: 1,
    who: '县民政局社会救助股经办人、股长两级把关',
    howLong: '10 个工作日内',
    youGet: '批准或不批准都要给书面通知，不批准要写明理由',
    risks: [{ ...middle, what: '拖着不办，或者给不够条件的人开口子。', forbidden: ['电话里口头拒绝'] }],
  },
  {
    ...plain,
    id: 'end',
    number: 8,
    kind: 'end',
    plainName: '从下个月起发钱',
    name: '办结',
    lane: 0,
    laneBefore: 3,
    who: '县财政局直接打到一卡通，不经过村和镇',
    howLong: '批准后的下个月',
    youGet: '每次到账发短信；每年复核一次',
    risks: [{ ...high, what: '人去世了还在领；卡被别人拿着。', forbidden: ['代管存折、银行卡和密码'] }],
  },
];

/** Notices of the example county, running and over. */
export const exampleNotices: readonly NoticeCard[] = [
  {
    id: 'n-7f3a',
    title: '王某某家 · 低保申请公示',
    unitName: '云岭镇石桥村',
    itemCode: 'QX-MZ-012',
    itemName: '低保申请',
    from: '2026-11-19',
    until: '2026-11-25',
    day: 5,
    days: 7,
    open: true,
  },
  {
    id: 'n-81bc',
    title: '村内道路修缮项目表决结果公示',
    unitName: '河湾乡柏树村',
    itemCode: 'QX-JC-001',
    itemName: '村里大事一起定',
    from: '2026-11-21',
    until: '2026-11-27',
    day: 3,
    days: 7,
    open: true,
  },
];

/** The subsistence allowance item: 8 entries, every node shape. */
export const itemView: ItemView = {
  code: 'QX-MZ-012',
  plainName: '低保申请',
  name: '最低生活保障审核确认',
  unit: { code: 'QX-YL', name: '云岭镇' },
  category: '便民服务类',
  powerType: '行政给付',
  version: {
    number: 3,
    hash: '9c2f1d7e4b8a60531f0e2d3c4b5a69788796a5b4c3d2e1f09c2f1d7e4b8a6053',
    effectiveFrom: '2026-03-01',
    effectiveTo: null,
    current: true,
    changes: ['县里的“三审”改为“两审”，少盖 1 个章。', '公示改为同步上网。'],
    others: [{ number: 2, effectiveFrom: '2025-01-01' }],
    withdrawn: null,
    coming: false,
    next: null,
    ledgerIndex: 1284,
  },
  lead: '家里收入低于本地低保标准，可以申请每月领钱。一共 8 步，每一步谁负责、不准做什么，下面写清楚了。',
  facts: {
    who: { main: '镇社会事务办', note: '县民政局确认' },
    howLong: { main: '最多 30 个工作日', note: '公示的 7 天另算' },
    trips: { main: '最多 1 次', note: '走不动的可以上门' },
    fee: { main: '一分不收', note: '谁收钱就反映谁' },
  },
  materials: [
    { what: '全家人的身份证、户口本', note: '原件看一下就还，窗口免费复印' },
    { what: '申请书和查收入的授权书', note: '窗口有空白表，不会写可以口头说、按手印' },
    { what: '有重病、残疾的，带病历或残疾证', note: '没有就不用带' },
  ],
  riskCounts: { high: 2, middle: 5, low: 1 },
  steps,
  variants: [{ name: '上门办', plainRule: '走不动、没人照看的，打镇里电话，两名干部上门收材料。' }],
  forbidden: [
    '收钱、收礼、吃请，或者要“好处费”“跑腿费”',
    '不上门调查就填表，帮亲戚朋友说假话',
    '公示不满 7 天，或者贴在看不见的地方',
    '替别人保管银行卡、存折和密码',
  ],
  recourse: [
    { to: '县人民政府', how: '不服决定，60 天内申请行政复议。' },
    { to: '12345', how: '拖着不办、态度不好，打这个电话。' },
    { to: '12388', how: '收钱收礼、优亲厚友，打这个电话。' },
  ],
  basis: [method, replaced, toVerify],
  responsibilities: ['收件后当场给回执，缺什么一次说清。', '两人入户，如实填表。', '公示满 7 天，意见都要答复。'],
  accountability: ['应当受理不受理，或者逾期不办的。', '不按规定程序办，跳过法定环节的。', '优亲厚友、虚报冒领、截留挪用的。'],
  parameters: [
    { key: '公示天数', value: 7, source: '清溪县低保工作细则', verify: true },
    { key: '确认的工作日', value: 10, source: '最低生活保障审核确认办法', verify: false },
  ],
  restraint: { persons: 9, posts: 8 },
  activity: {
    actsThisYear: 214,
    weeks: [
      { town: '云岭镇', weekFrom: '2026-11-16', acts: 14 },
      { town: '河湾乡', weekFrom: '2026-11-16', acts: 11 },
    ],
    smallerGroups: true,
    lastActDay: '2026-11-20',
  },
  notices: [exampleNotices[0]].filter((notice) => notice !== undefined),
  hanging: [
    { unit: '月光村', place: '村委会公开栏', number: 2, since: '2026-01-05' },
    { unit: '星湾村', place: '村口墙上', number: 1, since: '2025-03-02' },
  ],
  qr: exampleQr,
};

const moreSteps: readonly StepView[] = Array.from({ length: 13 }, (_, index) => {
  const source = steps[index % 7];
  if (source === undefined) throw new Error('the example has at least seven steps');
  return { ...source, id: `${source.id}-${index}`, number: index + 1, laneBefore: steps[(index + 6) % 7]?.lane ?? 0 };
});

const sideSteps: readonly StepView[] = [
  {
    ...plain,
    id: 'side-bring',
    number: 14,
    after: 2,
    kind: 'citizen',
    plainName: '您补材料',
    name: '补正',
    lane: 0,
    laneBefore: 2,
    where: '村里或者镇里',
  },
  {
    ...plain,
    id: 'side-letter',
    number: 15,
    after: 2,
    kind: 'step',
    plainName: '写信告诉您为什么不收',
    name: '告知',
    lane: 2,
    laneBefore: 0,
    risks: [low],
  },
  { ...plain, id: 'side-end', number: 16, after: 7, kind: 'end', plainName: '没有办成', name: '办结', lane: 0, laneBefore: 2 },
];

/** A chart of 13 entries with full texts and two side branches: it must still print on one A4. */
export const longItemView: ItemView = {
  ...itemView,
  code: 'QX-JC-001',
  plainName: '村里大事一起定',
  name: '四议两公开',
  steps: [...moreSteps.map((step, index) => (index === 12 ? { ...step, kind: 'end' as const, plainName: '办结' } : step)), ...sideSteps],
};

/** An old version, never used, without notices, with names that carry markup. */
export const oldItemView: ItemView = {
  ...itemView,
  plainName: '<script>alert(1)</script>低保',
  version: { ...itemView.version, number: 2, current: false, effectiveTo: '2026-02-28', changes: [], ledgerIndex: null },
  activity: { actsThisYear: 0, weeks: [], smallerGroups: false, lastActDay: null },
  notices: [],
  materials: [],
};

/** Carried out no longer. */
export const withdrawnItemView: ItemView = {
  ...itemView,
  version: {
    ...itemView.version,
    current: false,
    effectiveTo: '2026-11-19',
    withdrawn: { on: '2026-11-20', reason: '并入县里的低保。' },
  },
  hanging: [],
};

/** A version of a day that has not come. */
export const comingItemView: ItemView = {
  ...itemView,
  version: { ...itemView.version, number: 4, current: false, coming: true, effectiveFrom: '2027-01-01' },
};
