import type { UnitId } from '../../core/kernel/id.ts';
import type { Unit } from '../../core/org/organisation.ts';
import type { Seat } from '../../core/org/roles.ts';
import { countyUnits, places } from './invented-names.ts';
import type { SeededSource } from './seeded-source.ts';

/** The tree of the invented county, sorted by what the later parts need. */
export type CountyUnits = {
  readonly county: Unit;
  readonly offices: readonly { readonly unit: Unit; readonly seat: Seat | null }[];
  readonly towns: readonly { readonly unit: Unit; readonly villages: readonly Unit[] }[];
};

/** Units of Qingxi 清溪县: codes are `QX-<letters>` and `QX-<letters>-<number>`. */
export function makeUnits(source: SeededSource): CountyUnits {
  const make = (parent: UnitId | null, rest: Pick<Unit, 'level' | 'kind' | 'code' | 'name'>): Unit => ({
    id: source.newId('unit'),
    parent,
    ...rest,
  });
  const county = make(null, { level: 'county', kind: 'county', code: 'QX', name: '清溪县' });
  return {
    county,
    offices: countyUnits.map(({ letters, name, kind, seat }) => ({
      unit: make(county.id, { level: 'county', kind, code: `QX-${letters}`, name }),
      seat,
    })),
    towns: places.map(({ letters, name, kind, villages }) => {
      const town = make(county.id, { level: 'town', kind, code: `QX-${letters}`, name });
      const below = villages.map((village, index) =>
        make(town.id, {
          level: 'village',
          kind: village.endsWith('社区') ? 'community' : 'village',
          code: `QX-${letters}-${String(index + 1).padStart(2, '0')}`,
          name: village,
        }),
      );
      return { unit: town, villages: below };
    }),
  };
}

/** All units, parents before children. */
export function listUnits({ county, offices, towns }: CountyUnits): readonly Unit[] {
  return [county, ...offices.map(({ unit }) => unit), ...towns.flatMap(({ unit, villages }) => [unit, ...villages])];
}
