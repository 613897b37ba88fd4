import type { StepView } from '../../../contract/public-views.ts';
import { Legend, StepList } from './step-list.tsx';

const kinds: readonly StepView['kind'][] = ['citizen', 'step', 'decision', 'vote', 'notice', 'wait', 'end'];
const lanes: readonly StepView['lane'][] = [0, 2, 2, 1, 1, 3, 0];

/** One entry of each kind; the matter moves between the lanes. */
export const exampleSteps: readonly StepView[] = kinds.map((kind, index) => ({
  id: kind,
  number: index + 1,
  after: null,
  kind,
  plainName: `环节 ${kind}`,
  name: kind,
  lane: lanes[index] ?? 0,
  laneBefore: lanes[index - 1] ?? 0,
  who: '镇入户调查员 2 人',
  where: null,
  howLong: '10 个工作日内',
  youGet: null,
  rule: kind === 'vote' ? '到会的人三分之二以上同意才算通过' : null,
  beside: kind === 'step' ? [3, 4] : [],
  branches: [],
  risks: kind === 'step' ? [{ level: 'high', what: '不上门就填表', prevention: '两人同去', forbidden: ['一个人去'] }] : [],
  forbidden: ['一个人去', '代签'],
  basis: [],
}));

/** A main path whose third entry has a side branch. */
const withSide: readonly StepView[] = [
  ...exampleSteps,
  ...exampleSteps.slice(0, 2).map((step) => ({ ...step, id: `side-${step.id}`, number: step.number + 7, after: 3 })),
];

/** Drawn by the component tests. */
export const examples = {
  'one of each kind': <StepList steps={exampleSteps} />,
  'a side branch': <StepList steps={withSide} />,
  legend: <Legend counts={{ high: 2, middle: 3, low: 0 }} />,
};
