import fc from 'fast-check';

import type { Chart, ChartNode, Edge } from '../core/chart/chart.ts';
import { noticeOutcomes, voteOutcomes } from '../core/chart/outcomes.ts';
import { and, chartOf, end, external, notice, start, task, timer, vote, xor } from './chart-builder.ts';

/** A step of a block: what it is, who acts, how many. */
export type Leaf = {
  readonly kind: 'task' | 'vote' | 'notice' | 'timer' | 'external';
  readonly id: string;
  readonly role: string;
  readonly actors: number;
};

/** A block-structured chart: the source from which nodes and edges are drawn, and an independent account of what may happen. */
export type Block =
  | { readonly kind: 'leaf'; readonly leaf: Leaf }
  | { readonly kind: 'sequence' | 'parallel'; readonly parts: readonly Block[] }
  /** One way for each result of `of`. */
  | { readonly kind: 'choice'; readonly of: Leaf; readonly ways: readonly (readonly [outcome: string, block: Block])[] }
  /** The body, then `of` with result `on` or `back`; back at most `max` times in the whole case. */
  | { readonly kind: 'loop'; readonly id: string; readonly body: Block; readonly of: Leaf; readonly max: number };

const roles = ['clerk', 'inspector', 'head'] as const;

type Shape =
  | { readonly s: 'leaf'; readonly kind: Leaf['kind']; readonly role: number; readonly actors: number }
  | { readonly s: 'sequence' | 'parallel'; readonly parts: readonly Shape[] }
  | { readonly s: 'choice'; readonly kind: 'task' | 'vote' | 'notice'; readonly role: number; readonly ways: readonly Shape[] }
  | { readonly s: 'loop'; readonly role: number; readonly body: Shape; readonly max: number };

