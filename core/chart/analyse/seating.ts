import { addBit, type BitSet, hasBit, isSubset, membersOf, noBits } from './bit-set.ts';
import { mergedMatrix, type Seat, type SeatingFrame, type UnitMatrix } from './seating-frame.ts';

/**
 * The question "who sits where" for one set of instances: seats are gathered into units that one person takes together,
 * and units are to be shared out among persons.
 */
export type Seating = {
  readonly seats: readonly Seat[];
  readonly units: readonly Unit[];
  /** Pairs of seats whose principals must differ, where that is more than "different actors". */
  readonly principalApart: readonly (readonly [number, number])[];
  readonly atMost: readonly { readonly units: BitSet; readonly most: number }[];
  readonly kinFree: readonly BitSet[];
  /** No assignment can exist, whoever is there. */
  readonly impossible: boolean;
  /** No fewer persons can do it: by units of which nobody takes two, and by how many kinds of units one person covers. */
  readonly bound: number;
};

/** Seats of one person. Units of the same `group` are the places of one instance; they follow each other. */
export type Unit = {
  readonly seats: readonly number[];
  /** Classes whose members may take all seats of the unit. */
  readonly domain: BitSet;
  /** Units that another person must take. */
  readonly apart: BitSet;
  /** Units that another person must take, or that nobody may take together with this one. */
  readonly clash: BitSet;
  readonly group: number;
};

/** Poses the question for some instances of a frame. */
export function seatingOf(frame: SeatingFrame, instances: readonly number[]): Seating {
  const own = instances.flatMap((instance) => frame.seatsOf[instance] ?? []);
  const bound = bindings(frame, own);
  if (bound === null) return pose(frame, { own, members: own.map((seat) => [seat]), matrix: frame.matrix, numbers: own });
  const matrix = mergedMatrix(frame, bound);
  if (matrix === null) return nobody(frame, own);
  return pose(frame, { own, members: bound, matrix, numbers: bound.map((_, unit) => unit) });
}

/** Seats merged by binding; null when nothing is bound, the common case. */
function bindings(frame: SeatingFrame, own: readonly number[]): (readonly number[])[] | null {
  const chosen = new Set(own);
  const sets = frame.together.map((set) => set.filter((seat) => chosen.has(seat))).filter((set) => set.length > 1);
  if (sets.length === 0) return null;
  const root = new Map(own.map((seat) => [seat, seat]));
  for (const set of sets) {
    const roots = new Set(set.map((seat) => root.get(seat) ?? seat));
    const first = Math.min(...roots);
    for (const [seat, each] of root) if (roots.has(each)) root.set(seat, first);
  }
  const members = new Map<number, number[]>();
  for (const [seat, each] of root) members.set(each, [...(members.get(each) ?? []), seat]);
  return [...members.values()];
}

function nobody(frame: SeatingFrame, own: readonly number[]): Seating {
  const seats = own.flatMap((seat) => frame.seats[seat] ?? []);
  return { seats, units: [], principalApart: [], atMost: [], kinFree: [], impossible: true, bound: 0 };
}

/** `numbers` are the places of the members in the matrix. */
type Choice = {
  readonly own: readonly number[];
  readonly members: readonly (readonly number[])[];
  readonly matrix: UnitMatrix;
  readonly numbers: readonly number[];
};

function pose(frame: SeatingFrame, choice: Choice): Seating {
  const { own, members, matrix, numbers } = choice;
  const leader = follow(matrix, numbers);
  const kept = numbers.filter((unit) => leader.get(unit) === unit);
  const place = new Map(own.map((seat, at) => [seat, at]));
  const seatsOf = new Map<number, number[]>(kept.map((unit) => [unit, []]));
  numbers.forEach((unit, at) => {
    const seats = (members[at] ?? []).map((seat) => place.get(seat) ?? -1);
    seatsOf.get(leader.get(unit) ?? unit)?.push(...seats);
  });
  const compress = (set: BitSet): number[] => pick(kept, set);
  const units = kept.map((unit): Unit => {
    const apart = compress(matrix.apart[unit] ?? []);
    const foreign = compress(matrix.foreign[unit] ?? []);
    const clash = apart.map((word, at) => word | (foreign[at] ?? 0));
    return { seats: seatsOf.get(unit) ?? [], domain: matrix.domain[unit] ?? [], apart, clash, group: matrix.group[unit] ?? 0 };
  });
  const watched = (rule: number): BitSet => pickWhere(kept, (unit) => hasBit(matrix.rules[unit] ?? [], rule));
  const pairs = frame.principalApart.flatMap(([left, right]): [number, number][] => {
    const [one, other] = [place.get(left), place.get(right)];
    return one === undefined || other === undefined ? [] : [[one, other]];
  });
  return {
    seats: own.flatMap((seat) => frame.seats[seat] ?? []),
    units,
    principalApart: pairs,
    atMost: frame.atMost.map((most, rule) => ({ units: watched(rule), most })),
    kinFree: Array.from({ length: frame.kinFree }, (_, rule) => watched(frame.atMost.length + rule)),
    impossible: units.some((unit) => unit.domain.every((word) => word === 0)),
    bound: Math.max(cliqueBound(units), coverBound(units, frame.classSizes)),
  };
}

