import { describe, expect, it } from 'vitest';

import { chartOf, end, field, notice, start, task, xor } from '../../../testkit/chart-builder.ts';
import type { Edge } from '../chart.ts';
import { type AuthoredYardstick, findAuthoredGaps } from './find-authored-gaps.ts';

const nodes = [
  start,
  task('a', ['clerk'], { form: [field('people', { kind: 'count' })], basis: ['old-law#3', 'new-law#1'] }),
  xor('x'),
  task('b', ['head'], { requiredByLaw: 'old-law#3', recourse: '对处理不服的，依法申请行政复议。' }),
  notice('n', { basis: ['later#1'] }),
  end('e'),
];

function gaps(ways: readonly Edge[], yardstick: AuthoredYardstick = {}) {
  return findAuthoredGaps(chartOf(nodes, ['start a', 'a x', 'b e', 'n e', ...ways]), yardstick);
}

const few: Edge = { from: 'x', to: 'b', when: { op: 'le', field: 'form.people', value: 3 } };
const many: Edge = { from: 'x', to: 'n', when: { op: 'ge', field: 'form.people', value: 3 } };

describe('findings that only an authored chart has', () => {
  it('says which value no branch takes, and which two take', () => {
    expect(gaps([few, { ...many, when: { op: 'gt', field: 'form.people', value: 4 } }])).toEqual([
      { code: 'condition-gap', severity: 'error', nodes: ['x'], because: { example: ['form.people=4'] } },
    ]);
    expect(gaps([few, many])).toEqual([
      { code: 'condition-overlap', severity: 'warning', nodes: ['x'], because: { example: ['form.people=3'] } },
    ]);
  });

  const fine = [few, { from: 'x', to: 'n', otherwise: true }] as const;

  it('names citations that are no law on the day, with the steps that rest on them', () => {
    const lawState: AuthoredYardstick['lawState'] = (basis) =>
      basis.startsWith('old') ? 'superseded' : basis.startsWith('later') ? 'not-yet-in-force' : 'text-not-in-hand';
    expect(gaps(fine, { lawState })).toEqual([
      { code: 'dead-law', severity: 'warning', nodes: ['a', 'b'], because: { basis: 'old-law#3', state: 'superseded' } },
      { code: 'dead-law', severity: 'warning', nodes: ['n'], because: { basis: 'later#1', state: 'not-yet-in-force' } },
    ]);
  });

  it('names words of officials and sentences that nobody reads to the end', () => {
    expect(gaps(fine, { officialese: ['依法', '予以'] })).toEqual([
      { code: 'official-words', severity: 'notice', nodes: ['b'], because: { words: ['依法'] } },
    ]);
    const long = '一'.repeat(31);
    const chart = chartOf([start, task('a', ['clerk'], { forbidden: ['短的一句。', `${long}。`] }), end('e')], ['start a', 'a e']);
    expect(findAuthoredGaps(chart, {})).toEqual([
      { code: 'long-sentences', severity: 'notice', nodes: ['a'], because: { longest: 31, most: 30 } },
    ]);
  });
});
