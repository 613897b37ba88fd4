/** A graph in which one token walks; `most` is how often an arc may be taken, null for any number. */
export type WayArc = { readonly from: number; readonly to: number; readonly gain: number; readonly most: number | null };

/** Nodes are numbers below `size`. `endless` marks a part that was found to have no longest time. */
export type Way = {
  readonly from: number;
  readonly goals: readonly number[];
  readonly arcs: readonly WayArc[];
  readonly size: number;
  readonly endless: boolean;
};

/** Rounds of improvement, and states of the exact search, after which the answer is left open. */
const roundCap = 1_000;
const stateCap = 20_000;

/**
 * The largest gain of a walk from `from` to one of the goals; `unbounded` when a cycle has no counted arc.
 *
 * Strongly connected parts are passed one after the other. Inside a part the best walk is a flow of largest gain; only if
 * that flow falls apart, the walks are searched one by one.
 */
export function longestWalk(question: Way): number | 'unbounded' | 'unknown' {
  const way = { ...question, arcs: question.arcs.filter((arc) => arc.most !== 0) };
  if (way.endless || hasFreeCycle(way)) return 'unbounded';
  const part = partsOf(way);
  const passage = new Passage(way, part);
  const best = passage.from(way.from);
  if (passage.unknown) return 'unknown';
  return best ?? 'unknown';
}

function hasFreeCycle(way: Way): boolean {
  const free = way.arcs.filter((arc) => arc.most === null);
  const part = partsOf({ ...way, arcs: free });
  return free.some((arc) => arc.from === arc.to || part[arc.from] === part[arc.to]);
}

/** Per node the number of its strongly connected part (Kosaraju: twice depth first). */
function partsOf(way: Pick<Way, 'arcs' | 'size'>): readonly number[] {
  const ahead: number[][] = Array.from({ length: way.size }, () => []);
  const back: number[][] = Array.from({ length: way.size }, () => []);
  for (const arc of way.arcs) {
    ahead[arc.from]?.push(arc.to);
    back[arc.to]?.push(arc.from);
  }
  const order: number[] = [];
  const seen = Array.from({ length: way.size }, () => false);
  for (let node = 0; node < way.size; node += 1) postorder(node, ahead, { seen, order });
  const part = Array.from({ length: way.size }, () => -1);
  for (const root of order.reverse()) {
    if (part[root] !== -1) continue;
    part[root] = root;
    const open = [root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      for (const before of back[node] ?? []) {
        if (part[before] !== -1) continue;
        part[before] = root;
        open.push(before);
      }
    }
  }
  return part;
}

function postorder(
  root: number,
  ahead: readonly (readonly number[])[],
  walk: { readonly seen: boolean[]; readonly order: number[] },
): void {
  if (walk.seen[root] === true) return;
  walk.seen[root] = true;
  const work = [{ node: root, at: 0 }];
  for (let top = work.at(-1); top !== undefined; top = work.at(-1)) {
    const next = ahead[top.node]?.[top.at];
    top.at += 1;
    if (next === undefined) walk.order.push(work.pop()?.node ?? root);
    else if (walk.seen[next] !== true) {
      walk.seen[next] = true;
      work.push({ node: next, at: 0 });
    }
  }
}

class Passage {
  unknown = false;
  readonly #way: Way;
  readonly #part: readonly number[];
  readonly #goals: ReadonlySet<number>;
  readonly #known = new Map<number, number | null>();

  constructor(way: Way, part: readonly number[]) {
    this.#way = way;
    this.#part = part;
    this.#goals = new Set(way.goals);
  }

