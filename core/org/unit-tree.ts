import type { UnitId } from '../kernel/id.ts';
import type { Unit } from './organisation.ts';

/** The unit tree with fast ways up and down. Cycles and unknown parents end a walk silently: validation names them. */
export type UnitTree = {
  /** Undefined for an id that no unit has. */
  readonly findUnit: (id: UnitId) => Unit | undefined;
  /** From the parent up to the county, nearest first; empty for an unknown unit. */
  readonly ancestorsOf: (id: UnitId) => readonly Unit[];
  /** All units below, parents before children; the unit itself is not among them. */
  readonly descendantsOf: (id: UnitId) => readonly Unit[];
  /** Bureaus and commissions directly under the county: their posts serve the whole county. */
  readonly countyWide: readonly Unit[];
};

/** Indexes the units once; every answer afterwards costs only what it returns. */
export function unitTreeOf(units: readonly Unit[]): UnitTree {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const children = childrenByParent(units);
  return {
    findUnit: (id) => byId.get(id),
    ancestorsOf: (id) => ancestorsIn(byId, id),
    descendantsOf: (id) => descendantsIn(children, id),
    countyWide: units.filter((unit) => isCountyWide(unit, byId)),
  };
}

function childrenByParent(units: readonly Unit[]): ReadonlyMap<UnitId, readonly Unit[]> {
  const children = new Map<UnitId, Unit[]>();
  for (const unit of units) {
    if (unit.parent === null) continue;
    const siblings = children.get(unit.parent);
    if (siblings === undefined) children.set(unit.parent, [unit]);
    else siblings.push(unit);
  }
  return children;
}

function ancestorsIn(byId: ReadonlyMap<UnitId, Unit>, id: UnitId): readonly Unit[] {
  const found = new Map<UnitId, Unit>();
  let above = byId.get(id)?.parent ?? null;
  while (above !== null && above !== id && !found.has(above)) {
    const unit = byId.get(above);
    if (unit === undefined) break;
    found.set(above, unit);
    above = unit.parent;
  }
  return [...found.values()];
}

function descendantsIn(children: ReadonlyMap<UnitId, readonly Unit[]>, id: UnitId): readonly Unit[] {
  const found: Unit[] = [];
  const seen = new Set<UnitId>([id]);
  let layer: readonly UnitId[] = [id];
  while (layer.length > 0) {
    const below = layer.flatMap((parent) => children.get(parent) ?? []).filter((unit) => !seen.has(unit.id));
    for (const unit of below) seen.add(unit.id);
    found.push(...below);
    layer = below.map((unit) => unit.id);
  }
  return found;
}

function isCountyWide(unit: Unit, byId: ReadonlyMap<UnitId, Unit>): boolean {
  if (unit.kind !== 'bureau' && unit.kind !== 'commission') return false;
  return unit.parent !== null && byId.get(unit.parent)?.kind === 'county';
}
