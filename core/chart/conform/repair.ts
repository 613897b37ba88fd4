import { Fault } from '../../kernel/outcome.ts';
import type { FullAutomaton } from './full-automaton.ts';
import { extraCost, LowerBounds } from './lower-bounds.ts';

/**
 * One repair of a case: an event that should not be there (`at` is its number in the case, from 0), or a step that is
 * missing before event `at` (the number of events when it is missing at the end).
 */
export type RepairStep = { readonly at: number; readonly kind: 'skipped' | 'extra'; readonly column: number };

/** The cheapest repair; among equally cheap ones the one whose steps come earliest, then first in the order of the model. */
export type Repair = { readonly cost: number; readonly steps: readonly RepairStep[] };

/** Most cells (positions x states) of one search. */
const searchCap = 24_000_000;

/** Keeps every cost below {@link unreached}: repairs never cost more than dropping all events and running the model once. */
const longestTrace = 20_000;

const unreached = 0xffff;

/** Finds exact repairs for one model; memory is kept from one search to the next. */
export class RepairSearch {
  readonly #model: FullAutomaton;
  readonly #bounds: LowerBounds;
  #trace: Int32Array = new Int32Array(0);
  #prefix = false;
  #cost = new Uint16Array(0);
  /** 1 = its cost is certain, 2 = a cheapest repair goes through it. */
  #mark = new Uint8Array(0);
  #touched: number[] = [];
  #queue: number[][] = [];

  constructor(model: FullAutomaton) {
    this.#model = model;
    this.#bounds = new LowerBounds(model);
  }

  /**
   * A* over (position in the trace x state of the model), every equally cheap way kept.
   *
   * @param trace columns of the model, -1 for what the model does not know
   * @param prefix the case still runs: every state that can still reach an end will do
   * @returns null when the model has no complete run at all, or the search would need too many cells
   */
  repair(trace: Int32Array, prefix = false): Repair | null {
    const cells = (trace.length + 1) * this.#model.states;
    if (cells === 0 || cells > searchCap || trace.length > longestTrace) return null;
    if (this.#cost.length < cells) [this.#cost, this.#mark] = [new Uint16Array(cells).fill(unreached), new Uint8Array(cells)];
    this.#trace = trace;
    this.#prefix = prefix;
    this.#bounds.begin(trace, prefix);
    const { best, order } = this.#settle();
    this.#markGood(order, best);
    const steps = this.#walk(best);
    for (const cell of this.#touched) [this.#cost[cell], this.#mark[cell]] = [unreached, 0];
    return { cost: best, steps };
  }

  /** All cells whose cost and lower bound together do not exceed the cost of the cheapest repair. */
  #settle(): { readonly best: number; readonly order: number[] } {
    const order: number[] = [];
    this.#touched = [];
    this.#queue = [];
    this.#reach(0, 0);
    let best = Infinity;
    for (let bound = 0; bound <= best; bound += 1) {
      const open = this.#queue[bound] ?? [];
      // Grows while it is worked on.
      for (let at = 0; at < open.length; at += 1) {
        const cell = open[at] ?? 0;
        if (this.#mark[cell] === 1) continue;
        this.#mark[cell] = 1;
        order.push(cell);
        if (this.#isGoal(cell)) best = Math.min(best, this.#cost[cell] ?? 0);
        this.#expand(cell);
      }
    }
    return { best, order };
  }

  #expand(cell: number): void {
    const { states, next, labels, skipCost } = this.#model;
    const cost = this.#cost[cell] ?? 0;
    const position = Math.floor(cell / states);
    const row = (cell % states) * labels.length;
    if (position < this.#trace.length) {
      const column = this.#trace[position] ?? -1;
      const to = column === -1 ? -1 : (next[row + column] ?? -1);
      if (to !== -1) this.#reach((position + 1) * states + to, cost);
      this.#reach(cell + states, cost + extraCost);
    }
    for (let column = 0; column < labels.length; column += 1) {
      const to = next[row + column] ?? -1;
      if (to !== -1) this.#reach(position * states + to, cost + (skipCost[column] ?? 1));
    }
  }

  #reach(cell: number, cost: number): void {
    const had = this.#cost[cell] ?? unreached;
    if (had <= cost) return;
    if (had === unreached) this.#touched.push(cell);
    this.#cost[cell] = cost;
    const { states } = this.#model;
    const bound = cost + this.#bounds.of(Math.floor(cell / states), cell % states);
    (this.#queue[bound] ??= []).push(cell);
  }

  #isGoal(cell: number): boolean {
    const { states, accepting } = this.#model;
    return cell >= this.#trace.length * states && (this.#prefix || accepting[cell % states] === 1);
  }

  /** Backwards from the goals. Every tight move raises the cost, or keeps it and raises the position. */
  #markGood(order: number[], best: number): void {
    order.sort((left, right) => (this.#cost[left] ?? 0) - (this.#cost[right] ?? 0) || left - right);
    for (let at = order.length - 1; at >= 0; at -= 1) {
      const cell = order[at] ?? 0;
      const isGood = (this.#isGoal(cell) && this.#cost[cell] === best) || this.#movesFrom(cell).length > 0 || this.#sync(cell) !== -1;
      if (isGood) this.#mark[cell] = 2;
    }
  }

  /** Good cells that cheapest repairs reach from here by a repair, in the order of the model. */
  #movesFrom(cell: number): readonly { readonly to: number; readonly step: RepairStep }[] {
    const { states, next, labels, skipCost } = this.#model;
    const cost = this.#cost[cell] ?? 0;
    const position = Math.floor(cell / states);
    const moves: { readonly to: number; readonly step: RepairStep }[] = [];
    const come = position < this.#trace.length ? (this.#trace[position] ?? -1) : labels.length;
    for (let column = 0; column < labels.length; column += 1) {
      const to = next[(cell % states) * labels.length + column] ?? -1;
      if (to !== -1 && this.#isGood(position * states + to, cost + (skipCost[column] ?? 1))) {
        moves.push({ to: position * states + to, step: { at: position, kind: 'skipped', column } });
      }
      if (column === come && this.#isGood(cell + states, cost + extraCost))
        moves.push({ to: cell + states, step: { at: position, kind: 'extra', column } });
    }
    if (come === -1 && this.#isGood(cell + states, cost + extraCost))
      moves.push({ to: cell + states, step: { at: position, kind: 'extra', column: -1 } });
    return moves;
  }

  /** The good cell that the next event leads to without a repair, -1 when there is none. */
  #sync(cell: number): number {
    const { states, next, labels } = this.#model;
    const position = Math.floor(cell / states);
    const column = this.#trace[position] ?? -1;
    const to = column === -1 ? -1 : (next[(cell % states) * labels.length + column] ?? -1);
    const after = (position + 1) * states + to;
    return to !== -1 && this.#isGood(after, this.#cost[cell] ?? 0) ? after : -1;
  }

  #isGood(cell: number, cost: number): boolean {
    return this.#mark[cell] === 2 && this.#cost[cell] === cost;
  }

  #walk(best: number): readonly RepairStep[] {
    const steps: RepairStep[] = [];
    for (let cell = 0; !(this.#isGoal(cell) && this.#cost[cell] === best);) {
      const [move] = this.#movesFrom(cell);
      if (move !== undefined) steps.push(move.step);
      cell = move?.to ?? this.#sync(cell);
      if (cell === -1) throw new Fault('repair-lost', { best, steps: steps.length });
    }
    return steps;
  }
}
