import type { Flow } from './flow.ts';
import { longestWalk, type Way, type WayArc } from './longest-walk.ts';

/** What a time question is about: minutes per node, and per edge the most rounds (null when none is stated). */
export type SpanQuestion = { readonly flow: Flow; readonly minutesOf: readonly number[]; readonly rounds: readonly (number | null)[] };

/** Minutes; `longest` is null when unbounded. */
type Minutes = { readonly shortest: number; readonly longest: number | null };

/** A parallel block that was measured: it takes `time`, then the case goes on behind `join`. */
type Block = { readonly join: number; readonly time: Minutes };

/** Shortest and longest time of all complete runs; null when a parallel part is not block-structured. */
export function spanOf(question: SpanQuestion): Minutes | null {
  const blocks = new Map<number, Block>();
  const forks = question.flow.nodes.flatMap((node, at) => (node.type !== 'xor' && (question.flow.outOf[at]?.length ?? 0) > 1 ? [at] : []));
  for (let open = forks; open.length > 0;) {
    const left = open.filter((fork) => {
      const block = measure(question, blocks, fork);
      if (block !== null) blocks.set(fork, block);
      return block === null;
    });
    if (left.length === open.length) return null;
    open = left;
  }
  return walk(question, blocks, { from: question.flow.start, stop: null });
}

/** Measures the block between a fork and the join at which all its branches meet; null when not (yet) possible. */
function measure(question: SpanQuestion, blocks: ReadonlyMap<number, Block>, fork: number): Block | null {
  const { flow } = question;
  const branches = flow.outOf[fork] ?? [];
  const joins = new Set(branches.flatMap((edge) => [...(joinsAhead(flow, blocks, flow.target[edge] ?? -1) ?? [-1])]));
  const [join] = joins;
  if (joins.size !== 1 || join === undefined || join === -1 || flow.into[join]?.length !== branches.length) return null;
  const times = branches.map((edge) => walk(question, blocks, { from: flow.target[edge] ?? -1, stop: join }));
  const all = times.flatMap((time) => (time === null ? [] : [time]));
  if (all.length < times.length) return null;
  const longest = all.some((time) => time.longest === null) ? null : Math.max(...all.map((time) => time.longest ?? 0));
  return { join, time: { shortest: Math.max(...all.map((time) => time.shortest)), longest } };
}

/** The joins that a branch runs into first; null when it meets a fork that is not measured yet. */
function joinsAhead(flow: Flow, blocks: ReadonlyMap<number, Block>, from: number): ReadonlySet<number> | null {
  const joins = new Set<number>();
  const seen = new Set([from]);
  for (const node of seen) {
    if (isJoin(flow, node)) {
      joins.add(node);
      continue;
    }
    const block = blocks.get(node);
    const next = block === undefined ? (flow.outOf[node] ?? []).map((edge) => flow.target[edge] ?? -1) : behind(flow, blocks, block);
    if (next === null || (block === undefined && flow.nodes[node]?.type !== 'xor' && next.length > 1)) return null;
    for (const each of next) seen.add(each);
  }
  return joins;
}

function isJoin(flow: Flow, node: number): boolean {
  return flow.nodes[node]?.type === 'and' && (flow.into[node]?.length ?? 0) > 1;
}

/** Where the case goes on behind a measured block; null when its join is a fork that is not measured yet. */
function behind(flow: Flow, blocks: ReadonlyMap<number, Block>, block: Block): readonly number[] | null {
  const out = (flow.outOf[block.join] ?? []).map((edge) => flow.target[edge] ?? -1);
  if (out.length < 2) return out;
  const next = blocks.get(block.join);
  return next === undefined ? null : behind(flow, blocks, next);
}

type Stretch = { readonly from: number; readonly stop: number | null };

/** Shortest and longest way of one token from a node to the stop (null: to an end). Edges with a most number are counted. */
function walk(question: SpanQuestion, blocks: ReadonlyMap<number, Block>, stretch: Stretch): Minutes | null {
  const shortest = shortestWay(question, blocks, stretch);
  const longest = longestWalk(wayOf(question, blocks, stretch));
  return shortest === null || longest === 'unknown' ? null : { shortest, longest: longest === 'unbounded' ? null : longest };
}

/** The stretch as a graph: every edge carries the time of the node it leaves. */
function wayOf(question: SpanQuestion, blocks: ReadonlyMap<number, Block>, stretch: Stretch): Way {
  const { flow } = question;
  const seen = new Set([stretch.from]);
  const arcs: WayArc[] = [];
  let endless = false;
  for (const node of seen) {
    if (node === stretch.stop) continue;
    const block = blocks.get(node);
    const own = (question.minutesOf[node] ?? 0) + (block?.time.longest ?? 0);
    endless ||= block?.time.longest === null;
    const next =
      block === undefined
        ? (flow.outOf[node] ?? []).map((edge) => ({ to: flow.target[edge] ?? -1, most: question.rounds[edge] ?? null }))
        : [{ to: block.join, most: null }];
    for (const { to, most } of next) {
      arcs.push({ from: node, to, gain: own, most });
      seen.add(to);
    }
  }
  const goals = stretch.stop === null ? [...seen].filter((node) => flow.nodes[node]?.type === 'end') : [stretch.stop];
  return { from: stretch.from, goals, arcs, size: flow.nodes.length, endless };
}

/** Returns never make a way shorter, so a plain relaxation over nodes is enough. */
function shortestWay(question: SpanQuestion, blocks: ReadonlyMap<number, Block>, stretch: Stretch): number | null {
  const { flow, minutesOf } = question;
  const reached = new Map([[stretch.from, 0]]);
  for (let open = [stretch.from]; open.length > 0;) {
    const next: number[] = [];
    for (const node of open) {
      const block = blocks.get(node);
      if (node === stretch.stop) continue;
      const after = (reached.get(node) ?? 0) + (minutesOf[node] ?? 0) + (block?.time.shortest ?? 0);
      const targets = block === undefined ? (flow.outOf[node] ?? []).map((edge) => flow.target[edge] ?? -1) : [block.join];
      for (const target of targets) {
        if (after >= (reached.get(target) ?? Infinity)) continue;
        reached.set(target, after);
        next.push(target);
      }
    }
    open = next;
  }
  const goals = stretch.stop === null ? flow.nodes.flatMap((node, at) => (node.type === 'end' ? [at] : [])) : [stretch.stop];
  const times = goals.flatMap((goal) => reached.get(goal) ?? []);
  return times.length === 0 ? null : Math.min(...times);
}
