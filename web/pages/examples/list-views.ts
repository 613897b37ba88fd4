import type { EntryView, PublishedList } from '../../../contract/public-list.ts';
import { itemView } from './item-views.ts';

const citations = { inForce: 3, superseded: 1, notInHand: 2 };

/** A list in two categories, one entry withdrawn. */
export const exampleList: PublishedList = {
  query: '',
  category: '',
  total: 2,
  categories: [
    { name: '便民服务类', entries: 1 },
    { name: '日常管理类', entries: 1 },
  ],
  groups: [
    {
      name: '便民服务类',
      entries: [{ code: 'YL-01', name: '最低生活保障初审', plainName: '低保申请', lead: '每月领钱。', withdrawn: false, from: null }],
    },
    {
      name: '日常管理类',
      entries: [
        { code: 'YL-02', name: '印章管理', plainName: '盖公章', lead: '', withdrawn: true, from: null },
        { code: 'YL-03', name: '村级财务代理记账', plainName: '村里记账', lead: '镇里替村里记账。', withdrawn: false, from: null },
      ],
    },
  ],
  citations,
};

/** An entry with a chart and everything else. */
export const entryView: EntryView = {
  unit: { code: 'QX-YL', name: '云岭镇' },
  ...{ code: 'YL-01', name: '最低生活保障初审', plainName: '低保申请', lead: '家里困难，来这里申请低保。', category: '便民服务类' },
  ...{
    powerType: '行政给付',
    number: 2,
    effectiveFrom: '2026-03-01',
    withdrawn: null,
    withdrawnOn: null,
    coming: false,
    next: null,
    chart: 'QX-MZ-012',
    content: '收材料，上门看，报县里。',
  },
  posts: ['社会救助经办员', '社会事务办主任'],
  basis: itemView.basis,
  basisTexts: ['本县低保细则第三条'],
  citations,
  duties: ['受理：一次说清缺什么。', '调查：两个人上门。'],
  accountability: ['该收的不收。'],
  forbidden: ['收好处', '让别人替签'],
  risks: [{ level: 'high', what: '不上门就写调查表。', prevention: '两个人去，当天交。', forbidden: [] }],
  recourse: [{ to: '镇纪委', how: '打电话，或者当面说。' }],
  supervision: [{ by: '村监委会', how: '抽查调查表', when: '每季度' }],
  changes: ['时限 10 个工作日→7 个工作日。'],
  override: '原文在省厅，已经去函要。',
};

/** An entry without a chart, withdrawn. */
export const withdrawnEntryView: EntryView = {
  ...entryView,
  ...{
    code: 'YL-02',
    name: '印章管理',
    plainName: '盖公章',
    lead: '',
    withdrawn: '并入村务公开。',
    withdrawnOn: '2026-02-20',
    chart: null,
    risks: [],
    override: null,
  },
  ...{ basis: [], basisTexts: [], changes: [], supervision: [], recourse: [], citations: { inForce: 0, superseded: 0, notInHand: 0 } },
};
