import type { Rules } from './rules.ts';
import type { Staff } from './staff.ts';
import { addBit, type BitSet, hasBit, intersects, isSubset, noBits } from './bit-set.ts';
import type { Flow } from './flow.ts';

/** One execution of a step; `copy` 1 is a repetition that needs new persons. */
export type Instance = { readonly step: number; readonly copy: 0 | 1 };

/** One place for an actor in an instance. */
export type Seat = Instance & { readonly place: number };

/**
 * The question "who sits where" for one set of instances: seats are gathered into units that one person takes together,
 * and units are to be shared out among persons.
 */
export type Seating = {
  readonly seats: readonly Seat[];
  /** Per seat: its unit. Seats that may sit with another unit at no cost were given to that unit. */
  readonly unitOf: readonly number[];
  readonly units: readonly Unit[];
  /** Pairs of seats whose principals must differ, where that is more than "different actors". */
  readonly principalApart: readonly (readonly [number, number])[];
  readonly atMost: readonly { readonly units: BitSet; readonly most: number }[];
  readonly kinFree: readonly BitSet[];
  /** No assignment can exist, whoever is there. */
  readonly impossible: boolean;
  /** Fewest persons by the largest set of units found no two of which one person can take. */
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

/** Poses the question for instances under rules. */
export function seatingOf(instances: readonly Instance[], facts: { readonly flow: Flow; readonly staff: Staff; readonly rules: Rules }): Seating {
  const seats = instances.flatMap((each) => Array.from({ length: facts.flow.steps[each.step]?.need ?? 0 }, (_, place) => ({ ...each, place })));
  const tied = tie(seats, facts.rules);
  const draft = draftUnits(seats, tied, facts);
  const kept = follow(draft, facts);
  return finish(seats, draft, kept);
}

type Draft = {
  readonly unitOf: number[];
  readonly units: { seats: number[]; domain: BitSet; apart: number[]; group: number }[];
  readonly principalApart: [number, number][];
  readonly atMost: { units: number[]; most: number }[];
  readonly kinFree: number[][];
  impossible: boolean;
};

/** Per seat the first seat of its binding. */
function tie(seats: readonly Seat[], rules: Rules): number[] {
  const first = seats.map((_, at) => at);
  for (const steps of rules.together) {
    const members = seats.flatMap((seat, at) => (steps.includes(seat.step) ? [at] : []));
    const roots = new Set(members.map((at) => first[at] ?? at));
    const root = Math.min(...roots);
    first.forEach((each, at) => {
      if (roots.has(each)) first[at] = root;
    });
  }
  return first;
}

function draftUnits(seats: readonly Seat[], tied: readonly number[], facts: { readonly staff: Staff; readonly rules: Rules }): Draft {
  const roots = [...new Set(tied)].sort((left, right) => left - right);
  const numbers = new Map(roots.map((root, unit) => [root, unit]));
  const unitOf = tied.map((root) => numbers.get(root) ?? 0);
  const units = roots.map((root): Draft['units'][number] => {
    const own = seats.flatMap((_, at) => (tied[at] === root ? [at] : []));
    const domain = own.map((at) => facts.staff.domains[seats[at]?.step ?? -1] ?? []).reduce((left, right) => left.map((word, at) => word & (right[at] ?? 0)));
    return { seats: own, domain, apart: noBits(roots.length), group: root };
  });
  groupPlaces(seats, unitOf, units);
  const draft: Draft = { unitOf, units, principalApart: [], atMost: [], kinFree: [], impossible: false };
  separate(seats, draft, facts);
  const unitsOf = (steps: readonly number[]): number[] => {
    const set = noBits(units.length);
    seats.forEach((seat, at) => {
      if (steps.includes(seat.step)) addBit(set, unitOf[at] ?? 0);
    });
    return set;
  };
  for (const each of facts.rules.atMost) draft.atMost.push({ units: unitsOf(each.steps), most: each.most });
  for (const steps of facts.rules.kinFree) draft.kinFree.push(unitsOf(steps));
  draft.impossible ||= units.some((unit) => unit.domain.every((word) => word === 0));
  return draft;
}

function groupPlaces(seats: readonly Seat[], unitOf: readonly number[], units: Draft['units']): void {
  const firstOf = new Map<string, number>();
  seats.forEach((seat, at) => {
    const unit = units[unitOf[at] ?? -1];
    if (unit === undefined || unit.seats.length > 1) return;
    const key = `${seat.step}/${seat.copy}`;
    const first = firstOf.get(key) ?? unit.group;
    firstOf.set(key, first);
    unit.group = first;
  });
}

function separate(seats: readonly Seat[], draft: Draft, facts: { readonly staff: Staff; readonly rules: Rules }): void {
  const placesOf = new Map<number, number[]>();
  seats.forEach((seat, at) => placesOf.set(seat.step, [...(placesOf.get(seat.step) ?? []), at]));
  const delegated = (step: number): boolean => facts.staff.delegated[step] === true;
  for (const [step, places] of placesOf) {
    places.forEach((left, at) => {
      for (const right of places.slice(at + 1)) {
        const sameInstance = seats[left]?.copy === seats[right]?.copy;
        if (sameInstance || facts.rules.renewed[step] === true) keepApart(draft, left, right);
        if (sameInstance && delegated(step)) draft.principalApart.push([left, right]);
      }
    });
  }
  for (const pair of facts.rules.apart) {
    const byName = pair.principal && (delegated(pair.left) || delegated(pair.right));
    for (const left of placesOf.get(pair.left) ?? []) {
      for (const right of placesOf.get(pair.right) ?? []) {
        if (pair.actor || !byName) keepApart(draft, left, right);
        if (byName) draft.principalApart.push([left, right]);
      }
    }
  }
}

function keepApart(draft: Draft, leftSeat: number, rightSeat: number): void {
  const left = draft.unitOf[leftSeat] ?? 0;
  const right = draft.unitOf[rightSeat] ?? 0;
  if (left === right) draft.impossible = true;
  addBit(draft.units[left]?.apart ?? [], right);
  addBit(draft.units[right]?.apart ?? [], left);
}

/**
 * Units that may always sit with another one: whoever takes that one may take this one too, and is kept from no less.
 * Returns per unit the unit that stands for it. As in colouring a graph, a dominated vertex takes its dominator's colour.
 */
function follow(draft: Draft, facts: { readonly staff: Staff }): number[] {
  void facts;
  const leader = draft.units.map((_, unit) => unit);
  const named = new Set(draft.principalApart.flat());
  const groupSize = new Map<number, number>();
  for (const unit of draft.units) groupSize.set(unit.group, (groupSize.get(unit.group) ?? 0) + 1);
  const free = draft.units.map((unit) => unit.seats.length === 1 && groupSize.get(unit.group) === 1 && !named.has(unit.seats[0] ?? -1));
  const alive = draft.units.map(() => true);
  for (let changed = true; changed; ) {
    changed = false;
    draft.units.forEach((unit, at) => {
      if (alive[at] !== true || free[at] !== true) return;
      const over = draft.units.findIndex((other, to) => to !== at && alive[to] === true && mayFollow(draft, { at, to, unit, other, alive }));
      if (over === -1) return;
      alive[at] = false;
      changed = true;
      leader.forEach((each, follower) => {
        if (each === at) leader[follower] = over;
      });
    });
  }
  return leader;
}

function mayFollow(
  draft: Draft,
  pair: { readonly at: number; readonly to: number; readonly unit: Draft['units'][number]; readonly other: Draft['units'][number]; readonly alive: readonly boolean[] },
): boolean {
  const { at, to, unit, other, alive } = pair;
  if (hasBit(unit.apart, to) || !isSubset(other.domain, unit.domain)) return false;
  const living = noBits(draft.units.length);
  alive.forEach((is, each) => {
    if (is) addBit(living, each);
  });
  if (!isSubset(unit.apart.map((word, index) => word & (living[index] ?? 0)), other.apart)) return false;
  const rules = [...draft.atMost.map((each) => each.units), ...draft.kinFree];
  return rules.every((units) => !hasBit(units, at) || hasBit(units, to));
}

function finish(seats: readonly Seat[], draft: Draft, leader: readonly number[]): Seating {
  const kept = draft.units.flatMap((_, unit) => (leader[unit] === unit ? [unit] : []));
  kept.sort((left, right) => (draft.units[left]?.group ?? 0) - (draft.units[right]?.group ?? 0) || left - right);
  const numbers = new Map(kept.map((unit, at) => [unit, at]));
  const renumber = (set: BitSet): BitSet => {
    const fresh = noBits(kept.length);
    kept.forEach((unit, at) => {
      if (hasBit(set, unit)) addBit(fresh, at);
    });
    return fresh;
  };
  const unitOf = draft.unitOf.map((unit) => numbers.get(leader[unit] ?? unit) ?? 0);
  const base = kept.map((unit) => {
    const { domain, apart, group } = draft.units[unit] ?? { domain: [], apart: [], group: 0 };
    return { domain, apart: renumber(apart), group };
  });
  const units = base.map((unit, at): Unit => {
    const clash = [...unit.apart];
    base.forEach((other, to) => {
      if (to !== at && !intersects(unit.domain, other.domain)) addBit(clash, to);
    });
    return { ...unit, clash, seats: unitOf.flatMap((each, seat) => (each === at ? [seat] : [])) };
  });
  const atMost = draft.atMost.map((each) => ({ units: renumber(each.units), most: each.most }));
  const kinFree = draft.kinFree.map(renumber);
  return { seats, unitOf, units, principalApart: draft.principalApart, atMost, kinFree, impossible: draft.impossible, bound: cliqueBound(units) };
}

/** Size of a clique of clashing units, found greedily from every unit. */
function cliqueBound(units: readonly Unit[]): number {
  const degree = units.map((unit) => unit.clash.reduce((sum, word) => sum + bitCount(word), 0));
  const order = units.map((_, at) => at).sort((left, right) => (degree[right] ?? 0) - (degree[left] ?? 0));
  let best = 0;
  for (const first of order) {
    let common = units[first]?.clash ?? [];
    let size = 1;
    for (const next of order) {
      if (!hasBit(common, next)) continue;
      size += 1;
      common = common.map((word, at) => word & (units[next]?.clash[at] ?? 0));
    }
    best = Math.max(best, size);
  }
  return best;
}

function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
