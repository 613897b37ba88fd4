import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readCheckFile } from '../../../contract/check-reading.ts';
import { ask } from '../../../testkit/chart-oracle/oracle.ts';
import { chartFromTape } from '../../../testkit/chart-oracle/random-chart.ts';
import { type Shorthand, written } from '../../../testkit/chart-oracle/written-chart.ts';
import type { AnalysisInput } from './input.ts';
import { simplificationOf } from './simplification.ts';

const runs = process.env['MINGQUAN_NIGHTLY'] === '1' ? 6_000 : 200;

function inputOf(chart: Shorthand): AnalysisInput {
  const [reading] = readCheckFile(written(chart)).cases;
  if (reading === undefined || !('input' in reading)) throw new Error('the chart is not readable');
  return reading.input;
}

function proposalsOf(chart: Shorthand, chosen: readonly string[] = []) {
  return (simplificationOf(inputOf(chart), chosen)?.proposals ?? []).map(({ steps, refusals }) => [
    steps.join('+'),
    refusals.map((each) => each.reason),
  ]);
}

describe('the simplification report', () => {
  it('lets go exactly what the brute force calls removable, alone and together', () => {
    const looked = { charts: 0, single: 0, sets: 0 };
    const tape = fc.noBias(fc.array(fc.nat({ max: 59 }), { minLength: 120, maxLength: 120 }));
    fc.assert(
      fc.property(tape, (numbers) => {
        const input = chartFromTape(numbers, { steps: 6, persons: 5, posts: 4 });
        const { results } = ask(input);
        const report = simplificationOf(input);
        if (results === null) expect(report).toBeNull();
        if (results === null || results.minCollusion === null) return;
        looked.charts += 1;
        const lowers = (each: { readonly refusals: readonly { readonly reason: string }[] }) =>
          each.refusals.some(({ reason }) => reason === 'lowers-collusion' || reason === 'required-by-law');
        const free = (report?.proposals ?? []).filter((each) => !lowers(each)).map(({ steps }) => steps);
        expect(free.filter((steps) => steps.length === 1).flat()).toEqual(results.removable);
        looked.single += results.removable.length > 0 ? 1 : 0;
        // Sets are only built of what nothing at all keeps; those that are listed are told rightly.
        for (const set of free.filter((steps) => steps.length > 1)) {
          looked.sets += 1;
          expect(results.removableSets).toContainEqual(set);
        }
      }),
      { numRuns: runs },
    );
    expect(looked.charts).toBeGreaterThan(runs / 5);
    expect(looked.single).toBeGreaterThan(runs / 6);
    expect(looked.sets).toBeGreaterThan(runs / 10);
  });

  const three = { edges: 's>a>b>c>n>e', posts: 'clerk: p1; head: p2; boss: p2' } as const;

  it('finds that two approvals in one hand are each superfluous but not both', () => {
    const nodes = { s: 'start', a: 'task:clerk', b: 'task:head+', c: 'task:boss+', n: 'notice', e: 'end' };
    expect(proposalsOf({ ...three, nodes })).toEqual([
      ['b', []],
      ['c', []],
      ['b+c', ['lowers-collusion']],
    ]);
  });

  it('keeps the last public step, and judges the steps somebody chose first', () => {
    const nodes = { s: 'start', a: 'task:clerk', b: 'task:head+', c: 'task:boss', n: 'notice', e: 'end' };
    expect(proposalsOf({ ...three, nodes }, ['n'])).toEqual([
      ['n', ['last-public-step']],
      ['b', []],
    ]);
  });

  it('says what law demands, what is left, and what the step duplicated', () => {
    const input = inputOf({ ...three, nodes: { s: 'start', a: 'task:clerk', b: 'task:head+', c: 'task:head', n: 'notice', e: 'end' } });
    const lawful: AnalysisInput = {
      ...input,
      nodes: input.nodes.map((node) => (node.id === 'b' && node.type === 'task' ? { ...node, requiredByLaw: true } : node)),
    };
    expect(simplificationOf(lawful)).toMatchObject({
      before: { collusion: { size: 2 }, posts: 2, barriers: { all: 1, least: 1 } },
      proposals: [
        {
          after: { collusion: { size: 2 }, posts: 2, barriers: { all: 0, least: 0 } },
          duplicated: [{ step: 'b', with: 'c', posts: ['head'] }],
          refusals: [{ reason: 'required-by-law', steps: ['b'] }],
        },
      ],
    });
  });
});
