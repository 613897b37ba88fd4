import { dayOf } from '../../core/kernel/day.ts';
import { generateCounty } from '../../server/demo/generate-county.ts';

/** Head of an invented household. */
export type Applicant = { readonly name: string; readonly identityNumber: string };

/** Two households of the first village: the third visitor of the town is a relative of one, nobody of the other. */
export function applicants(): { readonly withKin: Applicant; readonly withoutKin: Applicant } {
  const county = generateCounty('qingxi', dayOf(Date.now()));
  const village = county.organisation.units.find((unit) => unit.code === 'QX-YD-01');
  const homes = county.households.filter((household) => household.village === village?.id);
  const related = new Set(county.kinOfApplicants.map((kin) => kin.household));
  const [withKin, withoutKin] = [homes.find((home) => related.has(home.id))?.head, homes.find((home) => !related.has(home.id))?.head];
  if (withKin === undefined || withoutKin === undefined) throw new Error('the invented county has lost its households');
  return { withKin, withoutKin };
}

/** An application that is complete but for the identity number. */
export function application(name: string): Readonly<Record<string, string>> {
  return {
    'f.household-head': name,
    'f.persons': '3',
    'f.village-group': '2 组',
    'f.monthly-income': '900',
    'f.hardship': 'illness',
    'f.phone': '00001234567',
    'f.kin-of-official': 'no',
  };
}
