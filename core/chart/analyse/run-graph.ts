import type { Flow } from './flow.ts';
import { type Marking, type Move, movesAt, openingMove, play } from './token-game.ts';

/**
 * All complete runs of a sound flow, one order of events for each: state 0 is the marking after the start.
 *
 * Every token has one consumer and only `xor` chooses, so moves of different tokens commute. It is enough to let one
 * token run as far as it can before the next one moves; each complete run has a run here with the same node counts.
 */
export type RunGraph = { readonly arcs: readonly (readonly Arc[])[] };

/** A node runs; `to` is the next state, -1 when the node is an end and the case is over. */
export type Arc = { readonly node: number; readonly to: number };

/** The graph of a sound flow, `suspect` when the flow is not sound, `capped` when it has too many states. */
export type RunGraphResult = { readonly graph: RunGraph } | 'suspect' | 'capped';

/**
 * Builds the run graph and thereby proves soundness: a free-choice net whose every run completes with nothing left and
 * whose every node runs is safe as well, so no other order of events has to be looked at.
 *
 * @source paper:aalst-2000-workflow-verification
 */
export function runGraphOf(flow: Flow, cap: number): RunGraphResult {
  if (flow.nodes.some((node, at) => node.type !== 'end' && flow.outOf[at]?.length === 0)) return 'suspect';
  const search = new Search(flow);
  const opening = openingMove(flow);
  search.stateOf([...opening.give].sort((left, right) => left - right));
  for (let state = 0; state < search.markings.length; state += 1) {
    if (search.markings.length > cap) return 'capped';
    if (!search.expand(state)) return 'suspect';
  }
  const ran = new Set([flow.start, ...search.arcs.flat().map((arc) => arc.node)]);
  return ran.size === flow.nodes.length && allComplete(search.arcs) ? { graph: { arcs: search.arcs } } : 'suspect';
}

class Search {
  readonly arcs: Arc[][] = [];
  readonly markings: Marking[] = [];
  readonly #flow: Flow;
  readonly #numbers = new Map<string, number>();
  readonly #rank: readonly number[];

  constructor(flow: Flow) {
    this.#flow = flow;
    this.#rank = depthFirstRank(flow);
  }

  stateOf(marking: Marking): number {
    const key = marking.join(',');
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const fresh = this.markings.push(marking) - 1;
    this.#numbers.set(key, fresh);
    this.arcs.push([]);
    return fresh;
  }

  /** False when the state shows that the flow is not sound. */
  expand(state: number): boolean {
    const marking = this.markings[state] ?? [];
    const moves = this.#scheduled(marking);
    return moves.length > 0 && moves.every((move) => this.#follow(state, marking, move));
  }

  #follow(state: number, marking: Marking, move: Move): boolean {
    if (this.#flow.nodes[move.node]?.type === 'end') {
      this.arcs[state]?.push({ node: move.node, to: -1 });
      return marking.length === 1;
    }
    const after = play(marking, move);
    this.arcs[state]?.push({ node: move.node, to: this.stateOf(after.marking) });
    return after.doubled === -1;
  }

  /** The moves of the one node whose turn it is: the first in depth-first order, ends last. */
  #scheduled(marking: Marking): readonly Move[] {
    let best: readonly Move[] = [];
    let bestRank = Infinity;
    for (const edge of marking) {
      const rank = this.#rank[this.#flow.target[edge] ?? -1] ?? Infinity;
      if (rank >= bestRank) continue;
      const moves = movesAt(this.#flow, marking, edge);
      if (moves.length === 0) continue;
      best = moves;
      bestRank = rank;
    }
    return best;
  }
}

/** Depth-first numbers keep the nodes of one branch together, so that branches run one after the other. */
function depthFirstRank(flow: Flow): readonly number[] {
  const rank = flow.nodes.map(() => -1);
  const open = [flow.start];
  for (let count = 0; open.length > 0;) {
    const node = open.pop() ?? -1;
    if (rank[node] !== -1) continue;
    rank[node] = count++;
    const next = (flow.outOf[node] ?? []).map((edge) => flow.target[edge] ?? -1);
    open.push(...next.reverse());
  }
  return rank.map((each, node) => (flow.nodes[node]?.type === 'end' ? each + flow.nodes.length : each));
}

function allComplete(arcs: readonly (readonly Arc[])[]): boolean {
  const before: number[][] = arcs.map(() => []);
  const done = arcs.map((each) => each.some((arc) => arc.to === -1));
  arcs.forEach((each, from) => each.forEach((arc) => before[arc.to]?.push(from)));
  const open = done.flatMap((is, state) => (is ? [state] : []));
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (const from of before[state] ?? []) {
      if (done[from] === true) continue;
      done[from] = true;
      open.push(from);
    }
  }
  return done.every((is) => is);
}
