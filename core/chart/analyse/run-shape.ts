import { addBit, addMaximal, type BitSet, hasBit, isSubset, noBits, withBit } from './bit-set.ts';
import { type Budget, spend } from './budget.ts';
import type { RunGraph } from './run-graph.ts';

/** What a run shape records: per node the bit for "ran", and the bit for "ran twice", -1 when not of interest. */
export type ShapeQuestion = { readonly once: readonly number[]; readonly twice: readonly number[]; readonly bits: number };

/** The nodes of a graph that can run more than once, each with a place; found once for all questions. */
export class Loops {
  readonly places: ReadonlyMap<number, number>;
  readonly #graph: RunGraph;
  #ahead: readonly BitSet[] | null = null;

  constructor(graph: RunGraph) {
    this.#graph = graph;
    this.places = new Map([...cyclicNodes(graph)].map((node, at) => [node, at]));
  }

  /** Per state: both bits of each such node that can still run from it. */
  ahead(): readonly BitSet[] {
    this.#ahead ??= nodesAhead(this.#graph, this.places);
    return this.#ahead;
  }
}

const known = new WeakMap<RunGraph, Loops>();

/** The loops of a graph, found once however often its staffing is judged. */
export function loopsOf(graph: RunGraph): Loops {
  const before = known.get(graph);
  if (before !== undefined) return before;
  const loops = new Loops(graph);
  known.set(graph, loops);
  return loops;
}

/** The shapes of one question, found once and kept; see {@link RunShapes.every}. */
export class RunShapes {
  readonly #graph: RunGraph;
  readonly #question: ShapeQuestion;
  readonly #loops: Loops;
  readonly #places: ReadonlyMap<number, number>;
  #found: readonly BitSet[] | null = null;

  constructor(graph: RunGraph, loops: Loops, question: ShapeQuestion) {
    this.#graph = graph;
    this.#question = question;
    this.#loops = loops;
    this.#places = loops.places;
  }

