import { describe, expect, it } from 'vitest';

import { analyseChart } from '../core/chart/analyse/analyse-chart.ts';
import type { AnalysisInput } from '../core/chart/analyse/input.ts';
import { differences } from '../testkit/chart-oracle/compare.ts';
import { type Shorthand, written } from '../testkit/chart-oracle/written-chart.ts';
import { readCheckFile } from './check-reading.ts';
import { type CheckResult, checkResultOf } from './check-result.ts';

function inputOf(chart: Shorthand): AnalysisInput {
  const [reading] = readCheckFile(written(chart)).cases;
  if (reading === undefined || 'errors' in reading) throw new Error(JSON.stringify(reading));
  return reading.input;
}

const chain = { s: 'start', a: 'task:clerk', b: 'task:head', e: 'end' };
const three = { s: 'start', a: 'task:clerk', b: 'task:clerk', c: 'task:clerk', e: 'end' };
const sod = (steps: string, by = 'actor'): object => ({ type: 'sod', steps: steps.split(' '), by });

const table: readonly (readonly [string, Shorthand, Partial<CheckResult>])[] = [
  [
    'a shortcut that skips the review decides',
    {
      nodes: { s: 'start', a: 'task:clerk', x: 'xor', r: 'task:reviewer', m: 'xor', e: 'end' },
      edges: 's>a>x>r>m>e, x>m',
      posts: 'clerk: p1; reviewer: p2',
    },
    { min_collusion: 1, minimum_sets: [['p1']], approvable_without_public_step: true },
  ],
  [
    'the longer path may be the weaker one',
    {
      nodes: { s: 'start', x: 'xor', a: 'task:board*2', b: 'task:clerk', c: 'task:clerk', d: 'task:clerk', m: 'xor', e: 'end' },
      edges: 's>x>a>m>e, x>b>c>d>m',
      posts: 'board: p1 p2; clerk: p3',
    },
    { min_collusion: 1, minimum_sets: [['p3']], min_posts: 1 },
  ],
  [
    'a loop needs a new person each round, and there is none',
    {
      nodes: { s: 'start', h: 'xor', a: 'task:clerk', x: 'xor', e: 'end' },
      edges: 's>h>a>x>e, x>h',
      posts: 'clerk: p1',
      constraints: [{ type: 'sod_repeat', steps: ['a'] }],
    },
    { satisfiable: false, can_approve: true, min_collusion: 1, resilient_1: false, critical_persons: null },
  ],
  [
    'a return binds only when it is taken: one pass decides the minimum',
    {
      nodes: { s: 'start', h: 'xor', a: 'task:clerk', x: 'xor', e: 'end' },
      edges: 's>h>a>x>e, x>h',
      posts: 'clerk: p1 p2',
      constraints: [{ type: 'sod_repeat', steps: ['a'] }],
    },
    { satisfiable: true, min_collusion: 1, resilient_1: false, critical_persons: ['p1', 'p2'] },
  ],
  [
    'parallel branches do not separate one person in two posts',
    {
      nodes: { s: 'start', f: 'and', a: 'task:clerk', b: 'task:head', j: 'and', e: 'end' },
      edges: 's>f>a>j>e, f>b>j',
      posts: 'clerk: p1 p2; head: p1',
    },
    { min_collusion: 1, minimum_sets: [['p1']] },
  ],
  [
    'separation does',
    {
      nodes: { s: 'start', f: 'and', a: 'task:clerk', b: 'task:head', j: 'and', e: 'end' },
      edges: 's>f>a>j>e, f>b>j',
      posts: 'clerk: p1 p2; head: p1',
      constraints: [sod('a b')],
    },
    { min_collusion: 2, minimum_sets: [['p1', 'p2']] },
  ],
  [
    'a task with two ways out forks, and a task with two ways in merges',
    {
      nodes: { s: 'start', a: 'task:clerk', b: 'task:head', c: 'task:head', j: 'and', x: 'xor', m: 'task:clerk', e: 'end' },
      edges: 's>a>b>j>x>m>e, a>c>j, x>e',
      posts: 'clerk: p1; head: p2',
    },
    { sound: true, min_collusion: 2 },
  ],
  [
    'separated by principal, one person acts for himself and for the giver',
    { nodes: chain, edges: 's>a>b>e', posts: 'clerk: p1; head: p2', delegations: ['p2>p1 head'], constraints: [sod('a b', 'principal')] },
    { min_collusion: 1, witness: { persons: ['p1'], assignment: { a: [[['p1', 'p1']]], b: [[['p1', 'p2']]] } } },
  ],
  [
    'separated by both, he cannot',
    { nodes: chain, edges: 's>a>b>e', posts: 'clerk: p1; head: p2', delegations: ['p2>p1 head'], constraints: [sod('a b', 'both')] },
    { min_collusion: 2, minimum_sets: [['p1', 'p2']] },
  ],
  [
    'nobody acts twice in one step, not even as delegate',
    { nodes: { s: 'start', a: 'task:clerk*2', e: 'end' }, edges: 's>a>e', posts: 'clerk: p1', delegations: ['p1>p2 clerk'] },
    { satisfiable: false, can_approve: false, min_collusion: null, exact: true, bounds: null, witness: null, minimum_sets: [] },
  ],
  [
    'members of two bodies count as persons',
    {
      nodes: { s: 'start', a: 'vote:council 2 2', b: 'vote:board 2 2', e: 'end' },
      edges: 's>a>b>e',
      posts: 'council: p1 p2 p3; board: p2 p3 p4',
    },
    { min_collusion: 2, minimum_sets: [['p2', 'p3']], approvable_without_public_step: false },
  ],
  [
    'separated bodies need four',
    {
      nodes: { s: 'start', a: 'vote:council 1 2', b: 'vote:board 2 1', e: 'end' },
      edges: 's>a>b>e',
      posts: 'council: p1 p2 p3; board: p2 p3 p4',
      constraints: [sod('a b')],
    },
    { min_collusion: 4, minimum_sets: [['p1', 'p2', 'p3', 'p4']], satisfiable: true },
  ],
  [
    'a binding that no single person can keep',
    { nodes: chain, edges: 's>a>b>e', posts: 'clerk: p1; head: p2', constraints: [{ type: 'bod', steps: ['a', 'b'] }] },
    { satisfiable: false, min_collusion: null },
  ],
  [
    'relatives may not make the visit together',
    {
      nodes: { s: 'start', a: 'task:visitor*2', e: 'end' },
      edges: 's>a>e',
      posts: 'visitor: p1 p2',
      relatives: [['p2', 'p1']],
      constraints: [{ type: 'coi', steps: ['a'] }],
    },
    { satisfiable: false, can_approve: false },
  ],
  [
    'relatives of the applicant withdraw, his other officials stay',
    {
      nodes: chain,
      edges: 's>a>b>e',
      posts: 'clerk: p1 p2 p3; head: p3',
      relatives: [['p2', 'p1']],
      applicant: 'p1',
      constraints: [{ type: 'coi_applicant', steps: ['a'] }],
    },
    { satisfiable: true, min_collusion: 1, minimum_sets: [['p3']], critical_persons: ['p3'] },
  ],
  [
    'an empty post stops everything',
    { nodes: chain, edges: 's>a>b>e', posts: 'clerk: p1; head:' },
    { satisfiable: false, can_approve: false, min_posts: 2 },
  ],
  [
    'a leader who stands in for everybody is enough',
    {
      nodes: { s: 'start', a: 'task:clerk', b: 'task:reviewer', c: 'task:head', e: 'end' },
      edges: 's>a>b>c>e',
      posts: 'clerk: p1; reviewer: p2; head: p3',
      delegations: ['p1>p3 clerk', 'p2>p3 reviewer'],
    },
    { min_collusion: 1, minimum_sets: [['p3']] },
  ],
  [
    'silence that counts as approval costs nobody',
    { nodes: { s: 'start', x: 'xor', a: 'task:head', t: 'timer', m: 'xor', e: 'end' }, edges: 's>x>a>m>e, x>t>m', posts: 'head: p1' },
    { min_collusion: 0, minimum_sets: [[]], min_posts: 0, witness: { persons: [], assignment: {} } },
  ],
  [
    'three separated steps and two persons',
    { nodes: three, edges: 's>a>b>c>e', posts: 'clerk: p1 p2', constraints: [sod('a b c')] },
    { satisfiable: false, can_approve: false },
  ],
  [
    'rejecting ends do not count',
    {
      nodes: { s: 'start', a: 'task:clerk', x: 'xor', b: 'task:head', e: 'end', r: 'end:reject' },
      edges: 's>a>x>b>e, x>r',
      posts: 'clerk: p1; head: p2',
    },
    { min_collusion: 2, min_posts: 2 },
  ],
  [
    'two approvals, each removable, not both',
    {
      nodes: { s: 'start', a: 'task:clerk', b: 'task:head+', c: 'task:head+', e: 'end' },
      edges: 's>a>b>c>e',
      posts: 'clerk: p1; head: p2',
    },
    { min_collusion: 2, removable_approvals: ['b', 'c'], removable_sets: [] },
  ],
  [
    'at most two persons in a standing team',
    {
      nodes: three,
      edges: 's>a>b>c>e',
      posts: 'clerk: p1 p2 p3',
      constraints: [{ type: 'at_most', steps: ['a', 'b', 'c'], k: 2 }, sod('a b c')],
    },
    { satisfiable: false },
  ],
  [
    'members of a vote who are told apart by delegation are all counted',
    {
      nodes: { s: 'start', a: 'task:clerk', v: 'vote:board 1 2', b: 'task:head', e: 'end' },
      edges: 's>a>v>b>e',
      posts: 'head: p3 p4; board: p3 p1; clerk: p4 p2',
      delegations: ['p3>p2 board'],
      constraints: [sod('a v', 'principal'), sod('v b', 'principal')],
    },
    {
      min_collusion: 3,
      minimum_sets: [
        ['p1', 'p2', 'p4'],
        ['p1', 'p3', 'p4'],
      ],
    },
  ],
  [
    'two steps of the same posts have two different principals each',
    {
      nodes: { s: 'start', a: 'task:head*2', b: 'task:head*2', c: 'task:clerk', e: 'end' },
      edges: 's>a>b>c>e',
      posts: 'head: p4 p1; clerk: p2',
      delegations: ['p4>p2 head', 'p1>p4 head'],
      applicant: 'p1',
      constraints: [{ type: 'coi_applicant', steps: ['a', 'b'] }],
    },
    { min_collusion: 2, minimum_sets: [['p2', 'p4']] },
  ],
  [
    'the delegation of an absent giver stays valid',
    { nodes: chain, edges: 's>a>b>e', posts: 'clerk: p1 p3; head: p2', delegations: ['p2>p3 head', 'p2>p1 head'] },
    { resilient_1: true, critical_persons: [] },
  ],
];