  /** Largest gain from a node at which a part is entered; null when no goal can be reached. */
  from(entry: number): number | null {
    const known = this.#known.get(entry);
    if (known !== undefined) return known;
    const part = this.#part[entry];
    const inside = this.#way.arcs.filter((arc) => this.#part[arc.from] === part && this.#part[arc.to] === part);
    let best: number | null = null;
    const gains = new Map<number, number | null>();
    const gainTo = (exit: number): number | null => {
      if (!gains.has(exit)) gains.set(exit, this.#within(entry, exit, inside));
      return gains.get(exit) ?? null;
    };
    const offer = (exit: number, rest: number | null): void => {
      const gain = rest === null ? null : gainTo(exit);
      if (gain !== null && rest !== null) best = Math.max(best ?? 0, gain + rest);
    };
    for (const goal of this.#goals) if (this.#part[goal] === part) offer(goal, 0);
    for (const arc of this.#way.arcs) {
      if (this.#part[arc.from] !== part || this.#part[arc.to] === part) continue;
      const after = this.from(arc.to);
      offer(arc.from, after === null ? null : arc.gain + after);
    }
    this.#known.set(entry, best);
    return best;
  }

  #within(entry: number, exit: number, inside: readonly WayArc[]): number | null {
    if (inside.length === 0) return entry === exit ? 0 : null;
    const flow = bestFlow(entry, exit, inside);
    if (flow === 'no-way') return null;
    if (flow !== 'unknown' && hangsTogether(entry, inside, flow.used)) return flow.gain;
    const exact = searchWalks(entry, exit, inside);
    this.unknown ||= exact === 'unknown';
    return exact === 'unknown' ? null : exact;
  }
}

type Flow = { readonly gain: number; readonly used: readonly number[] };

/** One unit from entry to exit plus rounds: starts from any way and adds cycles that gain, in the residual graph. */
function bestFlow(entry: number, exit: number, arcs: readonly WayArc[]): Flow | 'no-way' | 'unknown' {
  const used = arcs.map(() => 0);
  const first = anyWay(entry, exit, arcs);
  if (first === null) return 'no-way';
  for (const arc of first) used[arc] = (used[arc] ?? 0) + 1;
  for (let round = 0; round < roundCap; round += 1) {
    const cycle = gainingCycle(arcs, used);
    if (cycle === null) return { gain: arcs.reduce((sum, arc, at) => sum + arc.gain * (used[at] ?? 0), 0), used };
    for (const { arc, by } of cycle) used[arc] = (used[arc] ?? 0) + by;
  }
  return 'unknown';
}

function anyWay(entry: number, exit: number, arcs: readonly WayArc[]): number[] | null {
  const cameBy = new Map<number, number>();
  const open = [entry];
  for (const node of open) {
    if (node === exit) break;
    arcs.forEach((arc, at) => {
      if (arc.from !== node || arc.most === 0 || arc.to === entry || cameBy.has(arc.to)) return;
      cameBy.set(arc.to, at);
      open.push(arc.to);
    });
  }
  if (exit !== entry && !cameBy.has(exit)) return null;
  const way: number[] = [];
  for (let node = exit; node !== entry;) {
    const at = cameBy.get(node) ?? -1;
    way.push(at);
    node = arcs[at]?.from ?? entry;
  }
  return way;
}

type Change = { readonly arc: number; readonly by: 1 | -1; readonly from: number; readonly to: number; readonly gain: number };

/** A cycle of the residual graph with positive gain (Bellman and Ford), null when there is none. */
function gainingCycle(arcs: readonly WayArc[], used: readonly number[]): readonly Change[] | null {
  const changes: Change[] = [];
  arcs.forEach((arc, at) => {
    const taken = used[at] ?? 0;
    if (arc.most === null || taken < arc.most) changes.push({ arc: at, by: 1, from: arc.from, to: arc.to, gain: arc.gain });
    if (taken > 0) changes.push({ arc: at, by: -1, from: arc.to, to: arc.from, gain: -arc.gain });
  });
  const size = 1 + changes.reduce((most, change) => Math.max(most, change.from, change.to), 0);
  const best = new Float64Array(size);
  const cameBy: (Change | undefined)[] = Array.from({ length: size }, () => undefined);
  let last = -1;
  for (let round = 0; round <= size; round += 1) {
    last = -1;
    for (const change of changes) {
      const gain = (best[change.from] ?? 0) + change.gain;
      if (gain <= (best[change.to] ?? 0)) continue;
      best[change.to] = gain;
      cameBy[change.to] = change;
      last = change.to;
    }
    if (last === -1) return null;
  }
  let node = last;
  for (let back = 0; back < size; back += 1) node = cameBy[node]?.from ?? node;
  return cycleAt(node, cameBy);
}

function cycleAt(node: number, cameBy: readonly (Change | undefined)[]): readonly Change[] | null {
  const cycle: Change[] = [];
  for (let at = node; cycle.length <= cameBy.length;) {
    const change = cameBy[at];
    if (change === undefined) return null;
    cycle.push(change);
    at = change.from;
    if (at === node) return cycle;
  }
  return null;
}

/** True when every arc of the flow can be reached from the entry along arcs of the flow: then it is one walk. */
function hangsTogether(entry: number, arcs: readonly WayArc[], used: readonly number[]): boolean {
  const seen = new Set([entry]);
  for (const node of seen) arcs.forEach((arc, at) => void ((used[at] ?? 0) > 0 && arc.from === node && seen.add(arc.to)));
  return arcs.every((arc, at) => (used[at] ?? 0) === 0 || seen.has(arc.from));
}

/** All walks, states being node and rounds left. */
function searchWalks(entry: number, exit: number, arcs: readonly WayArc[]): number | null | 'unknown' {
  const counted = arcs.flatMap((arc, at) => (arc.most === null ? [] : [at]));
  const known = new Map<string, number | null>();
  const from = (node: number, used: readonly number[]): number | null => {
    const key = `${node}:${used.join(',')}`;
    const before = known.get(key);
    if (before !== undefined || known.size > stateCap) return before ?? null;
    let best: number | null = node === exit ? 0 : null;
    arcs.forEach((arc, at) => {
      if (arc.from !== node) return;
      const place = counted.indexOf(at);
      if (place !== -1 && (used[place] ?? 0) >= (arc.most ?? 0)) return;
      const after = from(arc.to, place === -1 ? used : used.with(place, (used[place] ?? 0) + 1));
      if (after !== null) best = Math.max(best ?? 0, arc.gain + after);
    });
    known.set(key, best);
    return best;
  };
  const best = from(
    entry,
    counted.map(() => 0),
  );
  return known.size > stateCap ? 'unknown' : best;
}