const { shape } = fc.letrec<{ shape: Shape }>((tie) => {
  const role = fc.nat(roles.length - 1);
  const leaf = fc.record({
    s: fc.constant('leaf' as const),
    kind: fc.constantFrom('task', 'task', 'task', 'task', 'timer', 'external'),
    role,
    actors: fc.constantFrom(1, 1, 2),
  });
  return {
    shape: fc.oneof(
      { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.record({ s: fc.constantFrom('sequence', 'sequence', 'parallel'), parts: fc.array(tie('shape'), { minLength: 2, maxLength: 3 }) }),
      fc.record({
        s: fc.constant('choice' as const),
        kind: fc.constantFrom('task', 'vote', 'notice'),
        role,
        ways: fc.array(tie('shape'), { minLength: 3, maxLength: 3 }),
      }),
      fc.record({ s: fc.constant('loop' as const), role, body: tie('shape'), max: fc.integer({ min: 1, max: 2 }) }),
    ) as fc.Arbitrary<Shape>,
  };
});

/** Random block-structured charts with steps named `n1`, `n2` ... */
export const blocks: fc.Arbitrary<Block> = shape.map((drawn) => {
  let count = 0;
  const id = (): string => `n${(count += 1)}`;
  const leafOf = (kind: Leaf['kind'], role: number, actors = 1): Leaf => ({ kind, id: id(), role: roles[role] ?? 'clerk', actors });
  const named = (from: Shape): Block => {
    switch (from.s) {
      case 'leaf':
        return { kind: 'leaf', leaf: leafOf(from.kind, from.role, from.actors) };
      case 'sequence':
      case 'parallel':
        return { kind: from.s, parts: from.parts.map(named) };
      case 'choice': {
        const of = leafOf(from.kind, from.role);
        const outcomes = outcomesOfLeaf(of, ['yes', 'no']);
        return {
          kind: 'choice',
          of,
          ways: outcomes.flatMap((outcome, index) => (from.ways[index] === undefined ? [] : [[outcome, named(from.ways[index])] as const])),
        };
      }
      case 'loop': {
        const body = named(from.body);
        return { kind: 'loop', id: id(), body, of: leafOf('task', from.role), max: from.max };
      }
    }
  };
  return named(drawn);
});

function outcomesOfLeaf(leaf: Leaf, ofTask: readonly string[]): readonly string[] {
  if (leaf.kind === 'vote') return voteOutcomes;
  return leaf.kind === 'notice' ? noticeOutcomes : ofTask;
}

/** A point from which the drawing goes on: a node, and the result that leads out of it. */
type Exit = { readonly from: string; readonly outcome?: string };

/** Draws a block as a chart from `start` to one approving end `e`. */
export function chartOfBlock(block: Block): Chart {
  const nodes: ChartNode[] = [start];
  const edges: Edge[] = [];
  let merges = 0;
  const connect = (exits: readonly Exit[], to: string, max?: number): void => {
    const merged = exits.length > 1 && nodes.find((node) => node.id === to)?.type === 'and' ? merge(exits) : exits;
    for (const exit of merged) edges.push({ ...exit, to, ...(max === undefined ? {} : { max }) });
  };
  const merge = (exits: readonly Exit[]): readonly Exit[] => {
    if (exits.length < 2) return exits;
    const node = xor(`m${(merges += 1)}`);
    nodes.push(node);
    for (const exit of exits) edges.push({ ...exit, to: node.id });
    return [{ from: node.id }];
  };
  const place = (leaf: Leaf, outcomes?: readonly string[]): void => void nodes.push(nodeOf(leaf, outcomes));
  const draw = (part: Block, entry: readonly Exit[]): readonly Exit[] => {
    switch (part.kind) {
      case 'leaf':
        place(part.leaf);
        connect(entry, part.leaf.id);
        return [{ from: part.leaf.id }];
      case 'sequence':
        return part.parts.reduce((exits, each) => draw(each, exits), entry);
      case 'parallel': {
        const [split, join] = [`s${(merges += 1)}`, `j${merges}`];
        nodes.push(and(split), and(join));
        connect(entry, split);
        for (const each of part.parts) connect(draw(each, [{ from: split }]), join);
        return [{ from: join }];
      }
      case 'choice': {
        const outcomes = part.ways.map(([outcome]) => outcome);
        place(part.of, outcomes);
        const branch = xor(`x-${part.of.id}`, part.of.id);
        nodes.push(branch);
        connect(entry, part.of.id);
        edges.push({ from: part.of.id, to: branch.id });
        return part.ways.flatMap(([outcome, way]) => draw(way, [{ from: branch.id, outcome }]));
      }
      case 'loop': {
        const opening = xor(`l-${part.id}`);
        nodes.push(opening);
        connect(entry, opening.id);
        const exits = draw(part.body, [{ from: opening.id }]);
        place(part.of, ['on', 'back']);
        const branch = xor(`x-${part.of.id}`, part.of.id);
        nodes.push(branch);
        connect(exits, part.of.id);
        edges.push({ from: part.of.id, to: branch.id }, { from: branch.id, to: opening.id, outcome: 'back', max: part.max });
        return [{ from: branch.id, outcome: 'on' }];
      }
    }
  };
  const exits = draw(block, [{ from: 'start' }]);
  nodes.push(end('e'));
  connect(exits, 'e');
  return chartOf(nodes, edges);
}

function nodeOf(leaf: Leaf, outcomes?: readonly string[]): ChartNode {
  switch (leaf.kind) {
    case 'task':
      return task(leaf.id, [leaf.role], { actors: leaf.actors, ...(outcomes === undefined ? {} : { outcomes }) });
    case 'vote':
      return vote(leaf.id, 'body');
    case 'notice':
      return notice(leaf.id);
    case 'timer':
      return timer(leaf.id, 2);
    case 'external':
      return external(leaf.id);
  }
}

/** What is left to do of a block. Knows nothing of nets and tokens. */
export type Rest =
  | { readonly r: 'done' }
  | { readonly r: 'at'; readonly block: Block }
  | { readonly r: 'sequence'; readonly first: Rest; readonly then: Rest }
  | { readonly r: 'parallel'; readonly parts: readonly Rest[] }
  | { readonly r: 'decide'; readonly loop: Extract<Block, { readonly kind: 'loop' }> };

const done: Rest = { r: 'done' };

/** Everything is left to do. */
export function restOf(block: Block): Rest {
  switch (block.kind) {
    case 'leaf':
    case 'choice':
      return { r: 'at', block };
    case 'sequence':
      return block.parts.map(restOf).reduceRight((then, first) => ({ r: 'sequence', first, then }), done);
    case 'parallel':
      return { r: 'parallel', parts: block.parts.map(restOf) };
    case 'loop':
      return { r: 'sequence', first: restOf(block.body), then: { r: 'decide', loop: block } };
  }
}

/** True when nothing is left. */
export function isDone(rest: Rest): boolean {
  if (rest.r === 'sequence') return isDone(rest.first) && isDone(rest.then);
  return rest.r === 'done' || (rest.r === 'parallel' && rest.parts.every(isDone));
}

/** Steps that may happen now. */
export function nextOf(rest: Rest): readonly Leaf[] {
  switch (rest.r) {
    case 'done':
      return [];
    case 'at':
      if (rest.block.kind === 'leaf') return [rest.block.leaf];
      return rest.block.kind === 'choice' ? [rest.block.of] : [];
    case 'sequence':
      return isDone(rest.first) ? nextOf(rest.then) : nextOf(rest.first);
    case 'parallel':
      return rest.parts.flatMap(nextOf);
    case 'decide':
      return [rest.loop.of];
  }
}

/** How often each loop went back. */
export type Rounds = ReadonlyMap<string, number>;

/** What is left after a step; undefined when the block does not allow it. */
export function after(
  rest: Rest,
  step: string,
  outcome: string | null,
  rounds: Rounds,
): { readonly rest: Rest; readonly rounds: Rounds } | undefined {
  if (!nextOf(rest).some((leaf) => leaf.id === step)) return undefined;
  switch (rest.r) {
    case 'done':
      return undefined;
    case 'at': {
      if (rest.block.kind !== 'choice') return { rest: done, rounds };
      const way = rest.block.ways.find(([name]) => name === outcome);
      return way === undefined ? undefined : { rest: restOf(way[1]), rounds };
    }
    case 'sequence': {
      if (isDone(rest.first)) return after(rest.then, step, outcome, rounds);
      const first = after(rest.first, step, outcome, rounds);
      return first === undefined ? undefined : { rest: { ...rest, first: first.rest }, rounds: first.rounds };
    }
    case 'parallel': {
      const index = rest.parts.findIndex((part) => nextOf(part).some((leaf) => leaf.id === step));
      const part = rest.parts[index];
      const moved = part === undefined ? undefined : after(part, step, outcome, rounds);
      return moved === undefined ? undefined : { rest: { ...rest, parts: rest.parts.with(index, moved.rest) }, rounds: moved.rounds };
    }
    case 'decide': {
      const { loop } = rest;
      if (outcome === 'on') return { rest: done, rounds };
      const walked = rounds.get(loop.id) ?? 0;
      if (outcome !== 'back' || walked >= loop.max) return undefined;
      return { rest: restOf(loop), rounds: new Map([...rounds, [loop.id, walked + 1]]) };
    }
  }
}

/** All steps of a block. */
export function leavesOf(block: Block): readonly Leaf[] {
  switch (block.kind) {
    case 'leaf':
      return [block.leaf];
    case 'sequence':
    case 'parallel':
      return block.parts.flatMap(leavesOf);
    case 'choice':
      return [block.of, ...block.ways.flatMap(([, way]) => leavesOf(way))];
    case 'loop':
      return [...leavesOf(block.body), block.of];
  }
}
