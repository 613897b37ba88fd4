import { addBit, type BitSet, bitsWhere, hasBit, intersects, isSubset, noBits } from './bit-set.ts';
import type { Flow } from './flow.ts';
import type { Rules } from './rules.ts';
import type { Staff } from './staff.ts';

/** One execution of a step; `copy` 1 is a repetition that needs new persons. */
export type Instance = { readonly step: number; readonly copy: 0 | 1 };

/** One place for an actor in an instance. */
export type Seat = Instance & { readonly place: number };

/** How units (at first single seats) relate; the sets are over the units of the same matrix. */
export type UnitMatrix = {
  /** Classes whose members may take the unit. */
  readonly domain: readonly BitSet[];
  /** Units that another person must take. */
  readonly apart: readonly BitSet[];
  /** Units whose takers could all take this one. */
  readonly inside: readonly BitSet[];
  /** Units that nobody can take together with this one. */
  readonly foreign: readonly BitSet[];
  /** Per unit: the rules "at most k" and "no relatives" that look at it. */
  readonly rules: readonly BitSet[];
  /** Places of one instance have the same group. */
  readonly group: readonly number[];
  /** May be given to another unit at no cost, if that one is kept from no less. */
  readonly free: readonly boolean[];
};

/** All instances that a question may choose from, compared once. */
export type SeatingFrame = {
  readonly seats: readonly Seat[];
  /** Per instance: its seats. */
  readonly seatsOf: readonly (readonly number[])[];
  readonly matrix: UnitMatrix;
  /** Sets of seats that one person takes. */
  readonly together: readonly (readonly number[])[];
  readonly principalApart: readonly (readonly [number, number])[];
  readonly atMost: readonly number[];
  readonly kinFree: number;
  /** Per class: its members. */
  readonly classSizes: readonly number[];
};

/** Compares all seats of the instances. */
export function seatingFrameOf(
  instances: readonly Instance[],
  facts: { readonly flow: Flow; readonly staff: Staff; readonly rules: Rules },
): SeatingFrame {
  const seats: Seat[] = [];
  const seatsOf = instances.map((each) => {
    const need = facts.flow.steps[each.step]?.need ?? 0;
    return Array.from({ length: need }, (_, place) => seats.push({ ...each, place }) - 1);
  });
  const { apart, principalApart } = separations(seats, facts);
  const relations = stepRelations(seats, facts.staff);
  const named = new Set(principalApart.flat());
  const { rules } = facts;
  const watched = [...rules.atMost.map((each) => each.steps), ...rules.kinFree];
  const group = seatsOf.flatMap((own) => own.map(() => own[0] ?? 0));
  const matrix: UnitMatrix = {
    domain: seats.map((seat) => facts.staff.domains[seat.step] ?? []),
    apart,
    inside: relations.inside,
    foreign: relations.foreign,
    rules: seats.map((seat) => bitsWhere(watched.length, (rule) => watched[rule]?.includes(seat.step) === true)),
    group,
    free: seats.map((seat, at) => facts.flow.steps[seat.step]?.need === 1 && !named.has(at)),
  };
  const together = rules.together.map((steps) => seats.flatMap((seat, at) => (steps.includes(seat.step) ? [at] : [])));
  const atMost = rules.atMost.map((each) => each.most);
  const classSizes = facts.staff.classes.map((each) => each.members.length);
  return { seats, seatsOf, matrix, together, principalApart, atMost, kinFree: rules.kinFree.length, classSizes };
}

type Separations = { readonly apart: number[][]; readonly principalApart: [number, number][] };

