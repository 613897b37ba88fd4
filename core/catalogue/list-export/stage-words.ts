import type { Stage } from '../../chart/chart.ts';

/** Stages of the chart by the words that lists use for them (受理阶段责任, 审查风险). */
export const stageWords: Readonly<Record<Stage, string>> = {
  apply: '申请',
  accept: '受理',
  review: '审查',
  'field-check': '核查',
  approve: '审批',
  vote: '表决',
  pay: '发放',
  execute: '实施',
  notify: '送达',
  rectify: '整改',
  archive: '归档',
};
