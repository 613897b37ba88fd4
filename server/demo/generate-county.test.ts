import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays } from '../../core/kernel/day.ts';
import { identityNumberFault } from '../../core/kernel/identity-number.ts';
import { villageSupervisionApart } from '../../core/org/incompatible-roles.ts';
import type { Unit } from '../../core/org/organisation.ts';
import { findRole, roleKeys, roles } from '../../core/org/roles.ts';
import { coversDay, staffOn } from '../../core/org/staff.ts';
import { validateOrganisation } from '../../core/org/validate-organisation.ts';
import { generateCounty } from './generate-county.ts';
import { countyUnits } from './invented-names.ts';

const day = '2026-03-02';
const county = generateCounty('test', day);
const { organisation, households, kinOfApplicants, accounts } = county;
const seats: ReadonlyMap<string, string | null> = new Map(countyUnits.map(({ letters, seat }) => [`QX-${letters}`, seat]));

/** The units in which a role must have its holders. */
function homesOf(seat: string): readonly Unit[] {
  if (seat === 'village' || seat === 'town') return organisation.units.filter((unit) => unit.level === seat);
  if (seat === 'bureau') return organisation.units.filter((unit) => unit.kind === 'bureau');
  if (seat === 'administration') return organisation.units.filter((unit) => unit.kind === 'county');
  return organisation.units.filter((unit) => seats.get(unit.code) === seat);
}

describe('the invented county', () => {
  it('is the same for the same seed and another for another', () => {
    expect(generateCounty('test', day)).toEqual(county);
    expect(generateCounty('other', day).organisation.county).not.toBe(organisation.county);
  });

  it('is valid for any seed, without errors and without an empty post', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), (seed) => {
        const report = validateOrganisation(generateCounty(seed, day).organisation, { day, incompatible: villageSupervisionApart });
        expect(report).toEqual({ errors: [], notices: [] });
      }),
      { numRuns: 8 },
    );
  });

  it.each(roleKeys)('has holders of %s in every unit where the role belongs, today and a year ago', (role) => {
    const homes = homesOf(roles[role].seat);
    expect(homes.length).toBeGreaterThan(0);
    for (const on of [day, addDays(day, -365), addDays(day, 365)]) {
      const staff = staffOn(organisation, on);
      for (const unit of homes) {
        const own = staff.holdersOf(role, unit.id).filter((holding) => staff.findPost(holding.post)?.unit === unit.id);
        expect(own, `${unit.name} ${on}`).not.toEqual([]);
      }
    }
  });

  it('has a size at which the demo is worth walking through', () => {
    expect(organisation.units.filter((unit) => unit.kind === 'town')).toHaveLength(3);
    expect(organisation.units.filter((unit) => unit.kind === 'street')).toHaveLength(1);
    expect(organisation.units.filter((unit) => unit.level === 'village')).toHaveLength(19);
    expect(organisation.persons.length).toBeGreaterThan(600);
    expect(organisation.persons.length).toBeLessThan(800);
    expect(households.length).toBeGreaterThan(390);
    expect(organisation.tenures.some((tenure) => tenure.to !== null && tenure.to < day)).toBe(true);
    const running = organisation.delegations.filter((given) => coversDay({ from: given.fromDay, to: given.toDay }, day));
    expect([running.length, organisation.delegations.length]).toEqual([3, 4]);
  });

  it('fills the bodies of every village as the law and the charts expect', () => {
    const staff = staffOn(organisation, day);
    for (const village of homesOf('village')) {
      const count = (role: string) => staff.holdersOf(role, village.id).length;
      expect([count('village.representative'), count('village.party-member'), count('village.review-panel')]).toEqual([15, 12, 9]);
      expect([count('village.supervisor-member'), count('village.committee-member')]).toEqual([3, 5]);
    }
  });

  it('keeps the three administrators three persons without any other post', () => {
    const posts = new Map(organisation.posts.map((post) => [post.id, post.role]));
    const administrators = organisation.tenures.filter((tenure) => findRole(posts.get(tenure.post) ?? '')?.business === false);
    expect(new Set(administrators.map((tenure) => tenure.person)).size).toBe(3);
    for (const { person } of administrators) {
      expect(organisation.tenures.filter((tenure) => tenure.person === person)).toHaveLength(1);
      expect(accounts.filter((account) => account.person === person).map((account) => account.kind)).toEqual(['administrator']);
    }
  });

  it('has logins that are unique, and every account belongs to a person', () => {
    expect(new Set(accounts.map((account) => account.login)).size).toBe(accounts.length);
    expect(new Set(accounts.map((account) => account.person)).size).toBe(accounts.length);
    const persons = new Set(organisation.persons.map((person) => person.id));
    expect(accounts.filter((account) => !persons.has(account.person))).toEqual([]);
    for (const { login } of accounts) expect(login).toMatch(/^[a-z][a-z0-9.-]{2,31}$/);
  });

  it('has no identity number of a real area, no telephone of a real place, and none twice', () => {
    const residents = households.flatMap((household) => household.members);
    for (const { identityNumber } of residents) {
      expect(identityNumberFault(identityNumber)).toBeNull();
      expect(identityNumber.startsWith('000000')).toBe(true);
    }
    expect(new Set(residents.map((resident) => resident.identityNumber)).size).toBe(residents.length);
    for (const { phone } of households) expect(phone).toMatch(/^0000-\d{7}$/);
  });

  it('uses no name of the places the project learned from', () => {
    expect(JSON.stringify(organisation.units)).not.toMatch(/柳溪|宁国|梅林|南山|石桥|河沥|上溪/);
  });

  it('leaves for every home two visitors who are no relatives of it nor of each other', () => {
    const staff = staffOn(organisation, day);
    const barred = new Set(kinOfApplicants.map(({ person, household }) => `${person} ${household}`));
    expect(barred.size).toBe(kinOfApplicants.length);
    for (const household of households) {
      const free = staff
        .holdersOf('town.visit-officer', household.village)
        .map(({ person }) => person)
        .filter((person) => !barred.has(`${person} ${household.id}`));
      const pair = free.flatMap((one) => free.filter((other) => other !== one && !staff.areRelatives(one, other)));
      expect(pair.length).toBeGreaterThan(0);
    }
  });

  it('has officials who must withdraw, in every village', () => {
    const withKin = new Set(kinOfApplicants.map(({ household }) => households.find((one) => one.id === household)?.village));
    expect(withKin.size).toBe(19);
    expect(organisation.kin.length).toBeGreaterThan(20);
  });
});
