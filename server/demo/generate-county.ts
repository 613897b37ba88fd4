import type { Day } from '../../core/kernel/day.ts';
import type { OrganisationData } from '../../core/org/organisation.ts';
import { addRotation, makeDelegations } from './changes-over-time.ts';
import { listUnits, makeUnits, type CountyUnits } from './county-units.ts';
import { makeKin, makeKinOfApplicants, type KinOfApplicant } from './invented-kin.ts';
import { makeHouseholds, type Household } from './make-households.ts';
import { rosterOf, type DemoAccount, type Roster } from './roster.ts';
import { sendResidents } from './send-residents.ts';
import { seededSource, type SeededSource } from './seeded-source.ts';
import { staffOffices } from './staff-county.ts';
import { staffVillage } from './staff-village.ts';

/** The invented county Qingxi 清溪县: no place, person, telephone or identity number of it exists. */
export type DemoCounty = {
  readonly organisation: OrganisationData;
  readonly households: readonly Household[];
  readonly kinOfApplicants: readonly KinOfApplicant[];
  readonly accounts: readonly DemoAccount[];
};

const householdsPerVillage = 21;

/**
 * Makes the demo county from a seed: same seed and day, same county to the letter.
 *
 * `day` is the day on which the county opens. All posts are filled from 500 days before it; delegations run around it.
 */
export function generateCounty(seed: string, day: Day = '2026-03-02'): DemoCounty {
  const source = seededSource(seed);
  const county = source.newId('county');
  const units = makeUnits(source);
  const roster = rosterOf(source);
  staffOffices(units, roster, { source, day });
  const households = settleVillages(units, roster, { source, day });
  addRotation(units, roster, day);
  const delegations = makeDelegations(units, roster, day);
  const kin = makeKin(units, roster, source);
  const kinOfApplicants = makeKinOfApplicants(units, roster, { source, households });
  // Last, so that it changes nothing of what is drawn by chance before it.
  sendResidents(units, roster, day);
  return {
    organisation: {
      county,
      units: listUnits(units),
      posts: roster.posts,
      persons: roster.persons,
      tenures: roster.tenures,
      delegations,
      kin,
    },
    households,
    kinOfApplicants,
    accounts: roster.accounts,
  };
}

/** Each village has three surnames that most of its people share; in the second village of each town one person heads both committees. */
function settleVillages(
  units: CountyUnits,
  roster: Roster,
  { source, day }: { readonly source: SeededSource; readonly day: Day },
): readonly Household[] {
  const given = new Set<string>();
  return units.towns.flatMap(({ villages }) =>
    villages.flatMap((village, index) => {
      const surnames = [roster.names.newSurname(), roster.names.newSurname(), roster.names.newSurname()];
      staffVillage(village, roster, { surnames, day, combined: index === 1 });
      return makeHouseholds(village, householdsPerVillage, { source, names: roster.names, day, surnames, given });
    }),
  );
}
