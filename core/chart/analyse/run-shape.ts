import { addBit, addMaximal, type BitSet, hasBit, noBits, withBit } from './bit-set.ts';
import type { Budget } from './budget.ts';
import { spend } from './budget.ts';
import type { RunGraph } from './run-graph.ts';

/** What a run shape records: per node the bit for "ran", and the bit for "ran twice", -1 when not of interest. */
export type ShapeQuestion = { readonly once: readonly number[]; readonly twice: readonly number[]; readonly bits: number };

/**
 * The maximal run shapes: sets of bits over complete runs in which every node runs at most twice. Constraints are
 * monotone, so staffing the maximal shapes staffs all. Null when the budget is spent.
 */
export function maximalShapes(graph: RunGraph, question: ShapeQuestion, budget: Budget): readonly BitSet[] | null {
  const cyclic = cyclicNodes(graph);
  const ahead = nodesAhead(graph, cyclic);
  const best = new Map<string, BitSet[]>();
  const found: BitSet[] = [];
  const open: Walk[] = [{ state: 0, counts: noCounts(cyclic.size), bits: noBits(question.bits) }];
  const places = new Map([...cyclic].map((node, at) => [node, at]));
  for (let walk = open.pop(); walk !== undefined; walk = open.pop()) {
    for (const arc of graph.arcs[walk.state] ?? []) {
      const next = stepOn(walk, arc.node, { places, question });
      if (next === null) continue;
      if (!spend(budget)) return null;
      if (arc.to === -1) {
        addMaximal(found, next.bits);
        continue;
      }
      const counts = next.counts.map((count, at) => (hasBit(ahead[arc.to] ?? [], at) ? count : 0));
      const key = `${arc.to}:${counts.join('')}`;
      const known = best.get(key) ?? [];
      best.set(key, known);
      if (addMaximal(known, next.bits)) open.push({ state: arc.to, counts, bits: next.bits });
    }
  }
  return found;
}

type Walk = { readonly state: number; readonly counts: readonly number[]; readonly bits: BitSet };

function noCounts(size: number): readonly number[] {
  return new Array<number>(size).fill(0);
}

function stepOn(
  walk: Walk,
  node: number,
  facts: { readonly places: ReadonlyMap<number, number>; readonly question: ShapeQuestion },
): { readonly counts: readonly number[]; readonly bits: BitSet } | null {
  const place = facts.places.get(node);
  const before = place === undefined ? 0 : (walk.counts[place] ?? 0);
  if (before === 2) return null;
  const counts = place === undefined ? walk.counts : walk.counts.with(place, before + 1);
  const bit = (before === 0 ? facts.question.once : facts.question.twice)[node] ?? -1;
  return { counts, bits: bit === -1 ? walk.bits : withBit(walk.bits, bit) };
}

/** Nodes that can run more than once: those on an arc inside a strongly connected part, or on arcs of different states. */
export function cyclicNodes(graph: RunGraph): ReadonlySet<number> {
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

/** Per state: which of the cyclic nodes can still run from it. */
function nodesAhead(graph: RunGraph, cyclic: ReadonlySet<number>): readonly BitSet[] {
  const places = new Map([...cyclic].map((node, at) => [node, at]));
  const ahead = graph.arcs.map(() => noBits(cyclic.size));
  for (let changed = true; changed; ) {
    changed = false;
    for (let state = graph.arcs.length - 1; state >= 0; state -= 1) {
      const here = ahead[state] ?? [];
      const before = here.join(',');
      for (const arc of graph.arcs[state] ?? []) {
        const place = places.get(arc.node);
        if (place !== undefined) addBit(here, place);
        (ahead[arc.to] ?? []).forEach((word, at) => (here[at] = (here[at] ?? 0) | word));
      }
      if (here.join(',') !== before) changed = true;
    }
  }
  return ahead;
}

/** Per state the number of its strongly connected part (Tarjan, without recursion). */
function strongParts(graph: RunGraph): readonly number[] {
  const count = graph.arcs.length;
  const index = new Array<number>(count).fill(-1);
  const low = new Array<number>(count).fill(0);
  const part = new Array<number>(count).fill(-1);
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
