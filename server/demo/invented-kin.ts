import type { PersonId } from '../../core/kernel/id.ts';
import type { Kin } from '../../core/org/organisation.ts';
import type { RoleKey } from '../../core/org/roles.ts';
import type { CountyUnits } from './county-units.ts';
import type { Household } from './make-households.ts';
import { at, type Roster } from './roster.ts';
import type { SeededSource } from './seeded-source.ts';

/** An official who is a near relative of a household: he must leave its cases. */
export type KinOfApplicant = { readonly person: PersonId; readonly household: string; readonly relation: string };

const relations = ['夫妻', '父子', '母女', '兄弟', '姐妹', '岳婿', '姑侄', '叔侄'];

/**
 * Declared kin between officials: two visitors of one home, a town clerk and a village director, two neighbours in one
 * body, two clerks of one registry. Never between a committee and its supervisors, whom the law keeps apart.
 */
export function makeKin(units: CountyUnits, roster: Roster, source: SeededSource): readonly Kin[] {
  const pairs = units.towns.flatMap(({ unit, villages }) => {
    const holder = (role: RoleKey, index: number) => at(roster.inPost(unit.id, role), index);
    const directors = villages.map((village) => at(roster.inPost(village.id, 'village.director'), 0));
    const villagers = villages.map((village) => roster.inPost(village.id, 'village.review-panel'));
    return [
      [holder('town.visit-officer', 2), holder('town.visit-officer', 3)] as const,
      [holder('town.aid-clerk', 1), at(directors, 1)] as const,
      [holder('town.finance-clerk', 0), at(directors, 2)] as const,
      [holder('town.economy-officer', 1), holder('town.archivist', 0)] as const,
      ...villagers.map((panel) => [at(panel, 3), at(panel, 4)] as const),
    ];
  });
  const registry = at(
    units.offices.filter(({ seat }) => seat === 'registry'),
    0,
  ).unit.id;
  const clerks = [at(roster.inPost(registry, 'registry.window-clerk'), 3), at(roster.inPost(registry, 'registry.reviewer'), 1)] as const;
  return [...pairs, clerks].map(([a, b]) => ({ a, b, relation: source.pick(relations) }));
}

/**
 * Officials who are relatives of households: in every village the third visitor of its town for the first two, the aid
 * officer for the third, and a member of the panel for the fourth. Two visitors always remain for every home.
 */
export function makeKinOfApplicants(
  units: CountyUnits,
  roster: Roster,
  work: { readonly source: SeededSource; readonly households: readonly Household[] },
): readonly KinOfApplicant[] {
  return units.towns.flatMap(({ unit, villages }) =>
    villages.flatMap((village) => {
      const homes = work.households.filter((household) => household.village === village.id);
      const relate = (person: PersonId, home: number): KinOfApplicant => ({
        person,
        household: at(homes, home).id,
        relation: work.source.pick(relations),
      });
      const visitor = at(roster.inPost(unit.id, 'town.visit-officer'), 2);
      return [
        relate(visitor, 0),
        relate(visitor, 1),
        relate(at(roster.inPost(village.id, 'village.aid-officer'), 0), 2),
        relate(at(roster.inPost(village.id, 'village.review-panel'), 5), 3),
      ];
    }),
  );
}