  /**
   * Does the test hold for every shape? Shapes are sets of bits over complete runs in which every node runs at most twice.
   * The test must be monotone (what holds for a set holds for its parts): then only maximal shapes matter. It may be asked
   * about shapes that prove not to be maximal. Null when the budget is spent or the test cannot say.
   */
  every(test: (shape: BitSet) => boolean | null, budget: Budget): boolean | null {
    if (this.#found !== null) return all(this.#found, test);
    const found: BitSet[] = [];
    const best: Walk[][] = this.#graph.arcs.map(() => []);
    const ahead = this.#loops.ahead();
    const open: Walk[] = [{ state: 0, counts: noBits(2 * this.#places.size), bits: noBits(this.#question.bits), beaten: false }];
    for (let walk = open.pop(); walk !== undefined; walk = open.pop()) {
      if (walk.beaten) continue;
      for (const arc of this.#graph.arcs[walk.state] ?? []) {
        const next = this.#step(walk, arc.node);
        if (next === null) continue;
        if (!spend(budget)) return null;
        if (arc.to === -1) {
          if (!addMaximal(found, next.bits)) continue;
          const answer = test(next.bits);
          if (answer !== true) return answer;
        } else {
          const later = ahead[arc.to] ?? [];
          const fresh: Walk = {
            state: arc.to,
            counts: next.counts.map((word, at) => word & (later[at] ?? 0)),
            bits: next.bits,
            beaten: false,
          };
          if (addBest(best[arc.to] ?? [], fresh)) open.push(fresh);
        }
      }
    }
    this.#found = found;
    return true;
  }

  /** The walk after one more node; null when the node ran twice already. */
  #step(walk: Walk, node: number): { readonly counts: BitSet; readonly bits: BitSet } | null {
    const place = this.#places.get(node);
    const ran = place !== undefined && hasBit(walk.counts, 2 * place);
    if (place !== undefined && hasBit(walk.counts, 2 * place + 1)) return null;
    const counts = place === undefined ? walk.counts : withBit(walk.counts, ran ? 2 * place + 1 : 2 * place);
    const bit = (ran ? this.#question.twice : this.#question.once)[node] ?? -1;
    return { counts, bits: bit === -1 ? walk.bits : withBit(walk.bits, bit) };
  }
}

/** `counts` has two bits for each node that can run again: "ran" and "ran twice". `beaten`: a better walk came later. */
type Walk = { readonly state: number; readonly counts: BitSet; readonly bits: BitSet; beaten: boolean };

/** Keeps walks of which none has run less and shows more; false when the new one is beaten. */
function addBest(walks: Walk[], fresh: Walk): boolean {
  for (const old of walks) if (isSubset(old.counts, fresh.counts) && isSubset(fresh.bits, old.bits)) return false;
  let kept = 0;
  for (const old of walks) {
    if (isSubset(fresh.counts, old.counts) && isSubset(old.bits, fresh.bits)) old.beaten = true;
    else walks[kept++] = old;
  }
  walks.length = kept;
  walks.push(fresh);
  return true;
}

function all(shapes: readonly BitSet[], test: (shape: BitSet) => boolean | null): boolean | null {
  let undecided = false;
  for (const shape of shapes) {
    const answer = test(shape);
    if (answer === false) return false;
    undecided ||= answer === null;
  }
  return undecided ? null : true;
}

/** Nodes that can run more than once: those on an arc inside a strongly connected part, or on arcs of different states. */
function cyclicNodes(graph: RunGraph): ReadonlySet<number> {
  const part = strongParts(graph);
  const cyclic = new Set<number>();
  const firstSeen = new Map<number, number>();
  graph.arcs.forEach((arcs, state) => {
    for (const arc of arcs) {
      if (arc.to !== -1 && part[arc.to] === part[state]) cyclic.add(arc.node);
      const first = firstSeen.get(arc.node);
      if (first !== undefined && first !== state) cyclic.add(arc.node);
      firstSeen.set(arc.node, state);
    }
  });
  return cyclic;
}

/** Per state: both bits of each node that can still run from it. */
function nodesAhead(graph: RunGraph, places: ReadonlyMap<number, number>): readonly BitSet[] {
  const ahead = graph.arcs.map(() => noBits(2 * places.size));
  for (let changed = true; changed;) {
    changed = false;
    for (let state = graph.arcs.length - 1; state >= 0; state -= 1) changed = gather(graph, ahead, { state, places }) || changed;
  }
  return ahead;
}

function gather(
  graph: RunGraph,
  ahead: readonly number[][],
  at: { readonly state: number; readonly places: ReadonlyMap<number, number> },
): boolean {
  const here = ahead[at.state] ?? [];
  const before = [...here];
  for (const arc of graph.arcs[at.state] ?? []) {
    const place = at.places.get(arc.node);
    if (place !== undefined) {
      addBit(here, 2 * place);
      addBit(here, 2 * place + 1);
    }
    (ahead[arc.to] ?? []).forEach((word, index) => (here[index] = (here[index] ?? 0) | word));
  }
  return here.some((word, index) => word !== before[index]);
}

/** Per state the number of its strongly connected part (Tarjan, without recursion). */
function strongParts(graph: RunGraph): readonly number[] {
  const count = graph.arcs.length;
  const index = Array.from({ length: count }, () => -1);
  const low = Array.from({ length: count }, () => 0);
  const part = Array.from({ length: count }, () => -1);
  const path: number[] = [];
  const work = [{ state: 0, at: 0 }];
  let clock = 0;
  let parts = 0;
  for (let top = work.at(-1); top !== undefined; top = work.at(-1)) {
    const { state } = top;
    if (top.at === 0) {
      index[state] = low[state] = clock++;
      path.push(state);
    }
    const arc = graph.arcs[state]?.[top.at];
    top.at += 1;
    if (arc === undefined) {
      if (low[state] === index[state]) parts = closePart(path, part, { state, number: parts });
      work.pop();
      const parent = work.at(-1);
      if (parent !== undefined) low[parent.state] = Math.min(low[parent.state] ?? 0, low[state] ?? 0);
    } else if (arc.to !== -1 && index[arc.to] === -1) work.push({ state: arc.to, at: 0 });
    else if (arc.to !== -1 && part[arc.to] === -1) low[state] = Math.min(low[state] ?? 0, index[arc.to] ?? 0);
  }
  return part;
}

function closePart(path: number[], part: number[], closing: { readonly state: number; readonly number: number }): number {
  for (let state = path.pop(); state !== undefined; state = path.pop()) {
    part[state] = closing.number;
    if (state === closing.state) break;
  }
  return closing.number + 1;
}
