import type { ActFacts, Chart, ChartNode, Edge } from '../../core/chart/chart.ts';

/** Amounts of the workload alternate between these; the first goes to the council. */
export const amounts = [80_000, 20_000] as const;

/** The roles of the workload's steps, one each. */
export const steps = ['t1', 't2', 't3', 't4', 't5', 't6', 't7a', 't7b', 't8', 't9', 't10'] as const;

/** Workload W10: the ten-step approval with one AND of three and one XOR over the amount. */
export const approvalChart: Chart = {
  nodes: [
    plain('start', 'start'),
    ...steps.slice(0, 2).map(task),
    plain('fork', 'and'),
    ...steps.slice(2, 5).map(task),
    plain('join', 'and'),
    task('t6'),
    { ...named('xor'), type: 'xor', of: null },
    task('t7a'),
    task('t7b'),
    { ...named('merge'), type: 'xor', of: null },
    ...steps.slice(8).map(task),
    { ...named('end'), type: 'end', outcome: 'approve', youGet: null },
  ],
  edges: [
    ...pairs('start t1', 't1 t2', 't2 fork', 'fork t3', 'fork t4', 'fork t5', 't3 join', 't4 join', 't5 join', 'join t6', 't6 xor'),
    { from: 'xor', to: 't7a', when: { op: 'gt', field: 'form.amount', value: 50_000 } },
    { from: 'xor', to: 't7b', otherwise: true },
    ...pairs('t7a merge', 't7b merge', 'merge t8', 't8 t9', 't9 t10', 't10 end'),
  ],
  constraints: [{ type: 'sod', steps: ['t6', 't7a', 't7b', 't8'], by: 'both' }],
  variants: [],
};

function named(id: string): { readonly id: string; readonly name: string; readonly plainName: string } {
  return { id, name: id, plainName: id };
}

function plain(id: string, type: 'start' | 'and'): ChartNode {
  return { ...named(id), type };
}

function pairs(...texts: readonly string[]): readonly Edge[] {
  return texts.map((text) => {
    const [from = '', to = ''] = text.split(' ');
    return { from, to };
  });
}

function task(id: string): ChartNode {
  const facts: ActFacts = {
    stage: 'review',
    approval: id === 't6',
    requiredByLaw: null,
    limit: null,
    basis: [],
    responsibility: [],
    accountability: [],
    risks: [],
    forbidden: [],
    recourse: null,
    form: [],
    outcomes: [{ id: 'done', label: 'done' }],
    where: null,
    youGet: null,
  };
  return { ...named(id), ...facts, type: 'task', posts: [id], actors: 1 };
}
