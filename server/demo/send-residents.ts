import { addDays, type Day } from '../../core/kernel/day.ts';
import type { CountyUnits } from './county-units.ts';
import type { Roster } from './roster.ts';

/** Bureaus to which each resident officer of the commission is sent, in the order of the officers. */
const bureaus: readonly (readonly string[])[] = [['QX-MZ', 'QX-CL'], ['QX-NY', 'QX-SL'], ['QX-CZ']];

/** Resident teams (派驻纪检监察组): officers of the commission with a post in the bureaus that they look at. */
export function sendResidents({ offices }: CountyUnits, roster: Roster, day: Day): void {
  const commission = offices.find(({ seat }) => seat === 'commission')?.unit;
  if (commission === undefined) return;
  const officers = roster.inPost(commission.id, 'commission.resident-officer');
  for (const [at, codes] of bureaus.entries()) {
    const officer = officers[at];
    if (officer === undefined) continue;
    for (const { unit } of offices.filter((office) => codes.includes(office.unit.code)))
      roster.appoint(officer, { unit: unit.id, role: 'commission.resident-officer' }, { from: addDays(day, -400) });
  }
}
