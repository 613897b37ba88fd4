import { MarkingSpace, type Step, TooManyStates } from './marking-space.ts';
import type { Net } from './net.ts';

/** A net with what its soundness is judged by. */
export type JudgedNet = {
  readonly net: Net;
  /** Per place the id of the sequence flow whose tokens it holds, null for other places. */
  readonly flowOf: readonly (string | null)[];
  /** Places where tokens rest at the end, one for each way of ending. */
  readonly ends: ReadonlySet<number>;
  /** All nodes, in the order of the model. */
  readonly nodes: readonly string[];
};

/** One move of a counter-example; flows by id. */
export type NetMove = { readonly node: string; readonly in: readonly string[]; readonly out: readonly string[] };

/**
 * Soundness of a process with several ends. Null = not decided: too many markings, or the net is unbounded.
 *
 * - `safe`: no sequence flow ever carries two tokens.
 * - `optionToComplete`: from every reachable marking, one can be reached in which every token rests in an end.
 * - `properCompletion`: no end is reached twice in one run.
 * - `dead`: nodes that no run reaches.
 *
 * @source paper:corradini-2018-bpmn-soundness
 */
export type NetSoundness = {
  readonly sound: boolean | null;
  readonly safe: boolean | null;
  readonly optionToComplete: boolean | null;
  readonly properCompletion: boolean | null;
  readonly dead: readonly string[];
  /** Markings that were looked at. */
  readonly states: number;
  /** A shortest run to the first flaw, in the order of the members above; null when there is none or no run shows it. */
  readonly counterExample: readonly NetMove[] | null;
};

/** Explores all markings breadth first, at most `cap`. */
export function netSoundnessOf(judged: JudgedNet, cap = 200_000): NetSoundness {
  const search = new Exploration(judged, cap);
  const whole = search.explore();
  const stuck = search.stuckState();
  const unsafe = search.unsafe;
  const improper = search.improper;
  const safe = unsafe === -1 ? (whole === 'whole' ? true : null) : false;
  const optionToComplete = stuck === -1 ? (whole === 'whole' ? true : null) : false;
  const properCompletion = improper === -1 ? (whole === 'whole' ? true : null) : false;
  const dead = whole === 'whole' ? judged.nodes.filter((node) => !search.ran.has(node)) : unreachable(judged);
  const flaw = [unsafe, stuck, improper].find((state) => state !== -1);
  const isFlawed = flaw !== undefined || dead.length > 0;
  const counterExample = flaw === undefined ? null : search.runTo(flaw);
  return {
    sound: isFlawed ? false : whole === 'whole' ? true : null,
    safe,
    optionToComplete,
    properCompletion,
    dead,
    states: search.states,
    counterExample,
  };
}

class Exploration {
  readonly ran = new Set<string>();
  unsafe = -1;
  improper = -1;
  readonly #judged: JudgedNet;
  readonly #space: MarkingSpace;
  readonly #cameFrom: number[] = [-1];
  readonly #cameBy: number[] = [-1];
  /** Successors of explored markings; those of the others are not known. */
  readonly #steps: (readonly Step[])[] = [];
  readonly #open = new Set<number>();

  constructor(judged: JudgedNet, cap: number) {
    this.#judged = judged;
    this.#space = new MarkingSpace(judged.net, cap);
    this.#look(0);
  }

  get states(): number {
    return this.#space.markings.length;
  }

