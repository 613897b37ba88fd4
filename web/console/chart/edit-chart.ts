import type { Chart, ChartNode, Edge, EndNode, NoticeNode, TaskNode, VoteNode, XorNode } from '../../../core/chart/chart.ts';

/** Kinds of steps that can be added. */
export type NewKind = 'task' | 'vote' | 'notice' | 'external' | 'timer' | 'end';

const noFacts = {
  stage: 'review',
  approval: false,
  requiredByLaw: null,
  limit: null,
  basis: [],
  responsibility: [],
  accountability: [],
  risks: [],
  forbidden: [],
  recourse: null,
  form: [],
  where: null,
  youGet: null,
} as const;

/** An empty chart: from here, one step, an end. */
export const newChart: Chart = {
  nodes: [
    { id: 'start', type: 'start', name: '开始', plainName: '从这里开始' },
    { ...taskNode('apply'), name: '提出申请', plainName: '交申请', stage: 'apply' },
    endNode('end'),
  ],
  edges: [
    { from: 'start', to: 'apply' },
    { from: 'apply', to: 'end' },
  ],
  constraints: [],
  variants: [],
};

/** A step of one official of whom nothing is said yet. */
export function taskNode(id: string): TaskNode {
  return {
    id,
    type: 'task',
    name: '新的一步',
    plainName: '新的一步',
    ...noFacts,
    posts: [],
    actors: 1,
    outcomes: [{ id: 'done', label: '' }],
  };
}

function voteNode(id: string): VoteNode {
  const half = { kind: 'more-than', part: 1, whole: 2 } as const;
  return {
    ...{ id, type: 'vote', name: '会议表决', plainName: '开会表决', ...noFacts, stage: 'vote', body: '', recorders: [] },
    ...{ quorum: { ...half, of: 'roll' }, pass: { ...half, of: 'present' }, ballot: 'open', recusedLeaveDenominator: false },
    outcomes: [
      { id: 'passed', label: '通过' },
      { id: 'not-passed', label: '没通过' },
      { id: 'no-quorum', label: '人没到齐' },
    ],
  };
}

function noticeNode(id: string): NoticeNode {
  return {
    ...{ id, type: 'notice', name: '公示', plainName: '张榜公示', days: 7, dayUnit: 'day', answeredBy: [], answeredApartFrom: [] },
    ...{ answerLimit: null, shows: [], basis: [], risks: [], forbidden: [], where: null },
  };
}

function endNode(id: string): EndNode {
  return { id, type: 'end', name: '办结', plainName: '办完了', outcome: 'approve', youGet: null };
}

function nodeOf(kind: NewKind, id: string): ChartNode {
  switch (kind) {
    case 'task':
      return taskNode(id);
    case 'vote':
      return voteNode(id);
    case 'notice':
      return noticeNode(id);
    case 'external':
      return {
        id,
        type: 'external',
        name: '申请人办',
        plainName: '您来办',
        actor: 'applicant',
        notedBy: [],
        outcomes: [{ id: 'done', label: '办好了' }],
        where: null,
        youGet: null,
      };
    case 'timer':
      return { id, type: 'timer', name: '等候', plainName: '等几天', wait: { amount: 5, unit: 'working-day' }, tacit: false, basis: [] };
    case 'end':
      return endNode(id);
  }
}

/** An id that no node of the chart has yet. */
export function freeId(chart: Chart, stem: string): string {
  const taken = new Set(chart.nodes.map((node) => node.id));
  const numbered = Array.from({ length: chart.nodes.length + 2 }, (_, at) => (at === 0 ? stem : `${stem}-${String(at + 1)}`));
  return numbered.find((id) => !taken.has(id)) ?? stem;
}

/** Where a node leads. */
export function waysOf(chart: Chart, id: string): readonly Edge[] {
  return chart.edges.filter((edge) => edge.from === id);
}

/** Adds a step behind another: it takes over the way onward. An end takes nothing over and stands alone until a way leads to it. */
export function addAfter(chart: Chart, after: string, kind: NewKind): Chart {
  const id = freeId(chart, kind === 'task' ? 'step' : kind);
  const at = chart.nodes.findIndex((node) => node.id === after) + 1;
  const nodes = [...chart.nodes.slice(0, at), nodeOf(kind, id), ...chart.nodes.slice(at)];
  const [way, ...others] = waysOf(chart, after);
  if (kind === 'end' || way === undefined || others.length > 0) return { ...chart, nodes };
  const edges = chart.edges.flatMap((edge): readonly Edge[] =>
    edge === way
      ? [
          { ...edge, to: id },
          { from: id, to: way.to },
        ]
      : [edge],
  );
  return { ...chart, nodes, edges };
}

