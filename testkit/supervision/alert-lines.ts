import { createHash } from 'node:crypto';

import type { AlertLine } from '../../server/supervision/alert-line.ts';

/** A phrase that may be sought in every table: it stands in what a rule says. */
export const plantedSentence = '植入的疑问句';

/** A hit of a sweep as `alerts.jsonl` has it: a payment twice in 前湾村, handled by `account-village-clerk`. */
export function alertLine(more: Partial<AlertLine> & { readonly hashOf?: string } = {}): AlertLine {
  const { hashOf = 'one', ...rest } = more;
  return {
    rule: 'S01',
    version: 1,
    name: '重复领取',
    object_type: '补贴发放',
    object: 'F0001',
    key: '0'.repeat(32),
    severity: '预警',
    sentence: `${plantedSentence}：净发放 2 笔。`,
    parameters: { 最少净笔数: '2' },
    evidence: {
      values: { 流水号: 'F0001', 行政村: '前湾村' },
      others: [],
      rows: [
        {
          table: '补贴发放',
          key: 'F0001',
          values: { 发放流水号: 'F0001', 姓名: '植*名', 行政村: '前湾村', 经办人工号: 'account-village-clerk' },
        },
        {
          table: '补贴发放',
          key: 'F0002',
          values: { 发放流水号: 'F0002', 姓名: '植*名', 行政村: '前湾村', 经办人工号: 'account-officer' },
        },
      ],
      snapshot: 'first',
      hash: createHash('sha256').update(hashOf).digest('hex'),
    },
    lawful: ['已冲正后重发'],
    ...rest,
  };
}
