import { type AspectCheck } from './aspect.ts';
import { listRisks } from '../list-risks.ts';

/** Integrity risks (排查廉政风险): at least one point, each with its level, on the item or at a step. */
export const risks: AspectCheck = (item) => {
  const found = listRisks(item);
  if (found.length === 0) return [{ field: 'risks', why: 'empty' }];
  return found.some(({ level }) => level === null) ? [{ field: 'risks', why: 'no-level' }] : [];
};