function pick(kept: readonly number[], set: BitSet): number[] {
  return pickWhere(kept, (unit) => hasBit(set, unit));
}

function pickWhere(kept: readonly number[], holds: (unit: number) => boolean): number[] {
  const picked = noBits(kept.length);
  for (let at = 0; at < kept.length; at += 1) if (holds(kept[at] ?? -1)) addBit(picked, at);
  return picked;
}

/**
 * Units that may always sit with another one: whoever takes that one may take this one too, and is kept from no less.
 * Answers per unit the unit that stands for it. As in colouring a graph, a dominated vertex takes its dominator's colour.
 */
function follow(matrix: UnitMatrix, numbers: readonly number[]): ReadonlyMap<number, number> {
  const alive = noBits(matrix.domain.length);
  for (const unit of numbers) addBit(alive, unit);
  const leader = new Map(numbers.map((unit) => [unit, unit]));
  for (let changed = true; changed;) {
    changed = false;
    for (const unit of numbers) {
      if (matrix.free[unit] !== true || leader.get(unit) !== unit) continue;
      const over = findLeader(matrix, alive, unit);
      if (over === -1) continue;
      changed = true;
      alive[unit >>> 5] = (alive[unit >>> 5] ?? 0) & ~(1 << (unit & 31));
      for (const [each, to] of leader) if (to === unit) leader.set(each, over);
    }
  }
  return leader;
}

/** A living unit that `unit` may always sit with, -1 when there is none. */
function findLeader(matrix: UnitMatrix, alive: BitSet, unit: number): number {
  const apart = matrix.apart[unit] ?? [];
  const inside = matrix.inside[unit] ?? [];
  for (let word = 0; word < alive.length; word += 1) {
    const own = word === unit >>> 5 ? 1 << (unit & 31) : 0;
    for (let left = (alive[word] ?? 0) & (inside[word] ?? 0) & ~(apart[word] ?? 0) & ~own; left !== 0; left &= left - 1) {
      const other = word * 32 + 31 - Math.clz32(left & -left);
      if (allWithin(apart, alive, matrix.apart[other] ?? []) && isSubset(matrix.rules[unit] ?? [], matrix.rules[other] ?? [])) return other;
    }
  }
  return -1;
}

/** True when every living unit of `apart` is also in `rival`. */
function allWithin(apart: BitSet, alive: BitSet, rival: BitSet): boolean {
  for (let word = 0; word < apart.length; word += 1)
    if (((apart[word] ?? 0) & (alive[word] ?? 0) & ~(rival[word] ?? 0)) !== 0) return false;
  return true;
}

/** Size of a clique of clashing units, grown greedily from each unit; busiest units first. */
function cliqueBound(units: readonly Unit[]): number {
  const degree = units.map((unit) => unit.clash.reduce((sum, word) => sum + bitCount(word), 0));
  const order = units.map((_, at) => at).sort((left, right) => (degree[right] ?? 0) - (degree[left] ?? 0));
  let best = Math.min(1, units.length);
  for (const first of order) {
    if ((degree[first] ?? 0) < best) break;
    best = Math.max(best, cliqueFrom(first, order, units));
  }
  return best;
}

function cliqueFrom(first: number, order: readonly number[], units: readonly Unit[]): number {
  const common = [...(units[first]?.clash ?? [])];
  let size = 1;
  for (const next of order) {
    if (!hasBit(common, next)) continue;
    size += 1;
    const clash = units[next]?.clash ?? [];
    for (let word = 0; word < common.length; word += 1) common[word] = (common[word] ?? 0) & (clash[word] ?? 0);
  }
  return size;
}

/**
 * Units with the same domain are one kind. However they are chosen, persons cover no more kinds than the most versatile
 * ones do together.
 */
function coverBound(units: readonly Unit[], classSizes: readonly number[]): number {
  const kinds = new Set(units.map((unit) => unit.domain));
  const covered = new Int32Array(classSizes.length);
  for (const kind of kinds) for (const each of membersOf(kind)) covered[each] = (covered[each] ?? 0) + 1;
  const persons = new Int32Array(kinds.size + 1);
  covered.forEach((count, each) => (persons[count] = (persons[count] ?? 0) + (classSizes[each] ?? 0)));
  let open = kinds.size;
  let bound = 0;
  for (let count = kinds.size; count > 0 && open > 0; count -= 1) {
    const needed = Math.min(persons[count] ?? 0, Math.ceil(open / count));
    bound += needed;
    open -= needed * count;
  }
  return bound;
}

/** Number of members in one word of a set. */
export function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
