import type { Flow } from './flow.ts';
import { type Marking, type Move, movesAt, namedMove, openingMove, play, type TokenMove } from './token-game.ts';

/** Why a flow is not sound, in the order in which reasons are reported. */
export type FlawReason = 'unsafe' | 'deadlock' | 'livelock' | 'improper-completion' | 'dead-node';

/** The first reason, the nodes it concerns and a shortest run that shows it (empty for `dead-node`: no run reaches it). */
export type Flaw = { readonly reason: FlawReason; readonly nodes: readonly string[]; readonly run: readonly TokenMove[] };

/** Searches all markings breadth first; null when the flow is sound. A case is over when an end takes a token. */
export function findFlaw(flow: Flow, cap: number): Flaw | 'capped' | null {
  const space = new MarkingSpace(flow);
  for (let state = 0; state < space.markings.length; state += 1) {
    if (space.markings.length > cap) return 'capped';
    space.expand(state);
    if (space.unsafe !== null) return space.unsafe;
  }
  return space.deadlock() ?? space.livelock() ?? space.improper ?? space.deadNodes();
}

class MarkingSpace {
  readonly markings: Marking[] = [];
  unsafe: Flaw | null = null;
  improper: Flaw | null = null;
  readonly #flow: Flow;
  readonly #numbers = new Map<string, number>();
  readonly #cameBy: { readonly from: number; readonly move: Move }[] = [];
  readonly #next: number[][] = [];
  readonly #canEnd: boolean[] = [];
  readonly #ran = new Set<number>();

  constructor(flow: Flow) {
    this.#flow = flow;
    const move = openingMove(flow);
    this.#ran.add(flow.start);
    this.#stateOf(
      [...move.give].sort((left, right) => left - right),
      -1,
      move,
    );
  }

  expand(state: number): void {
    const marking = this.markings[state] ?? [];
    const next: number[] = [];
    let canEnd = false;
    for (const edge of marking) {
      for (const move of movesAt(this.#flow, marking, edge)) {
        this.#ran.add(move.node);
        if (this.#flow.nodes[move.node]?.type === 'end') canEnd = this.#finish(state, marking, move);
        else next.push(this.#advance(state, marking, move));
      }
    }
    this.#next[state] = next;
    this.#canEnd[state] = canEnd;
  }

  #advance(state: number, marking: Marking, move: Move): number {
    const after = play(marking, move);
    if (after.doubled !== -1) {
      const edge = after.doubled;
      this.unsafe ??= this.#flaw('unsafe', [this.#flow.source[edge] ?? -1, this.#flow.target[edge] ?? -1], [...this.#movesTo(state), move]);
    }
    return this.#stateOf(after.marking, state, move);
  }

  #finish(state: number, marking: Marking, move: Move): true {
    const left = play(marking, { ...move, give: [] }).marking;
    if (left.length > 0)
      this.improper ??= this.#flaw('improper-completion', [move.node, ...this.#waiting(left)], [...this.#movesTo(state), move]);
    return true;
  }

  #stateOf(marking: Marking, from: number, move: Move): number {
    const key = marking.join(',');
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const fresh = this.markings.push(marking) - 1;
    this.#numbers.set(key, fresh);
    this.#cameBy.push({ from, move });
    return fresh;
  }

  deadlock(): Flaw | null {
    const at = this.#next.findIndex((next, state) => next.length === 0 && this.#canEnd[state] === false);
    if (at === -1) return null;
    const waiting = this.#waiting(this.markings[at] ?? []);
    const last = this.#cameBy[at]?.move.node ?? this.#flow.start;
    return this.#flaw('deadlock', waiting.length > 0 ? waiting : [last], this.#movesTo(at));
  }

  livelock(): Flaw | null {
    const done = this.#canReachEnd();
    const at = done.indexOf(false);
    if (at === -1) return null;
    const inside = done.flatMap((is, state) => (is ? [] : this.#waiting(this.markings[state] ?? [])));
    return this.#flaw('livelock', inside, this.#movesTo(at));
  }

  deadNodes(): Flaw | null {
    const dead = this.#flow.nodes.flatMap((_, node) => (this.#ran.has(node) ? [] : [node]));
    return dead.length === 0 ? null : this.#flaw('dead-node', dead, []);
  }

  #canReachEnd(): boolean[] {
    const before: number[][] = this.markings.map(() => []);
    this.#next.forEach((next, from) => next.forEach((to) => before[to]?.push(from)));
    const done = [...this.#canEnd];
    const open = done.flatMap((is, state) => (is ? [state] : []));
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      for (const from of before[state] ?? []) {
        if (done[from] === true) continue;
        done[from] = true;
        open.push(from);
      }
    }
    return done;
  }

  #waiting(marking: Marking): number[] {
    return marking.map((edge) => this.#flow.target[edge] ?? -1);
  }

  #movesTo(state: number): Move[] {
    const moves: Move[] = [];
    for (let at = state; at !== -1;) {
      const came = this.#cameBy[at];
      if (came === undefined) break;
      moves.push(came.move);
      at = came.from;
    }
    return moves.reverse();
  }

  #flaw(reason: FlawReason, nodes: readonly number[], moves: readonly Move[]): Flaw {
    const named = [...new Set(nodes)].sort((left, right) => left - right).map((node) => this.#flow.nodes[node]?.id ?? '');
    return { reason, nodes: named, run: moves.map((move) => namedMove(this.#flow, move)) };
  }
}
