import { MarkingSpace, TooManyStates } from './marking-space.ts';
import type { Net } from './net.ts';

/** Most markings, and most states of the automaton, that a model may have. */
export const stateCap = 200_000;

/** Most cells of the table. */
const mostCells = 20_000_000;

/** A transition of the table that has not been computed yet. */
const unknown = -2;

/**
 * The deterministic automaton over the visible steps of a net: its language is exactly that of the net, silent steps hidden.
 *
 * Built lazily: states appear when a log or {@link Automaton.explore} first reaches them. State 0 is the start, -1 means that
 * the step is not allowed.
 */
export class Automaton {
  /** Visible activities; their numbers are the columns of the table. */
  readonly labels: readonly string[];
  readonly #cap: number;
  readonly #space: MarkingSpace;
  readonly #columns: readonly number[];
  readonly #numbers = new Map<string, number>();
  readonly #members: (readonly number[])[] = [];
  readonly #accepting: boolean[] = [];
  #table: Int32Array;

  /** @throws TooManyStates */
  constructor(net: Net, cap: number = stateCap) {
    this.#space = new MarkingSpace(net, cap);
    this.labels = labelsOf(net);
    const column = new Map(this.labels.map((label, at) => [label, at]));
    this.#columns = net.transitions.map(({ label }) => (label === null ? -1 : (column.get(label) ?? -1)));
    this.#cap = Math.min(cap, Math.floor(mostCells / Math.max(1, this.labels.length)));
    this.#table = new Int32Array(this.labels.length).fill(unknown);
    this.#stateOf([0]);
  }

  get states(): number {
    return this.#members.length;
  }

  accepts(state: number): boolean {
    return this.#accepting[state] === true;
  }

  /** The state after one activity (its column), -1 when the model does not allow it there. @throws TooManyStates */
  next(state: number, column: number): number {
    const at = state * this.labels.length + column;
    const known = this.#table[at] ?? -1;
    if (known !== unknown) return known;
    this.#computeRow(state);
    return this.#table[at] ?? -1;
  }

  /** Computes every state. @throws TooManyStates */
  explore(): void {
    for (let state = 0; state < this.#members.length; state += 1) if (this.labels.length > 0) this.next(state, 0);
  }

  #computeRow(state: number): void {
    const targets: number[][] = this.labels.map(() => []);
    for (const marking of this.#members[state] ?? []) {
      for (const { transition, to } of this.#space.stepsFrom(marking)) targets[this.#columns[transition] ?? -1]?.push(to);
    }
    targets.forEach((found, column) => {
      const to = found.length === 0 ? -1 : this.#stateOf(found);
      this.#table[state * this.labels.length + column] = to;
    });
  }

  #stateOf(markings: readonly number[]): number {
    const members = this.#closure(markings);
    const key = members.join(',');
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    if (this.#members.length >= this.#cap) throw new TooManyStates(this.#cap);
    const fresh = this.#members.push(members) - 1;
    this.#numbers.set(key, fresh);
    this.#accepting.push(members.some((marking) => this.#space.isFinal(marking)));
    if (this.#members.length * this.labels.length > this.#table.length) this.#grow();
    return fresh;
  }

  #grow(): void {
    const larger = new Int32Array(this.#table.length * 2 + this.labels.length).fill(unknown);
    larger.set(this.#table);
    this.#table = larger;
  }

  /** What silent steps reach; markings that have neither a visible step nor an end in them say nothing and are left out. */
  #closure(markings: readonly number[]): readonly number[] {
    const seen = new Set(markings);
    const telling: number[] = [];
    for (const marking of seen) {
      let tells = this.#space.isFinal(marking);
      for (const { transition, to } of this.#space.stepsFrom(marking)) {
        if (this.#columns[transition] === -1) seen.add(to);
        else tells = true;
      }
      if (tells) telling.push(marking);
    }
    return telling.sort((left, right) => left - right);
  }
}

/** Labels in the order of the model; those of transitions that no step names come last. */
function labelsOf(net: Net): readonly string[] {
  const labels = new Set(net.order.map((step) => step.label));
  for (const { label } of net.transitions) if (label !== null) labels.add(label);
  return [...labels];
}
