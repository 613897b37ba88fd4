import type { Measure } from '../../core/programme/event.ts';

/** A task of the demo: days are counted from today, `reports` says how many units have reported. */
export type DemoTask = {
  readonly title: string;
  readonly text: string;
  readonly measure: Measure;
  readonly phase: string;
  readonly document: 'notice' | 'plan' | null;
  readonly decision: { readonly of: 'consultation' | 'study'; readonly number: number } | null;
  readonly days: { readonly sent: number; readonly due: number };
  readonly to: 'all' | 'towns' | 'bureaus' | 'offices' | 'lists';
  readonly reports: number;
};

const usual = { document: 'notice', decision: null, reports: 0 } as const;

/** What the invented county has been told to do. */
export const demoTasks: readonly DemoTask[] = [
  {
    ...{ ...usual, title: '成立领导小组', text: '每个单位发文成立领导小组，定下成员和办公室。', measure: 'body-in-place' },
    ...{ phase: 'p1', days: { sent: -60, due: -45 }, to: 'all' },
  },
  {
    ...{ ...usual, title: '画好流程图', text: '每个事项画一张流程图；几项同流程的可以共用。', measure: 'charts-drawn' },
    ...{ phase: 'p2', days: { sent: -58, due: -15 }, to: 'towns' },
  },
  {
    ...{ ...usual, title: '给风险点定级', text: '每个风险点写明等级、措施和责任人。', measure: 'risks-rated' },
    ...{ phase: 'p2', days: { sent: -58, due: -15 }, to: 'offices' },
  },
  {
    ...{ ...usual, title: '公布清单', text: '审过的事项全部公布。', measure: 'list-published', document: 'plan' },
    ...{ phase: 'p3', days: { sent: -19, due: 30 }, to: 'lists' },
  },
  {
    ...{ ...usual, title: '用章登记本放到便民窗口', text: '摆出登记本，写明谁能翻、谁来查。', measure: 'reported', document: null },
    ...{ phase: 'p2', decision: { of: 'consultation', number: 1 }, days: { sent: -34, due: -5 }, to: 'towns', reports: 3 },
  },
  {
    ...{
      ...usual,
      title: '每个事项写一句通俗说明',
      text: '照读者的话写，一句说清谁来办、带什么。',
      measure: 'list-published',
      document: null,
    },
    ...{ phase: 'p3', decision: { of: 'consultation', number: 2 }, days: { sent: -34, due: 30 }, to: 'towns' },
  },
  {
    ...{ ...usual, title: '商定两个单位都认的权力归谁', text: '按权责清单对，写清归口单位和文号。', measure: 'reported', document: null },
    ...{ phase: 'p3', decision: { of: 'study', number: 1 }, days: { sent: -15, due: 15 }, to: 'bureaus', reports: 2 },
  },
];