function separations(seats: readonly Seat[], facts: { readonly staff: Staff; readonly rules: Rules }): Separations {
  const found: Separations = { apart: seats.map(() => noBits(seats.length)), principalApart: [] };
  const placesOf = new Map<number, number[]>();
  seats.forEach((seat, at) => {
    const places = placesOf.get(seat.step);
    if (places === undefined) placesOf.set(seat.step, [at]);
    else places.push(at);
  });
  const keepApart = (left: number, right: number): void => {
    addBit(found.apart[left] ?? [], right);
    addBit(found.apart[right] ?? [], left);
  };
  const delegated = (step: number): boolean => facts.staff.delegated[step] === true;
  for (const [step, places] of placesOf) {
    for (const [left, right] of pairsIn(places)) {
      const sameInstance = seats[left]?.copy === seats[right]?.copy;
      if (sameInstance || facts.rules.renewed[step] === true) keepApart(left, right);
      if (sameInstance && delegated(step)) found.principalApart.push([left, right]);
    }
  }
  for (const pair of facts.rules.apart) {
    // Without delegation principals are the actors themselves, and the plain rule says the same.
    const byName = pair.principal && (delegated(pair.left) || delegated(pair.right));
    for (const left of placesOf.get(pair.left) ?? []) {
      for (const right of placesOf.get(pair.right) ?? []) {
        if (pair.actor || !byName) keepApart(left, right);
        if (byName) found.principalApart.push([left, right]);
      }
    }
  }
  return found;
}

function pairsIn(list: readonly number[]): (readonly [number, number])[] {
  return list.flatMap((left, at) => list.slice(at + 1).map((right) => [left, right] as const));
}

/** Compares the steps of the seats and spreads the answers over their seats. */
function stepRelations(seats: readonly Seat[], staff: Staff): { readonly inside: BitSet[]; readonly foreign: BitSet[] } {
  const steps = [...new Set(seats.map((seat) => seat.step))];
  const inside = new Map<number, number[]>();
  const foreign = new Map<number, number[]>();
  for (const step of steps) {
    const own = staff.domains[step] ?? [];
    const within = new Set(steps.filter((other) => isSubset(staff.domains[other] ?? [], own)));
    const beyond = new Set(steps.filter((other) => !intersects(staff.domains[other] ?? [], own)));
    inside.set(
      step,
      bitsWhere(seats.length, (seat) => within.has(seats[seat]?.step ?? -1)),
    );
    foreign.set(
      step,
      bitsWhere(seats.length, (seat) => beyond.has(seats[seat]?.step ?? -1)),
    );
  }
  return { inside: seats.map((seat) => inside.get(seat.step) ?? []), foreign: seats.map((seat) => foreign.get(seat.step) ?? []) };
}

/** The matrix of units made of the given seats, bound ones merged; null when a binding contradicts a separation. */
export function mergedMatrix(frame: SeatingFrame, members: readonly (readonly number[])[]): UnitMatrix | null {
  const { matrix } = frame;
  const unitOf = new Map(members.flatMap((own, unit) => own.map((seat) => [seat, unit] as const)));
  const union = (own: readonly number[], sets: readonly BitSet[]): BitSet =>
    bitsWhere(members.length, (unit) => own.some((seat) => members[unit]?.some((other) => hasBit(sets[seat] ?? [], other)) === true));
  const domain = members.map((own) =>
    own.map((seat) => matrix.domain[seat] ?? []).reduce((left, right) => left.map((word, at) => word & (right[at] ?? 0))),
  );
  const apart = members.map((own) => union(own, matrix.apart));
  if (apart.some((set, unit) => hasBit(set, unit))) return null;
  return {
    domain,
    apart,
    inside: domain.map((own) => bitsWhere(members.length, (other) => isSubset(domain[other] ?? [], own))),
    foreign: domain.map((own) => bitsWhere(members.length, (other) => !intersects(domain[other] ?? [], own))),
    rules: members.map((own) =>
      own.map((seat) => matrix.rules[seat] ?? []).reduce((left, right) => left.map((word, at) => word | (right[at] ?? 0))),
    ),
    group: members.map((own) => unitOf.get(matrix.group[own[0] ?? 0] ?? 0) ?? 0),
    free: members.map((own) => own.length === 1 && matrix.free[own[0] ?? -1] === true),
  };
}
