import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readCheckFile } from '../../../contract/check-reading.ts';
import { survivesAbsence } from '../../../testkit/chart-oracle/oracle.ts';
import { chartFromTape } from '../../../testkit/chart-oracle/random-chart.ts';
import { type Shorthand, written } from '../../../testkit/chart-oracle/written-chart.ts';
import { analyseChart } from './analyse-chart.ts';
import type { AnalysisInput } from './input.ts';
import type { Repair } from './repair.ts';
import { costOf, relaxations, type StaffingChange, withChanges } from './staffing-change.ts';

const nightly = process.env['MINGQUAN_NIGHTLY'] === '1';
const runs = Number(process.env['MINGQUAN_ORACLE_RUNS'] ?? (nightly ? 6_000 : 300));

/** Every single change there is, without any thought about which could help. */
function everyChange(input: AnalysisInput): readonly StaffingChange[] {
  const posts = input.posts.map((post) => post.id);
  const holders = posts.flatMap((post) => [null, ...input.persons].map((person) => ({ kind: 'add-holder', post, person }) as const));
  const delegates = input.posts.flatMap((post) =>
    post.holders.flatMap((from) => input.persons.map((to) => ({ kind: 'add-delegate', post: post.id, from, to }) as const)),
  );
  return [...holders, ...delegates, ...relaxations(input.constraints)];
}

/** What the brute force says against a repair; empty when it agrees. */
function faults(input: AnalysisInput, repair: Repair): readonly string[] {
  const helps = (changes: readonly StaffingChange[], person: string) => survivesAbsence(withChanges(input, changes, null), person);
  const wrong = repair.each.flatMap(({ person, change }) => {
    const cost = change === null ? Infinity : costOf(change);
    const cheaper = everyChange(input).find((each) => costOf(each) < cost && helps([each], person));
    return [
      ...(change !== null && !helps([change], person) ? [`${person}: ${JSON.stringify(change)} does not help`] : []),
      ...(cheaper === undefined ? [] : [`${person}: ${JSON.stringify(cheaper)} is cheaper than ${JSON.stringify(change)}`]),
    ];
  });
  const { plan } = repair;
  if (plan === null) return repair.each.every(({ change }) => change !== null) ? [...wrong, 'no plan'] : wrong;
  const repaired = withChanges(input, plan, null);
  return [...wrong, ...repaired.persons.filter((person) => !survivesAbsence(repaired, person)).map((person) => `plan fails ${person}`)];
}

describe('the repair of a chart that one absence stops', () => {
  it('makes it survive any absence, and nothing cheaper does, on random small charts', { timeout: 30 * 60_000 }, () => {
    const seen = new Map<string, number>();
    const tape = fc.noBias(fc.array(fc.nat({ max: 59 }), { minLength: 120, maxLength: 120 }));
    fc.assert(
      fc.property(tape, (numbers) => {
        const input = chartFromTape(numbers, { steps: 5, persons: 5, posts: 3 });
        const { results } = analyseChart(input, { repairs: true });
        if (results === null || results.criticalPersons === null || results.criticalPersons.length === 0) return;
        expect(results.repair?.each.map(({ person }) => person)).toEqual(results.criticalPersons);
        if (results.repair !== null) expect(faults(input, results.repair)).toEqual([]);
        for (const { change } of results.repair?.each ?? []) seen.set(change?.kind ?? 'none', (seen.get(change?.kind ?? 'none') ?? 0) + 1);
      }),
      { numRuns: runs },
    );
    expect(seen.get('add-holder')).toBeGreaterThan(20);
  });

  it('asks for a second person where a post has one, and says what that does to the smallest colluding set', () => {
    const repair = repairFor({
      nodes: { s: 'start', a: 'task:clerk', b: 'task:head', e: 'end' },
      edges: 's>a>b>e',
      posts: 'clerk: p1 p2; head: p3',
    });
    const change = { kind: 'add-holder', post: 'head', person: null };
    expect(repair).toEqual({ each: [{ person: 'p3', change }], plan: [change], collusionAfter: 2 });
  });

  it('gives a colleague the other post too where one person must take two steps', () => {
    const repair = repairFor({
      nodes: { s: 'start', a: 'task:clerk', b: 'task:head', e: 'end' },
      edges: 's>a>b>e',
      posts: 'clerk: p1 p2; head: p1',
      constraints: [{ type: 'bod', steps: ['a', 'b'] }],
    });
    expect(repair?.plan).toEqual([{ kind: 'add-holder', post: 'head', person: 'p2' }]);
  });

  it('mends two absences with one change when one is enough', () => {
    const repair = repairFor({
      nodes: { s: 'start', a: 'task:clerk', b: 'task:clerk', e: 'end' },
      edges: 's>a>b>e',
      posts: 'clerk: p1 p2',
      constraints: [{ type: 'sod', steps: ['a', 'b'], by: 'both' }],
    });
    expect(repair?.plan).toEqual([{ kind: 'add-holder', post: 'clerk', person: null }]);
    expect(repair?.each.map(({ person }) => person)).toEqual(['p1', 'p2']);
  });
});

function repairFor(chart: Shorthand): Repair | null | undefined {
  const [reading] = readCheckFile(written(chart)).cases;
  return reading !== undefined && 'input' in reading ? analyseChart(reading.input, { repairs: true }).results?.repair : undefined;
}
