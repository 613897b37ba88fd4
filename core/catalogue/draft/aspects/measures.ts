import type { AspectCheck } from './aspect.ts';
import { listRisks } from '../list-risks.ts';

/** Measures of prevention (制定防控措施): every risk point has a measure and somebody who answers for it. */
export const measures: AspectCheck = (item) => {
  const found = listRisks(item);
  if (found.length === 0) return [{ field: 'risks', why: 'empty' }];
  return [
    ...(found.some(({ prevention }) => isBlank(prevention)) ? [{ field: 'risks', why: 'no-measure' } as const] : []),
    ...(found.some(({ owner }) => isBlank(owner)) ? [{ field: 'risks', why: 'no-owner' } as const] : []),
  ];
};

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}