/**
 * Takes a step out: who led to it leads on to what came behind it. A step with several ways onward stays as it is, because nobody can tell
 * which one is meant; rules lose its name, and fall when fewer than two steps are left to keep apart.
 */
export function takeOut(chart: Chart, id: string): Chart {
  const node = chart.nodes.find((one) => one.id === id);
  const ways = waysOf(chart, id);
  const [onward] = ways;
  if (node === undefined || node.type === 'start' || ways.length > 1) return chart;
  if (onward === undefined && chart.edges.some((edge) => edge.to === id)) return chart;
  const edges = chart.edges.flatMap((edge): readonly Edge[] => {
    if (edge.from === id) return [];
    if (edge.to !== id || onward === undefined) return [edge];
    return onward.to === edge.from ? [] : [{ ...edge, to: onward.to }];
  });
  const constraints = chart.constraints.flatMap((rule) => {
    const steps = rule.steps.filter((step) => step !== id);
    const least = rule.type === 'sod_repeat' || rule.type === 'coi_applicant' ? 1 : 2;
    return steps.length === rule.steps.length ? [rule] : steps.length < least ? [] : [{ ...rule, steps }];
  });
  const nodes = chart.nodes.flatMap((one): readonly ChartNode[] =>
    one.id === id ? [] : [one.type === 'xor' && one.of === id ? { ...one, of: null } : one],
  );
  const variants = chart.variants.filter(({ entry }) => entry.from !== id && entry.to !== id);
  return { ...chart, nodes, edges, constraints, variants };
}

/** Puts a node in the place of the one with its id. */
export function putNode(chart: Chart, node: ChartNode): Chart {
  return { ...chart, nodes: chart.nodes.map((one) => (one.id === node.id ? node : one)) };
}

/** Puts the ways onward of a node. */
export function putWays(chart: Chart, from: string, ways: readonly Edge[]): Chart {
  return { ...chart, edges: [...chart.edges.filter((edge) => edge.from !== from), ...ways] };
}

/** Moves a node one place up in the reading order; what happens when does not change. */
export function moveUp(chart: Chart, id: string): Chart {
  const at = chart.nodes.findIndex((node) => node.id === id);
  const [node, before] = [chart.nodes[at], chart.nodes[at - 1]];
  if (node === undefined || before === undefined || before.type === 'start') return chart;
  return { ...chart, nodes: [...chart.nodes.slice(0, at - 1), node, before, ...chart.nodes.slice(at + 1)] };
}

/** Puts a decision behind a step with several results: the first goes on as before, the others end the case until they are led elsewhere. Three and more share the way of all others, because no two arrows may join the same steps. */
export function branchAt(chart: Chart, id: string): Chart {
  const node = chart.nodes.find((one) => one.id === id);
  const [way, ...others] = waysOf(chart, id);
  if (node === undefined || !('outcomes' in node) || node.outcomes.length < 2 || way === undefined || others.length > 0) return chart;
  const decision: XorNode = {
    id: freeId(chart, `${id}-q`),
    type: 'xor',
    name: `${node.name}的结果`,
    plainName: `${node.plainName}，结果怎样？`,
    of: id,
  };
  const refused: EndNode = { ...endNode(freeId(chart, 'end-refused')), name: '不予办理', plainName: '没有办成', outcome: 'reject' };
  const [first, second, ...rest] = node.outcomes;
  if (first === undefined || second === undefined) return chart;
  const elsewhere = { from: decision.id, to: refused.id } as const;
  const ways: readonly Edge[] = [
    { from: decision.id, to: way.to, outcome: first.id, label: first.label },
    rest.length === 0 ? { ...elsewhere, outcome: second.id, label: second.label } : { ...elsewhere, otherwise: true, label: '其他结果' },
  ];
  const at = chart.nodes.findIndex((one) => one.id === id) + 1;
  return {
    ...chart,
    nodes: [...chart.nodes.slice(0, at), decision, ...chart.nodes.slice(at), refused],
    edges: [...chart.edges.map((edge) => (edge === way ? { ...edge, to: decision.id } : edge)), ...ways],
  };
}
