import { expect, test } from 'vitest';

import type { Constraint } from '../chart.ts';
import { analyseChart } from './analyse-chart.ts';
import { type AnalysisInput, blankPaper, type FlowNode } from './input.ts';

/** Numbers in [0, below) from a seed. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

type Instance = { readonly steps: number; readonly holders: readonly (readonly string[])[]; readonly constraints: readonly Constraint[] };

/** One step after the other, each with a post of its own. */
function inRow({ steps, holders, constraints }: Instance): AnalysisInput {
  const ids = Array.from({ length: steps }, (_, at) => `t${at}`);
  const task = (id: string, at: number): FlowNode => ({
    type: 'task',
    id,
    posts: [`o${at}`],
    actors: 1,
    approval: false,
    requiredByLaw: false,
    paper: blankPaper,
  });
  const chain = ['s', ...ids, 'e'];
  return {
    id: 'g',
    title: null,
    constraints,
    delegations: [],
    relatives: [],
    applicant: null,
    totalLimit: null,
    nodes: [{ type: 'start', id: 's' }, ...ids.map(task), { type: 'end', id: 'e', outcome: 'approve' }],
    edges: chain.slice(1).map((to, at) => ({ from: chain[at] ?? '', to, max: null })),
    persons: Array.from({ length: 500 }, (_, at) => `p${at}`),
    posts: holders.map((own, at) => ({ id: `o${at}`, holders: [...new Set(own)], level: null })),
  };
}

/** Sixty steps and a hidden answer: every rule is true of it, so the chart can be staffed. */
function planted(seed: number): Instance {
  const roll = dice(seed);
  const steps = 60;
  const team = Array.from({ length: 14 }, () => `p${roll(500)}`);
  const answer = Array.from({ length: steps }, () => team[roll(team.length)] ?? 'p0');
  const holders = answer.map((person) => [person, ...Array.from({ length: roll(12) }, () => `p${roll(500)}`)]);
  const constraints: Constraint[] = [];
  for (let tries = 0; tries < 177; tries += 1) {
    const [left, right] = [roll(steps), roll(steps)];
    if (answer[left] !== answer[right]) constraints.push({ type: 'sod', steps: [`t${left}`, `t${right}`], by: 'actor' });
    else if (left !== right && tries % 9 === 0) constraints.push({ type: 'bod', steps: [`t${left}`, `t${right}`] });
  }
  for (let tries = 0; tries < 20; tries += 1) {
    const own = [...new Set(Array.from({ length: 5 }, () => roll(steps)))];
    constraints.push({ type: 'at_most', steps: own.map((step) => `t${step}`), k: new Set(own.map((step) => answer[step])).size });
  }
  return { steps, holders, constraints };
}

test('charts of sixty steps and five hundred persons with a planted staffing can be staffed', { timeout: 120_000 }, () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const { results } = analyseChart(inRow(planted(seed)), { sets: 1 });
    expect([seed, results?.satisfiable, results?.canApprove]).toEqual([seed, true, true]);
  }
});

test('the same charts cannot be staffed once five separated steps share four persons', { timeout: 120_000 }, () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const { steps, holders, constraints } = planted(seed);
    const crowd = [3, 11, 27, 41, 58];
    const four = ['p1', 'p2', 'p3', 'p4'];
    const rest = constraints.filter((each) => each.type !== 'bod');
    const input = inRow({
      steps,
      holders: holders.map((own, at) => (crowd.includes(at) ? four : own)),
      constraints: [...rest, { type: 'sod', steps: crowd.map((step) => `t${step}`), by: 'actor' }],
    });
    const { results } = analyseChart(input, { sets: 1 });
    expect([seed, results?.satisfiable, results?.collusion.known]).toEqual([seed, false, 'impossible']);
  }
});

test('a vote of a large body needs as many members as its quorum, and others may help among them', () => {
  const members = Array.from({ length: 61 }, (_, at) => `p${at}`);
  const row = inRow({
    steps: 3,
    holders: [['p0', 'p400'], members, ['p60']],
    constraints: [{ type: 'sod', steps: ['t0', 't2'], by: 'both' }],
  });
  const input: AnalysisInput = {
    ...row,
    nodes: row.nodes.map((node) => (node.id === 't1' && node.type === 'task' ? { ...node, type: 'vote', quorum: 31, yes: 41 } : node)),
  };
  const { results } = analyseChart(input);
  expect(results).toMatchObject({
    collusion: { known: 'exactly', size: 41 },
    satisfiable: true,
    criticalPersons: ['p60'],
    minimumSetsEnd: 'limit',
  });
  expect(results?.minimumSets.length).toBe(1_000);
});
