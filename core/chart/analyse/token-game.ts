import type { Flow } from './flow.ts';

/** Edges that carry a token, ascending. */
export type Marking = readonly number[];

/** One node runs: it takes tokens from edges and puts tokens on edges. */
export type Move = { readonly node: number; readonly take: readonly number[]; readonly give: readonly number[] };

/** One move of a token run as a page plays it; edges are pairs of node ids. */
export type TokenMove = {
  readonly node: string;
  readonly in: readonly (readonly [string, string])[];
  readonly out: readonly (readonly [string, string])[];
};

/** The first move of every run: the start puts a token on every edge that leaves it. */
export function openingMove(flow: Flow): Move {
  return { node: flow.start, take: [], give: flow.outOf[flow.start] ?? [] };
}

/** The moves that a token on `edge` enables; a waiting `and` answers for its first in-edge only. */
export function movesAt(flow: Flow, marking: Marking, edge: number): readonly Move[] {
  const node = flow.target[edge] ?? -1;
  const kind = flow.nodes[node]?.type;
  const out = flow.outOf[node] ?? [];
  if (kind === 'xor') return out.map((choice) => ({ node, take: [edge], give: [choice] }));
  if (kind !== 'and') return [{ node, take: [edge], give: out }];
  const into = flow.into[node] ?? [];
  const ready = into[0] === edge && into.every((each) => marking.includes(each));
  return ready ? [{ node, take: into, give: out }] : [];
}

/** The marking after a move; `doubled` is an edge that would carry two tokens, -1 when none. */
export function play(marking: Marking, move: Move): { readonly marking: Marking; readonly doubled: number } {
  const next = marking.filter((edge) => !move.take.includes(edge));
  const doubled = move.give.find((edge) => next.includes(edge)) ?? -1;
  next.push(...move.give);
  next.sort((left, right) => left - right);
  return { marking: next, doubled };
}

/** The move with names instead of numbers. */
export function namedMove(flow: Flow, move: Move): TokenMove {
  const name = (node: number | undefined): string => flow.nodes[node ?? -1]?.id ?? '';
  const pair = (edge: number): readonly [string, string] => [name(flow.source[edge]), name(flow.target[edge])];
  return { node: name(move.node), in: move.take.map(pair), out: move.give.map(pair) };
}
