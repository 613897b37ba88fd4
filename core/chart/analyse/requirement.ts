import { addBit, addMinimal, type BitSet, hasBit, noBits, withBit } from './bit-set.ts';
import type { RunGraph } from './run-graph.ts';

/** Most minimal sets that are kept at one state; beyond it the answer is marked incomplete. */
const setCap = 2_000;

/** What every run needs at least: the minimal sets of tokens, each the tokens of one run. */
export type Requirement = {
  readonly sets: readonly BitSet[];
  /** False when there were too many sets: those listed are real runs, others were dropped. */
  readonly complete: boolean;
  /** Tokens that every run needs, dropped ones too. */
  readonly always: BitSet;
};

/** Which runs count and what a node adds to them. */
export type RequirementQuestion = {
  /** Per node: its token, -1 when it adds nothing, -2 when a run may not pass it. */
  readonly tokenOf: readonly number[];
  readonly tokens: number;
};

/** Minimal token sets over all complete runs of the graph that pass no forbidden node. */
export function requirementOf(graph: RunGraph, question: RequirementQuestion): Requirement {
  const order = reversePostorder(graph);
  const states = graph.arcs.map((): StateSets => ({ all: [], fresh: [] }));
  const sink: StateSets = { all: [], fresh: [] };
  const empty = noBits(question.tokens);
  const first = states[0];
  if (first === undefined) return { sets: [], complete: true, always: empty };
  offer(first, empty);
  let complete = true;
  for (let busy = true; busy;) {
    busy = false;
    for (const state of order) {
      const here = states[state];
      if (here === undefined || here.fresh.length === 0) continue;
      busy = true;
      complete = trim(here) && complete;
      const sets = here.fresh;
      here.fresh = [];
      for (const arc of graph.arcs[state] ?? []) {
        const token = question.tokenOf[arc.node] ?? -1;
        const next = arc.to === -1 ? sink : states[arc.to];
        if (token === -2 || next === undefined) continue;
        for (const set of sets) offer(next, token === -1 ? set : withBit(set, token));
      }
    }
  }
  const always = complete ? common(sink.all, question.tokens) : unavoidable(graph, question);
  return { sets: sink.all, complete, always };
}

type StateSets = { all: BitSet[]; fresh: BitSet[] };

function offer(state: StateSets, set: BitSet): void {
  if (addMinimal(state.all, set)) addMinimal(state.fresh, set);
}

/** True when nothing had to be dropped. */
function trim(state: StateSets): boolean {
  if (state.all.length <= setCap) return true;
  state.all.length = setCap;
  state.fresh = state.fresh.filter((set) => state.all.includes(set));
  return false;
}

function common(sets: readonly BitSet[], tokens: number): BitSet {
  const [first, ...rest] = sets;
  if (first === undefined) return noBits(tokens);
  return rest.reduce<BitSet>((left, right) => left.map((word, at) => word & (right[at] ?? 0)), first);
}

/** Tokens without which no run completes, one reachability question each. */
function unavoidable(graph: RunGraph, question: RequirementQuestion): BitSet {
  const found = noBits(question.tokens);
  for (let token = 0; token < question.tokens; token += 1) {
    const tokenOf = question.tokenOf.map((each) => (each === token ? -2 : each));
    if (!canComplete(graph, tokenOf)) addBit(found, token);
  }
  return found;
}

/** True when some run completes without passing a node whose token is -2. */
export function canComplete(graph: RunGraph, tokenOf: readonly number[]): boolean {
  return runWithin(graph, tokenOf, null) !== null;
}

/** The nodes of one complete run that passes no forbidden node and adds only allowed tokens; null when there is none. */
export function runWithin(graph: RunGraph, tokenOf: readonly number[], allowed: BitSet | null): readonly number[] | null {
  const cameBy = new Map<number, { readonly from: number; readonly node: number }>();
  const open = [0];
  for (const state of open) {
    for (const arc of graph.arcs[state] ?? []) {
      if (!mayPass(tokenOf[arc.node] ?? -1, allowed)) continue;
      if (arc.to === -1) return [...pathTo(cameBy, state), arc.node];
      if (arc.to === 0 || cameBy.has(arc.to)) continue;
      cameBy.set(arc.to, { from: state, node: arc.node });
      open.push(arc.to);
    }
  }
  return null;
}

function mayPass(token: number, allowed: BitSet | null): boolean {
  if (token === -2) return false;
  return token === -1 || allowed === null || hasBit(allowed, token);
}

function pathTo(cameBy: ReadonlyMap<number, { readonly from: number; readonly node: number }>, state: number): number[] {
  const nodes: number[] = [];
  for (let came = cameBy.get(state); came !== undefined; came = cameBy.get(came.from)) nodes.push(came.node);
  return nodes.reverse();
}

/** Order in which every state comes after those that lead to it, loops aside: each set then travels once. */
function reversePostorder(graph: RunGraph): number[] {
  const done: number[] = [];
  const seen = new Set([0]);
  const open = [{ state: 0, at: 0 }];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const arc = graph.arcs[top.state]?.[top.at];
    top.at += 1;
    if (arc === undefined) done.push(open.pop()?.state ?? 0);
    else if (arc.to !== -1 && !seen.has(arc.to)) {
      seen.add(arc.to);
      open.push({ state: arc.to, at: 0 });
    }
  }
  return done.reverse();
}
