import type {
  ActFacts,
  Chart,
  ChartNode,
  Constraint,
  Edge,
  EndNode,
  ExternalNode,
  FormField,
  NoticeNode,
  TaskNode,
  TimerNode,
  Variant,
  VoteNode,
  XorNode,
} from '../core/chart/chart.ts';

/** The smallest valid facts of an act; tests name only what they are about. */
const act: ActFacts = {
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
  outcomes: [{ id: 'done', label: '办好' }],
  where: null,
  youGet: null,
};

type Rest<Node> = Partial<Omit<Node, 'id' | 'type' | 'outcomes'>> & { readonly outcomes?: readonly string[] };

function named(id: string): { readonly id: string; readonly name: string; readonly plainName: string } {
  return { id, name: `环节 ${id}`, plainName: `环节 ${id}` };
}

function outcomesOf(ids: readonly string[] | undefined): { readonly outcomes?: TaskNode['outcomes'] } {
  return ids === undefined ? {} : { outcomes: ids.map((id) => ({ id, label: `结果 ${id}` })) };
}

/** A start node named `start`. */
export const start: ChartNode = { ...named('start'), type: 'start' };

/** A task of one official unless told otherwise. */
export function task(id: string, posts: readonly string[], { outcomes, ...rest }: Rest<TaskNode> = {}): TaskNode {
  return { ...named(id), ...act, type: 'task', posts, actors: 1, ...rest, ...outcomesOf(outcomes) };
}

/** A vote: quorum 2/3 of the roll, more than half of those present. */
export function vote(id: string, body: string, { outcomes, ...rest }: Rest<VoteNode> = {}): VoteNode {
  return {
    ...{ ...named(id), ...act, type: 'vote', body, recorders: ['clerk'], ballot: 'secret', recusedLeaveDenominator: false },
    quorum: { kind: 'at-least', part: 2, whole: 3, of: 'roll' },
    pass: { kind: 'more-than', part: 1, whole: 2, of: 'present' },
    ...rest,
    ...outcomesOf(outcomes ?? ['passed', 'not-passed', 'no-quorum']),
  };
}

/** A notice of seven calendar days. */
export function notice(id: string, rest: Partial<Omit<NoticeNode, 'id' | 'type'>> = {}): NoticeNode {
  const texts = { shows: [], basis: [], risks: [], forbidden: [], where: null } as const;
  return {
    ...named(id),
    type: 'notice',
    days: 7,
    dayUnit: 'day',
    answeredBy: ['clerk'],
    answeredApartFrom: [],
    answerLimit: null,
    ...texts,
    ...rest,
  };
}

/** A timer in calendar days. */
export function timer(id: string, days: number): TimerNode {
  return { ...named(id), type: 'timer', wait: { amount: days, unit: 'day' }, tacit: false, basis: [] };
}

/** The applicant acts, noted by a clerk. */
export function external(id: string, { outcomes, ...rest }: Rest<ExternalNode> = {}): ExternalNode {
  const told = { outcomes: [{ id: 'done', label: '办好' }], where: null, youGet: null };
  return { ...named(id), type: 'external', actor: 'applicant', notedBy: ['clerk'], ...told, ...rest, ...outcomesOf(outcomes) };
}

/** A branch by the latest result of a node, or by conditions. */
export function xor(id: string, of: string | null = null): XorNode {
  return { ...named(id), type: 'xor', of };
}

/** A fork or join. */
export function and(id: string): ChartNode {
  return { ...named(id), type: 'and' };
}

/** An approving end unless told otherwise. */
export function end(id: string, outcome: EndNode['outcome'] = 'approve'): EndNode {
  return { ...named(id), type: 'end', outcome, youGet: null };
}

/** A field of a form. */
export function field(id: string, rest: Partial<Omit<FormField, 'id'>> = {}): FormField {
  const label = { label: `项目 ${id}`, hint: null, purpose: '审核需要' };
  return { id, ...label, kind: 'text', choices: [], required: true, maxLength: 60, disclosure: 'restricted', mask: null, ...rest };
}

/**
 * A chart from nodes and edges; an edge is written `a b` or `a b approve` (with an outcome) or given as an object.
 */
export function chartOf(
  nodes: readonly ChartNode[],
  edges: readonly (string | Edge)[],
  rest: { readonly constraints?: readonly Constraint[]; readonly variants?: readonly Variant[] } = {},
): Chart {
  return { nodes, edges: edges.map(edgeOf), constraints: rest.constraints ?? [], variants: rest.variants ?? [] };
}

function edgeOf(edge: string | Edge): Edge {
  if (typeof edge !== 'string') return edge;
  const [from = '', to = '', outcome] = edge.split(' ');
  return outcome === undefined ? { from, to } : { from, to, outcome };
}
