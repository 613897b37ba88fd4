import type { Severity } from './alert/alert.ts';

/** A rule over the running county: its facts come from the events of cases, not from registers. */
export type RunningRule = {
  readonly id: 'R01' | 'R02' | 'R03' | 'R04';
  readonly version: number;
  readonly name: string;
  readonly summary: string;
  readonly severity: Severity;
  /** What an alert of it is about. */
  readonly objectType: string;
  readonly keeper: string;
  /** Lawful reasons, offered as answers. */
  readonly lawful: readonly string[];
};

/** Working days behind the last day from which on a step asks. */
export const lateAfter = 3;
/** How often a step must have been entered. */
export const manyVisits = 3;
/** Pairs: fewest joint signings, and the share of all signings of either of the two, in percent. */
export const pairing = { fewest: 5, sharePercent: 90 } as const;

const keeper = '县纪委监委党风政风监督室';

/** All rules over the running county. Thresholds are proposals, to be set by the county. */
export const runningRules: readonly RunningRule[] = [
  {
    ...{ id: 'R01', version: 1, name: '办理超期', severity: 'look', objectType: '办件环节', keeper },
    summary: '一个环节过了最后一天，又过了三个工作日还没有办。',
    lawful: ['等别的部门答复，有来函', '申请人还在补材料', '系统停用过，有记录'],
  },
  {
    ...{ id: 'R02', version: 1, name: '反复退回', severity: 'look', objectType: '办件环节', keeper },
    summary: '同一件事回到同一个环节三次以上。',
    lawful: ['每次补的材料不一样', '政策中途改过'],
  },
  {
    ...{ id: 'R03', version: 1, name: '公示撞上异议没有按期答复', severity: 'warning', objectType: '公示', keeper },
    summary: '有人对公示提了意见，答复的最后一天过了还没有答复。',
    lawful: ['正在入户复查，有记录'],
  },
  {
    ...{ id: 'R04', version: 1, name: '总是同样两个人', severity: 'hint', objectType: '事项环节', keeper },
    summary: '要两个人一起办的环节，几乎每次都是同样两个人，而这个岗位上还有别人。',
    lawful: ['别的人都在外面学习或休假', '分片包村，有文件'],
  },
];

/** A rule by its number. */
export function runningRule(id: RunningRule['id']): RunningRule | undefined {
  return runningRules.find((rule) => rule.id === id);
}