describe('nasty charts', () => {
  it.each(table)('%s', (_, chart, expected) => {
    const input = inputOf(chart);
    const analysis = analyseChart(input);
    expect(checkResultOf(analysis, 0)).toMatchObject(expected);
    expect(differences(input, analysis)).toEqual([]);
  });
});

const unsound: readonly (readonly [string, Shorthand, string, readonly string[]])[] = [
  [
    'a rejecting end inside a parallel block',
    {
      nodes: { s: 'start', f: 'and', x: 'xor', a: 'timer', b: 'timer', j: 'and', e: 'end', r: 'end:reject' },
      edges: 's>f>x>a>j>e, f>b>j, x>r',
      posts: '',
    },
    'improper-completion',
    ['s', 'f', 'x', 'r'],
  ],
  [
    'two tokens on one edge',
    { nodes: { s: 'start', f: 'and', m: 'timer', t: 'timer', e: 'end' }, edges: 's>f>m>t>e, f>t', posts: '' },
    'unsafe',
    ['s', 'f', 'm', 't', 't'],
  ],
  [
    'a join that waits for a branch not taken',
    { nodes: { s: 'start', x: 'xor', a: 'timer', b: 'timer', j: 'and', e: 'end' }, edges: 's>x>a>j>e, x>b>j', posts: '' },
    'deadlock',
    ['s', 'x', 'a'],
  ],
  [
    'a loop without a way out',
    { nodes: { s: 'start', x: 'xor', a: 'timer', b: 'timer', e: 'end' }, edges: 's>x>e, x>a>b>a', posts: '' },
    'livelock',
    ['s', 'x'],
  ],
  [
    'a node that no token reaches',
    { nodes: { s: 'start', a: 'timer', b: 'timer', e: 'end' }, edges: 's>a>e, b>a', posts: '' },
    'dead-node',
    [],
  ],
  [
    'two tokens at one end',
    { nodes: { s: 'start', f: 'and', a: 'timer', b: 'timer', e: 'end' }, edges: 's>f>a>e, f>b>e', posts: '' },
    'improper-completion',
    ['s', 'f', 'a', 'e'],
  ],
  ['a task that leads nowhere', { nodes: { s: 'start', a: 'timer', e: 'end' }, edges: 's>a', posts: '' }, 'deadlock', ['s', 'a']],
];

describe('charts that are not sound', () => {
  it.each(unsound)('%s', (_, chart, ...[reason, run]) => {
    const input = inputOf(chart);
    const analysis = analyseChart(input);
    const result = checkResultOf(analysis, 0);
    expect([result.sound, result.unsound_reason]).toEqual([false, reason]);
    expect(result.counter_example?.map((move) => move.node)).toEqual(run);
    expect([result.satisfiable, result.min_collusion, result.exact, result.minimum_sets, result.critical_persons]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(result.findings.map((finding) => finding.code)).toEqual([`unsound-${reason}`]);
    expect(differences(input, analysis)).toEqual([]);
  });

  it('plays the counter-example edge by edge', () => {
    const [, chart] = unsound[2] ?? ['', { nodes: {}, edges: '', posts: '' }];
    expect(analyseChart(inputOf(chart)).flaw?.run).toEqual([
      { node: 's', in: [], out: [['s', 'x']] },
      { node: 'x', in: [['s', 'x']], out: [['x', 'a']] },
      { node: 'a', in: [['x', 'a']], out: [['a', 'j']] },
    ]);
  });
});
