import type { FullAutomaton } from './full-automaton.ts';

/** Cost of one event too many. */
export const extraCost = 1;

/**
 * What a repair must cost at least from a position and a state on: events still to come that the model has no more use for,
 * and steps that every way to an end contains but the rest of the trace does not. Consistent, so that A* is exact.
 */
export class LowerBounds {
  readonly #model: FullAutomaton;
  /** States whose future may hold the same labels share a class. */
  readonly #classOf: Int32Array;
  readonly #useless: (Uint16Array | undefined)[] = [];
  #rest = new Uint32Array(0);
  #trace: Int32Array = new Int32Array(0);
  #prefix = false;

  constructor(model: FullAutomaton) {
    this.#model = model;
    const classes = new Map<string, number>();
    this.#classOf = Int32Array.from({ length: model.states }, (_, state) => {
      const key = model.may.subarray(state * model.words, (state + 1) * model.words).join(',');
      const known = classes.get(key) ?? classes.size;
      classes.set(key, known);
      return known;
    });
  }

  /** Starts with a trace; of a prefix nothing need still come. */
  begin(trace: Int32Array, prefix: boolean): void {
    const { words } = this.#model;
    this.#trace = trace;
    this.#prefix = prefix;
    this.#useless.length = 0;
    this.#rest = new Uint32Array((trace.length + 1) * words);
    for (let position = trace.length - 1; position >= 0; position -= 1) {
      for (let word = 0; word < words; word += 1) this.#rest[position * words + word] = this.#rest[(position + 1) * words + word] ?? 0;
      const column = trace[position] ?? -1;
      if (column === -1) continue;
      const cell = position * words + (column >>> 5);
      this.#rest[cell] = (this.#rest[cell] ?? 0) | (1 << (column & 31));
    }
  }

  of(position: number, state: number): number {
    const group = this.#classOf[state] ?? 0;
    const useless = (this.#useless[group] ??= this.#uselessFrom(state));
    return (useless[position] ?? 0) * extraCost + (this.#prefix ? 0 : this.#missing(position, state));
  }

  #uselessFrom(state: number): Uint16Array {
    const { may, words } = this.#model;
    const count = new Uint16Array(this.#trace.length + 1);
    for (let position = this.#trace.length - 1; position >= 0; position -= 1) {
      const column = this.#trace[position] ?? -1;
      const useful = column !== -1 && (((may[state * words + (column >>> 5)] ?? 0) >>> (column & 31)) & 1) === 1;
      count[position] = (count[position + 1] ?? 0) + (useful ? 0 : 1);
    }
    return count;
  }

  #missing(position: number, state: number): number {
    const { must, words, skipCost } = this.#model;
    let cost = 0;
    for (let word = 0; word < words; word += 1) {
      let bits = (must[state * words + word] ?? 0) & ~(this.#rest[position * words + word] ?? 0);
      while (bits !== 0) {
        const bit = 31 - Math.clz32(bits & -bits);
        cost += skipCost[word * 32 + bit] ?? 0;
        bits &= bits - 1;
      }
    }
    return cost;
  }
}
