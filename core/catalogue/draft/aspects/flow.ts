import { validateChart } from '../../../chart/validate.ts';
import type { AspectCheck } from './aspect.ts';

/** The flow (优化权力流程): a chart that may be compiled; it may be shared with other items. */
export const flow: AspectCheck = ({ chart }) => {
  if (chart === null) return [{ field: 'chart', why: 'empty' }];
  return validateChart(chart).length === 0 ? [] : [{ field: 'chart', why: 'chart-has-errors' }];
};
