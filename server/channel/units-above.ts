import type { Unit } from '../../core/org/organisation.ts';

/** A unit and all above it. */
export function unitsAbove(units: readonly Unit[], unit: string): ReadonlySet<string> {
  const above = new Set<string>();
  for (let at = units.find(({ id }) => id === unit); at !== undefined && !above.has(at.id);) {
    above.add(at.id);
    const { parent } = at;
    at = units.find(({ id }) => id === parent);
  }
  return above;
}

/** A unit and all below it. */
export function unitsBelow(units: readonly Unit[], unit: string): readonly Unit[] {
  return units.filter(({ id }) => unitsAbove(units, id).has(unit));
}
