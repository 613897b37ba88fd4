import type { AnalysisInput, FlowNode } from './input.ts';

/** The flow with numbers instead of names: nodes and edges are counted from 0 in the order of the input. */
export type Flow = {
  readonly nodes: readonly FlowNode[];
  readonly start: number;
  /** Per edge: the node it leaves and the node it enters. */
  readonly source: readonly number[];
  readonly target: readonly number[];
  /** Per node: its edges in the order of the input. */
  readonly into: readonly (readonly number[])[];
  readonly outOf: readonly (readonly number[])[];
  readonly steps: readonly FlowStep[];
  /** Per node: the number of its step, -1 when it needs no official. */
  readonly stepOf: readonly number[];
};

/** A task or a vote: `need` different persons act in it. */
export type FlowStep = {
  readonly node: number;
  readonly id: string;
  readonly need: number;
  readonly posts: readonly string[];
  readonly approval: boolean;
  readonly requiredByLaw: boolean;
};

/** Numbers nodes, edges and steps of a checked input. */
export function flowOf(input: AnalysisInput): Flow {
  const { nodes } = input;
  const numbers = new Map(nodes.map((node, at) => [node.id, at]));
  const source = input.edges.map((edge) => numbers.get(edge.from) ?? -1);
  const target = input.edges.map((edge) => numbers.get(edge.to) ?? -1);
  const into: number[][] = nodes.map(() => []);
  const outOf: number[][] = nodes.map(() => []);
  source.forEach((node, edge) => outOf[node]?.push(edge));
  target.forEach((node, edge) => into[node]?.push(edge));
  const steps = nodes.flatMap(stepOfNode);
  const stepOf = nodes.map(() => -1);
  steps.forEach((step, at) => (stepOf[step.node] = at));
  return { nodes, start: nodes.findIndex((node) => node.type === 'start'), source, target, into, outOf, steps, stepOf };
}

function stepOfNode(node: FlowNode, at: number): FlowStep[] {
  if (node.type !== 'task' && node.type !== 'vote') return [];
  const need = node.type === 'task' ? node.actors : Math.max(node.quorum, node.yes);
  const { id, posts, approval, requiredByLaw } = node;
  return [{ node: at, id, need, posts, approval, requiredByLaw }];
}
