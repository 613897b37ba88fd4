import type { HomeView, ItemCard, UnitCard } from '../../../contract/public-views.ts';
import { exampleNotices } from './item-views.ts';

/** Units of three levels. */
export const exampleUnits: readonly UnitCard[] = [
  { code: 'QX', name: '清溪县人民政府', kind: '县', items: 0, parent: null },
  { code: 'QX-MZ', name: '清溪县民政局', kind: '县直部门', items: 2, parent: 'QX' },
  { code: 'QX-YL', name: '云岭镇', kind: '乡镇', items: 4, parent: 'QX' },
  { code: 'QX-YL-SQ', name: '石桥村', kind: '村', items: 3, parent: 'QX-YL' },
  { code: 'QX-YL-BS', name: '柏树村', kind: '村', items: 3, parent: 'QX-YL' },
];

/** Items as cards. */
export const exampleItems: readonly ItemCard[] = [
  {
    code: 'QX-MZ-012',
    plainName: '低保申请',
    name: '最低生活保障审核确认',
    unitName: '云岭镇',
    lead: '家里收入低于本地低保标准，可以申请每月领钱。',
    category: '便民服务类',
  },
  {
    code: 'QX-JC-001',
    plainName: '村里大事一起定',
    name: '四议两公开',
    unitName: '各村',
    lead: '村里的大事，四次商议、两次公开。',
    category: '重大决策类',
  },
];

/** The home page as first seen. */
export const homeView: HomeView = {
  query: '',
  results: null,
  entries: [],
  nearest: [],
  units: exampleUnits,
  notices: exampleNotices,
  often: exampleItems.map(({ code, plainName }) => ({ code, plainName })),
};

/** A search with results. */
export const foundView: HomeView = { ...homeView, query: 'dbsq', results: exampleItems.slice(0, 1) };

/** What only stands in the list of a unit. */
export const foundInListView: HomeView = {
  ...homeView,
  query: '公章',
  results: [],
  entries: [
    { unit: 'QX-YL', unitName: '云岭镇', code: 'YL-031', name: '公章使用审批', plainName: '盖公章', lead: '谁批、怎么登记，清单里写着。' },
  ],
};

/** A search without; nothing on display. */
export const notFoundView: HomeView = { ...homeView, query: '<b>吃低保</b>', results: [], nearest: exampleItems, notices: [] };
