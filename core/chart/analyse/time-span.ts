import type { Flow } from './flow.ts';

/** What a time question is about: minutes per node, and per edge the most rounds (null when none is stated). */
export type SpanQuestion = { readonly flow: Flow; readonly minutesOf: readonly number[]; readonly rounds: readonly (number | null)[] };

/** Minutes; `longest` is null when unbounded. */
type Minutes = { readonly shortest: number; readonly longest: number | null };

/** States that are looked at for one stretch; beyond it the time is left open. */
const stateCap = 200_000;

/** A parallel block that was measured: it takes `time`, then the case goes on behind `join`. */
type Block = { readonly join: number; readonly time: Minutes };

/** Shortest and longest time of all complete runs; null when a parallel part is not block-structured. */
export function spanOf(question: SpanQuestion): Minutes | null {
  const blocks = new Map<number, Block>();
  const forks = question.flow.nodes.flatMap((node, at) => (node.type !== 'xor' && (question.flow.outOf[at]?.length ?? 0) > 1 ? [at] : []));
  for (let open = forks; open.length > 0; ) {
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
  const walker = new Walker(question, blocks, stretch.stop);
  const longest = walker.longestFrom(stretch.from, new Map());
  const shortest = shortestWay(question, blocks, stretch);
  if (walker.failed || shortest === null) return null;
  return { shortest, longest: walker.unbounded ? null : longest };
}

/** Returns never make a way shorter, so a plain relaxation over nodes is enough. */
function shortestWay(question: SpanQuestion, blocks: ReadonlyMap<number, Block>, stretch: Stretch): number | null {
  const { flow, minutesOf } = question;
  const reached = new Map([[stretch.from, 0]]);
  for (let open = [stretch.from]; open.length > 0; ) {
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

type Used = ReadonlyMap<number, number>;

class Walker {
  failed = false;
  unbounded = false;
  readonly #question: SpanQuestion;
  readonly #blocks: ReadonlyMap<number, Block>;
  readonly #stop: number | null;
  readonly #known = new Map<string, number | 'open' | null>();

  constructor(question: SpanQuestion, blocks: ReadonlyMap<number, Block>, stop: number | null) {
    this.#question = question;
    this.#blocks = blocks;
    this.#stop = stop;
  }

  /** Null when no way leads on. */
  longestFrom(node: number, used: Used): number | null {
    if (node === this.#stop) return 0;
    if (this.#question.flow.nodes[node]?.type === 'end') return this.#stop === null ? 0 : null;
    const key = `${node}:${[...used].sort(([left], [right]) => left - right).join(';')}`;
    const known = this.#known.get(key);
    if (known !== undefined && known !== 'open') return known;
    // The same state again without a counted edge between: one may go round for ever.
    this.unbounded ||= known === 'open';
    this.failed ||= this.#known.size > stateCap;
    if (this.unbounded || this.failed) return null;
    this.#known.set(key, 'open');
    const time = this.#through(node, used);
    this.#known.set(key, time);
    return time;
  }

  #through(node: number, used: Used): number | null {
    const own = this.#question.minutesOf[node] ?? 0;
    const block = this.#blocks.get(node);
    if (block !== undefined) {
      this.unbounded ||= block.time.longest === null;
      const after = this.longestFrom(block.join, used);
      return after === null ? null : own + (block.time.longest ?? 0) + after;
    }
    const times = (this.#question.flow.outOf[node] ?? []).flatMap((edge) => this.#along(edge, used) ?? []);
    return times.length === 0 ? null : own + Math.max(...times);
  }

  #along(edge: number, used: Used): number | null {
    const most = this.#question.rounds[edge] ?? null;
    const before = used.get(edge) ?? 0;
    if (most !== null && before >= most) return null;
    return this.longestFrom(this.#question.flow.target[edge] ?? -1, most === null ? used : new Map(used).set(edge, before + 1));
  }
}
