import { expect, it } from 'vitest';

import { unmatchedOf } from './list-matching.ts';

it.each([
  ['chart', { hasChart: false, risks: 3, aspects: '111111' }],
  ['risks', { hasChart: true, risks: 0, aspects: '111111' }],
  ['levels', { hasChart: true, risks: 1, aspects: '111011' }],
  ['measures', { hasChart: true, risks: 1, aspects: '111101' }],
  [undefined, { hasChart: true, risks: 1, aspects: '000110' }],
] as const)('the first link that is missing is %s', (wants, item) => {
  expect(unmatchedOf(item)).toBe(wants);
});
