import { type Budget, spend } from './budget.ts';
import { hasBit } from './bit-set.ts';
import type { Seating } from './seating.ts';
import { self, principalsIn, type Staff } from './staff.ts';
import type { Cast } from './team-search.ts';

/** Units that one person takes, the classes from which he may come, and the class the matching keeps for him. */
export type Block = {
  readonly units: readonly number[];
  readonly classes: readonly number[];
  readonly matched: number;
  /** Equal for blocks that are interchangeable. */
  readonly kind: string;
};

type CastingFacts = {
  readonly staff: Staff;
  readonly blocks: readonly Block[];
  readonly capacity: readonly number[];
  /** True when kin or principals have to be looked at; otherwise the matching is the answer. */
  readonly exact: boolean;
};

/** Gives each block a person and each seat a principal. */
export function castTeam(seating: Seating, facts: CastingFacts, budget: Budget): Cast | 'none' | 'spent' {
  const casting = new Casting(seating, facts, budget);
  if (!facts.exact) return casting.plain();
  const done = casting.block(0);
  return casting.spent ? 'spent' : done ? casting.result() : 'none';
}

class Casting {
  spent = false;
  readonly #seating: Seating;
  readonly #facts: CastingFacts;
  readonly #budget: Budget;
  readonly #classOf: number[];
  readonly #actorOf: number[];
  readonly #used: number[];
  readonly #principals: number[];
  /** Per seat: the seats whose principal must differ. */
  readonly #apart: readonly (readonly number[])[];
  readonly #seatsOf: readonly (readonly number[])[];

  constructor(seating: Seating, facts: CastingFacts, budget: Budget) {
    this.#seating = seating;
    this.#facts = facts;
    this.#budget = budget;
    this.#classOf = facts.blocks.map(() => -1);
    this.#actorOf = facts.blocks.map(() => -1);
    this.#used = facts.staff.classes.map(() => 0);
    this.#principals = seating.seats.map(() => -1);
    const apart: number[][] = seating.seats.map(() => []);
    for (const [left, right] of seating.principalApart) {
      apart[left]?.push(right);
      apart[right]?.push(left);
    }
    this.#apart = apart;
    this.#seatsOf = facts.blocks.map((block) => block.units.flatMap((unit) => seating.units[unit]?.seats ?? []));
  }

  plain(): Cast {
    this.#facts.blocks.forEach((block, at) => this.#take(at, block.matched));
    this.#seatsOf.forEach((seats, block) => {
      for (const seat of seats) this.#principals[seat] = this.#principalsOf(block, seat)[0] ?? -1;
    });
    return this.result();
  }

  result(): Cast {
    const blockOf = this.#seating.seats.map(() => 0);
    this.#seatsOf.forEach((seats, block) => seats.forEach((seat) => (blockOf[seat] = block)));
    return { actors: blockOf.map((block) => this.#actorOf[block] ?? -1), principals: [...this.#principals] };
  }

  block(at: number): boolean {
    const block = this.#facts.blocks[at];
    if (block === undefined) return true;
    const before = this.#facts.blocks[at - 1];
    const floor = before !== undefined && before.kind === block.kind ? (this.#classOf[at - 1] ?? -1) : -1;
    for (const each of block.classes) {
      if (each < floor || (this.#used[each] ?? 0) >= (this.#facts.capacity[each] ?? 0)) continue;
      if (!this.#kinAllows(at, each)) continue;
      if (!spend(this.#budget)) {
        this.spent = true;
        return false;
      }
      this.#take(at, each);
      if (this.#seat(at, 0) || this.spent) return !this.spent;
      this.#used[each] = (this.#used[each] ?? 0) - 1;
    }
    return false;
  }

  #take(block: number, each: number): void {
    const used = this.#used[each] ?? 0;
    this.#classOf[block] = each;
    this.#actorOf[block] = this.#facts.staff.classes[each]?.members[used] ?? -1;
    this.#used[each] = used + 1;
  }

  #kinAllows(at: number, each: number): boolean {
    const kin = this.#facts.staff.kin[each];
    if (kin === undefined || kin.size === 0) return true;
    return this.#seating.kinFree.every((units) => {
      if (!touches(units, this.#facts.blocks[at])) return true;
      return this.#classOf.slice(0, at).every((other, block) => !kin.has(other) || !touches(units, this.#facts.blocks[block]));
    });
  }

  #seat(block: number, index: number): boolean {
    const seat = this.#seatsOf[block]?.[index];
    if (seat === undefined) return this.block(block + 1);
    const apart = this.#apart[seat] ?? [];
    const options = this.#principalsOf(block, seat);
    if (apart.length === 0) {
      this.#principals[seat] = options[0] ?? -1;
      return this.#seat(block, index + 1);
    }
    for (const principal of options) {
      if (apart.some((other) => this.#principals[other] === principal)) continue;
      if (!spend(this.#budget)) {
        this.spent = true;
        return false;
      }
      this.#principals[seat] = principal;
      if (this.#seat(block, index + 1)) return true;
      if (this.spent) return false;
    }
    this.#principals[seat] = -1;
    return false;
  }

  #principalsOf(block: number, seat: number): readonly number[] {
    const step = this.#seating.seats[seat]?.step ?? -1;
    const options = principalsIn(this.#facts.staff.classes[this.#classOf[block] ?? -1], step);
    return options.map((each) => (each === self ? (this.#actorOf[block] ?? -1) : each));
  }
}

function touches(units: readonly number[], block: Block | undefined): boolean {
  return block !== undefined && block.units.some((unit) => hasBit(units, unit));
}