  /** `part` when markings were left unexplored: the cap, or a marking that shows that the net is unbounded. */
  explore(): 'whole' | 'part' {
    try {
      for (let state = 0; state < this.#space.markings.length; state += 1) this.#expand(state);
    } catch (cause) {
      if (!(cause instanceof TooManyStates)) throw cause;
      for (let state = this.#steps.length; state < this.#space.markings.length; state += 1) this.#open.add(state);
    }
    return this.#open.size === 0 ? 'whole' : 'part';
  }

  #expand(state: number): void {
    if (this.#isUnbounded(state)) {
      this.#open.add(state);
      this.#steps.push([]);
      return;
    }
    const before = this.#space.markings.length;
    const steps = this.#space.stepsFrom(state);
    this.#steps.push(steps);
    for (const { transition, to } of steps) {
      this.ran.add(this.#judged.net.transitions[transition]?.node ?? '');
      if (to < before || this.#cameFrom[to] !== undefined) continue;
      this.#cameFrom[to] = state;
      this.#cameBy[to] = transition;
      this.#look(to);
    }
  }

  #look(state: number): void {
    const tokens = this.#space.markings[state] ?? new Uint8Array(0);
    for (let place = 0; place < tokens.length; place += 1) {
      if ((tokens[place] ?? 0) < 2) continue;
      if (this.#judged.ends.has(place)) this.improper = this.improper === -1 ? state : this.improper;
      else if (this.#judged.flowOf[place] !== null) this.unsafe = this.unsafe === -1 ? state : this.unsafe;
    }
  }

  /** True when an earlier marking of the same run is covered: the moves between can be repeated for ever. */
  #isUnbounded(state: number): boolean {
    const tokens = this.#space.markings[state] ?? new Uint8Array(0);
    if (!tokens.some((count) => count > 1)) return false;
    for (let at = state; ;) {
      const { clear, empty } = this.#judged.net.transitions[this.#cameBy[at] ?? -1] ?? {};
      at = this.#cameFrom[at] ?? -1;
      // After a reset or a test for nothing, more tokens need not do what fewer did.
      if (at === -1 || clear !== undefined || empty !== undefined) return false;
      const earlier = this.#space.markings[at];
      if (earlier?.every((count, place) => count <= (tokens[place] ?? 0)) === true) return true;
    }
  }

  /** The first marking from which no end can be reached, whatever is not explored; -1 when there is none. */
  stuckState(): number {
    const before: number[][] = this.#space.markings.map(() => []);
    this.#steps.forEach((steps, from) => steps.forEach(({ to }) => before[to]?.push(from)));
    const good = this.#space.markings.map((_, state) => this.#open.has(state) || this.#space.isFinal(state));
    const todo = good.flatMap((is, state) => (is ? [state] : []));
    for (let state = todo.pop(); state !== undefined; state = todo.pop()) {
      for (const from of before[state] ?? []) {
        if (good[from] === true) continue;
        good[from] = true;
        todo.push(from);
      }
    }
    const deadlock = this.#steps.findIndex((steps, state) => steps.length === 0 && good[state] === false);
    return deadlock === -1 ? good.indexOf(false) : deadlock;
  }

  /** Moves of our own between the parts of one node are not told. */
  runTo(state: number): readonly NetMove[] {
    const moves: NetMove[] = [];
    for (let at = state; (this.#cameFrom[at] ?? -1) !== -1; at = this.#cameFrom[at] ?? -1) {
      const transition = this.#judged.net.transitions[this.#cameBy[at] ?? -1];
      if (transition === undefined) continue;
      moves.push({ node: transition.node, in: this.#flows(transition.take), out: this.#flows(transition.give) });
    }
    return moves.reverse().filter((move) => move.node !== '' && (move.in.length > 0 || move.out.length > 0));
  }

  #flows(places: readonly number[]): readonly string[] {
    return places.flatMap((place) => this.#judged.flowOf[place] ?? []);
  }
}

/** Nodes that not even a run which never waits could reach; certain whatever was not explored. */
function unreachable({ net, nodes }: JudgedNet): readonly string[] {
  const reached = new Set(net.initial);
  const ran = new Set<string>();
  for (let before = -1; before !== reached.size + ran.size;) {
    before = reached.size + ran.size;
    for (const { node, take, give } of net.transitions) {
      if (!take.every((place) => reached.has(place))) continue;
      ran.add(node);
      for (const place of give) reached.add(place);
    }
  }
  return nodes.filter((node) => !ran.has(node));
}
