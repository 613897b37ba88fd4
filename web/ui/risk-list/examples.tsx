import type { RiskView } from '../../../contract/public-views.ts';
import { RiskList } from './risk-list.tsx';

const risk: RiskView = {
  level: 'high',
  what: '不上门就填表。<b>真的</b>',
  prevention: '两个人当场填表，请您看过再签字。',
  forbidden: ['一个人去', '收烟酒礼品'],
};

/** Drawn by the component tests. */
export const examples = {
  none: <RiskList risks={[]} />,
  'two, one without prohibitions': <RiskList risks={[risk, { ...risk, level: 'low', forbidden: [] }]} />,
};
