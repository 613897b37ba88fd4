import { describe, expect, it } from 'vitest';

import { analyseChart } from './analyse-chart.ts';
import { type AnalysisInput, blankPaper, type FlowNode, type Paper } from './input.ts';

/** A step with a legal limit in working days, or with the limits given. */
function step(id: string, days: number, limit?: Partial<NonNullable<Paper['limit']>>): FlowNode {
  const stated = limit ?? { statutory: { amount: days, unit: 'working-day' } };
  const paper = { ...blankPaper, basis: ['x'], recourse: 'x', limit: { statutory: null, promised: null, ...stated } };
  return { type: 'task', id, posts: ['clerk'], actors: 1, approval: false, requiredByLaw: false, paper };
}

/** Edges as `a>b`, with `a>b 2` for at most two rounds. */
function chart(nodes: readonly FlowNode[], edges: string, totalDays: number | null = null): AnalysisInput {
  return {
    id: 't',
    title: null,
    persons: ['p1'],
    posts: [{ id: 'clerk', holders: ['p1'], level: null }],
    constraints: [],
    delegations: [],
    relatives: [],
    applicant: null,
    nodes: [{ type: 'start', id: 's' }, ...nodes, { type: 'end', id: 'e', outcome: 'approve' }],
    edges: edges.split(', ').map((text) => {
      const [pair = '', max] = text.split(' ');
      const [from = '', to = ''] = pair.split('>');
      return { from, to, max: max === undefined ? null : Number(max) };
    }),
    totalLimit: totalDays === null ? null : { amount: totalDays, unit: 'working-day' },
  };
}

const timeOf = (input: AnalysisInput) => analyseChart(input).results?.time;
const codesOf = (input: AnalysisInput) => analyseChart(input).findings.map((finding) => finding.code);

describe('time over the structure', () => {
  it('adds in a sequence, takes either branch of a choice and the longest of parallel branches', () => {
    const x: FlowNode[] = [
      { type: 'xor', id: 'x' },
      { type: 'xor', id: 'm' },
    ];
    const f: FlowNode[] = [
      { type: 'and', id: 'f' },
      { type: 'and', id: 'j' },
    ];
    const nodes = [step('a', 2), ...x, step('b', 5), step('c', 1), ...f, step('d', 3), step('g', 7)];
    expect(timeOf(chart(nodes, 's>a, a>x, x>b, x>c, b>m, c>m, m>f, f>d, f>g, d>j, g>j, j>e', 12))).toEqual({
      unit: 'working-day',
      statutory: { shortest: 10, longest: 14 },
      promised: { shortest: 10, longest: 14 },
      limit: 12,
      within: false,
      unstated: [],
    });
  });

  it('multiplies a return by its most number of rounds, inside a parallel branch too', () => {
    const loop: FlowNode[] = [{ type: 'xor', id: 'h' }, step('a', 2), { type: 'xor', id: 'x' }];
    expect(timeOf(chart(loop, 's>h, h>a, a>x, x>h 2, x>e'))).toMatchObject({ statutory: { shortest: 2, longest: 6 } });
    const both = [...loop, { type: 'and', id: 'f' }, step('b', 5), { type: 'and', id: 'j' }] as const;
    expect(timeOf(chart(both, 's>f, f>h, h>a, a>x, x>h 2, x>j, f>b, b>j, j>e'))).toMatchObject({ statutory: { shortest: 5, longest: 6 } });
  });

  it('has no longest time when a return is not bounded, and says so', () => {
    const input = chart([{ type: 'xor', id: 'h' }, step('a', 2), { type: 'xor', id: 'x' }], 's>h, h>a, a>x, x>h, x>e', 30);
    expect(timeOf(input)).toMatchObject({ statutory: { shortest: 2, longest: null }, within: false });
    expect(codesOf(input)).toEqual(expect.arrayContaining(['unbounded-return', 'over-limit']));
  });

  it('keeps law and promise apart and lends the one to the other', () => {
    expect(timeOf(chart([step('a', 10), step('b', 0, { promised: { amount: 3, unit: 'working-day' } })], 's>a, a>b, b>e'))).toMatchObject({
      statutory: { longest: 13 },
      promised: { longest: 13 },
    });
    const both = step('a', 0, { statutory: { amount: 20, unit: 'day' }, promised: { amount: 7, unit: 'day' } });
    expect(timeOf(chart([both], 's>a, a>e'))).toMatchObject({ unit: 'day', statutory: { longest: 20 }, promised: { longest: 7 } });
  });

  it('counts mixed units in calendar days: five working days are seven', () => {
    expect(
      timeOf(
        chart(
          [
            step('a', 5),
            step('b', 0, { statutory: { amount: 12, unit: 'hour' } }),
            { type: 'notice', id: 'n', wait: { amount: 7, unit: 'day' } },
          ],
          's>a, a>b, b>n, n>e',
        ),
      ),
    ).toMatchObject({ unit: 'day', statutory: { longest: 14.5 } });
  });

  it('is not computed when nothing is stated', () => {
    expect(timeOf(chart([{ type: 'timer', id: 'w', wait: null }], 's>w, w>e'))).toBeNull();
  });
});
