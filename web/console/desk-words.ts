import type { DeskStatus } from '../../contract/desk-types.ts';

/** Where an item stands, in words. */
export const statusWords: Readonly<Record<DeskStatus, string>> = {
  draft: '在写',
  submitted: '已交，等分审',
  'in-review': '在审',
  returned: '退回来了',
  approved: '审过了，等公布',
  published: '已公布',
  revising: '已公布，在改',
  withdrawn: '已撤下',
};

/** Grades of a risk, in words. */
export const levelWords = { high: '高', middle: '中', low: '低' } as const;

/** The six aspects in two characters each, in their order. */
export const aspectWords = ['界限', '清单', '流程', '风险', '措施', '监督'] as const;
