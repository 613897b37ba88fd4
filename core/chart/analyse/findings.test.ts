import { describe, expect, it } from 'vitest';

import { analyseChart } from './analyse-chart.ts';
import { type AnalysisInput, blankPaper, type FlowNode, type Paper } from './input.ts';

const act = { approval: false, requiredByLaw: false } as const;
const step = (id: string, paper: Partial<Paper> = {}, post = 'clerk'): FlowNode => ({
  type: 'task',
  id,
  posts: [post],
  actors: 1,
  ...act,
  paper: { ...blankPaper, ...paper },
});
const high = (prevention: string): Partial<Paper> => ({ risks: [{ level: 'high', what: '优亲厚友', prevention, owner: 'clerk' }] });

function chart(nodes: readonly FlowNode[], edges: string, rest: Partial<AnalysisInput> = {}): AnalysisInput {
  return {
    id: 'f',
    title: null,
    persons: ['p1', 'p2'],
    posts: [{ id: 'clerk', holders: ['p1', 'p2'], level: null }],
    constraints: [],
    delegations: [],
    relatives: [],
    applicant: null,
    totalLimit: null,
    nodes: [{ type: 'start', id: 's' }, ...nodes, { type: 'notice', id: 'n', wait: null }, { type: 'end', id: 'e', outcome: 'approve' }],
    edges: edges
      .split(' ')
      .map((pair) => pair.split('>'))
      .map(([from = '', to = '']) => ({ from, to, max: null })),
    ...rest,
  };
}

const found = (input: AnalysisInput) =>
  analyseChart(input).findings.map(({ code, severity, nodes }) => `${severity} ${code} ${nodes.join('/')}`.trim());
const apart = { constraints: [{ type: 'sod', steps: ['a', 'b'], by: 'both' }] } as const;

describe('findings', () => {
  it('says nothing about a sound, separated, public and resilient chart', () => {
    const three = { persons: ['p1', 'p2', 'p3'], posts: [{ id: 'clerk', holders: ['p1', 'p2', 'p3'], level: null }] };
    expect(found(chart([step('a'), step('b')], 's>a a>b b>n n>e', { ...apart, ...three }))).toEqual([]);
  });

  it('tells one hand, no hand and what nobody outside sees', () => {
    expect(found(chart([step('a')], 's>a a>n n>e'))).toEqual(['warning one-hand a']);
    expect(found(chart([{ type: 'xor', id: 'x' }, step('a')], 's>x x>a a>n x>n n>e'))).toEqual(['warning no-hand']);
    expect(
      found(chart([{ type: 'xor', id: 'x' }, step('a'), step('b'), { type: 'xor', id: 'm' }], 's>a a>b b>x x>n x>m n>m m>e', apart)),
    ).toEqual(['notice not-resilient', 'notice approvable-unseen']);
  });

  it('tells posts without holders, with one holder, and steps without a post', () => {
    expect(found(chart([step('a')], 's>a a>n n>e', { posts: [{ id: 'clerk', holders: [], level: null }] }))).toEqual([
      'error empty-post a',
      'error not-satisfiable',
      'error cannot-approve',
    ]);
    expect(found(chart([step('a')], 's>a a>n n>e', { posts: [{ id: 'clerk', holders: ['p1'], level: null }] }))).toEqual([
      'notice single-holder a',
      'notice not-resilient',
      'warning one-hand a',
    ]);
    expect(found(chart([{ type: 'task', id: 'a', posts: [], actors: 1, ...act, paper: blankPaper }], 's>a a>n n>e'))).toContain(
      'error no-post a',
    );
  });

  it('judges papers only where the input states something', () => {
    const stated = step('b', { basis: [], recourse: '', limit: null });
    expect(found(chart([step('a'), stated], 's>a a>b b>n n>e', apart))).toEqual([
      'notice not-resilient',
      'warning no-basis b',
      'warning no-limit b',
      'warning no-recourse b',
    ]);
  });

  it('asks high risk for a prevention and for a later check by another person', () => {
    expect(found(chart([step('a', high('')), step('b')], 's>a a>b b>n n>e', apart))).toEqual([
      'notice not-resilient',
      'warning high-risk-unprevented a',
    ]);
    expect(found(chart([step('a'), step('b', high('双人核对'))], 's>a a>b b>n n>e', apart))).toEqual([
      'notice not-resilient',
      'warning high-risk-unchecked b',
    ]);
    const shortcut = chart([step('a', high('双人核对')), { type: 'xor', id: 'x' }, step('b')], 's>a a>x x>b b>n x>n n>e', apart);
    expect(found(shortcut)).toContain('warning high-risk-unchecked a');
  });

  it('accepts a check on a parallel branch that every run has', () => {
    const nodes: FlowNode[] = [
      step('a', high('双人核对')),
      { type: 'and', id: 'f' },
      step('b'),
      { type: 'timer', id: 't', wait: null },
      { type: 'and', id: 'j' },
    ];
    expect(found(chart(nodes, 's>a a>f f>b f>t b>j t>j j>n n>e', apart))).toEqual(['notice not-resilient']);
  });

  it('says what stayed open when the budget is spent, and never a wrong number', () => {
    const { results, findings } = analyseChart(chart([step('a'), step('b')], 's>a a>b b>n n>e', apart), { budget: 2 });
    expect(results).toMatchObject({
      satisfiable: null,
      resilient: null,
      collusion: { known: 'between', lower: 2, upper: null },
      canApprove: null,
      removable: null,
    });
    expect(findings.find((finding) => finding.code === 'budget-spent')?.because).toEqual({
      open: ['min_collusion', 'satisfiable', 'removable_approvals'],
    });
  });

  it('says so when the budget ended the list of smallest sets', () => {
    const posts = ['a', 'b', 'c'].map((id, at) => ({ id, holders: [`p${at}`, `p${at + 1}`, `p${at + 4}`], level: null }));
    const rule = { type: 'sod', steps: ['a', 'b', 'c'], by: 'both' } as const;
    const persons = Array.from({ length: 8 }, (_, at) => `p${at}`);
    const nodes = ['a', 'b', 'c'].map((id) => step(id, {}, id));
    const input = chart(nodes, 's>a a>b b>c c>n n>e', { persons, posts, constraints: [rule] });
    const whole = analyseChart(input).results?.minimumSets ?? [];
    const cut = Array.from({ length: 400 }, (_, budget) => analyseChart(input, { budget })).filter(
      ({ results }) => results?.collusion.known === 'exactly' && results.minimumSets.length < whole.length,
    );
    expect(cut.length).toBeGreaterThan(0);
    for (const { findings } of cut) {
      expect(findings.find((finding) => finding.code === 'budget-spent')?.because['open']).toContain('minimum_sets');
    }
  });

  it('does not call a chart unsound that has too many markings to look at', () => {
    const branches = Array.from({ length: 14 }, (_, at) => `b${at}`);
    // Fourteen parallel branches that meet at an end instead of a join: not sound, but 2^14 markings to prove the first reason.
    const nodes: FlowNode[] = [{ type: 'and', id: 'f' }, ...branches.map((id): FlowNode => ({ type: 'timer', id, wait: null }))];
    const edges = `s>f ${branches.map((id) => `f>${id} ${id}>n`).join(' ')} n>e`;
    const { sound, findings } = analyseChart(chart(nodes, edges), { markings: 10 });
    expect([sound, findings.map((finding) => finding.code)]).toEqual(['unknown', ['too-many-states']]);
  });
});
