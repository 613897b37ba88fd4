import type { OrganisationData, Unit } from './organisation.ts';
import { problem, type OrganisationProblem } from './organisation-problem.ts';

type Found = readonly OrganisationProblem[];

/** Which kinds may stand under which; the county stands alone. */
const parentKinds: Readonly<Record<Unit['kind'], readonly Unit['kind'][]>> = {
  county: [],
  commission: ['county'],
  bureau: ['county', 'bureau', 'commission'],
  town: ['county'],
  street: ['county'],
  village: ['town', 'street'],
  community: ['town', 'street'],
};

/** The level that each kind of unit stands at. */
export const levelOfKind: Readonly<Record<Unit['kind'], Unit['level']>> = {
  county: 'county',
  commission: 'county',
  bureau: 'county',
  town: 'town',
  street: 'town',
  village: 'village',
  community: 'village',
};

/** Faults of the unit tree: county, ids, codes, parents, cycles, levels. */
export function checkUnits(data: OrganisationData): Found {
  const byId = new Map(data.units.map((unit) => [unit.id, unit]));
  const counties = data.units.filter((unit) => unit.kind === 'county');
  return [
    ...(counties.length === 1 ? [] : [problem('not-one-county', { units: counties.map((unit) => unit.id) })]),
    ...repeated(data.units, (unit) => unit.id).map((unit) => problem('duplicate-id', { unit: unit.id })),
    ...repeated(data.units, (unit) => unit.code).map((unit) => problem('duplicate-code', { unit: unit.id, unitCode: unit.code })),
    ...data.units.flatMap((unit) => checkParent(unit, byId)),
    ...data.units.filter((unit) => isInCycle(unit, byId)).map((unit) => problem('unit-cycle', { unit: unit.id })),
  ];
}

function checkParent(unit: Unit, byId: ReadonlyMap<string, Unit>): Found {
  if (unit.level !== levelOfKind[unit.kind]) return [problem('wrong-level', { unit: unit.id, kind: unit.kind, level: unit.level })];
  if (unit.parent === null) return unit.kind === 'county' ? [] : [problem('unknown-parent', { unit: unit.id, parent: null })];
  const parent = byId.get(unit.parent);
  if (parent === undefined) return [problem('unknown-parent', { unit: unit.id, parent: unit.parent })];
  if (parentKinds[unit.kind].includes(parent.kind)) return [];
  return [problem('wrong-level', { unit: unit.id, kind: unit.kind, parentKind: parent.kind })];
}

/** Only units on the cycle itself, not those hanging below it. */
function isInCycle(unit: Unit, byId: ReadonlyMap<string, Unit>): boolean {
  let above = unit.parent === null ? undefined : byId.get(unit.parent);
  for (let steps = 0; above !== undefined && steps <= byId.size; steps += 1) {
    if (above.id === unit.id) return true;
    above = above.parent === null ? undefined : byId.get(above.parent);
  }
  return false;
}

/** Items whose key an earlier item already has. */
export function repeated<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    const again = seen.has(key);
    seen.add(key);
    return again;
  });
}
