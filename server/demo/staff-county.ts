import { addDays, type Day } from '../../core/kernel/day.ts';
import type { Unit } from '../../core/org/organisation.ts';
import { roleKeys, roles, type RoleKey } from '../../core/org/roles.ts';
import type { CountyUnits } from './county-units.ts';
import type { Roster } from './roster.ts';
import type { SeededSource } from './seeded-source.ts';

/** Persons in a role of a town or county office where it is not one. */
const heads: Partial<Readonly<Record<RoleKey, number>>> = {
  'town.aid-clerk': 3,
  'town.visit-officer': 4,
  'town.village-liaison': 2,
  'town.finance-clerk': 2,
  'town.economy-officer': 2,
  'civil-affairs.aid-clerk': 2,
  'civil-affairs.inspector': 2,
  'means-check.officer': 2,
  'finance.project-officer': 4,
  'finance.payer': 2,
  'registry.window-clerk': 4,
  'registry.reviewer': 2,
  'registry.registrar': 2,
  'agriculture.burden-officer': 2,
  'commission.conduct-officer': 2,
  'leading-group.reviewer': 2,
};

/** Fills every post of towns, bureaus, commission and administration; one person has one post here. */
export function staffOffices(units: CountyUnits, roster: Roster, work: Work): void {
  const rolesAt = (seat: string) => roleKeys.filter((role) => roles[role].seat === seat);
  const fill = (unit: Unit, role: RoleKey) => fillPost({ unit, role }, roster, work);
  for (const role of rolesAt('administration')) fill(units.county, role);
  for (const { unit, seat } of units.offices) {
    if (unit.kind === 'bureau') fill(unit, 'bureau.director');
    if (seat !== null) for (const role of rolesAt(seat)) fill(unit, role);
  }
  for (const { unit } of units.towns) for (const role of rolesAt('town')) fill(unit, role);
}

type Work = { readonly source: SeededSource; readonly day: Day };

function fillPost({ unit, role }: { readonly unit: Unit; readonly role: RoleKey }, roster: Roster, { source, day }: Work): void {
  const count = heads[role] ?? 1;
  const kind = roles[role].business ? 'official' : 'administrator';
  for (let number = 1; number <= count; number += 1) {
    const person = roster.hire();
    // Long enough ago that the demo's older cases find their officials in post.
    roster.appoint(person, { unit: unit.id, role }, { from: addDays(day, -500 - source.below(700)) });
    roster.open(person, loginOf(unit, role, count > 1 ? number : null), kind);
  }
}

/** `yd-aid-clerk-2` for the second clerk of QX-YD, `yd01-clerk` for the one of QX-YD-01, `qx-system` for an administrator. */
export function loginOf(unit: Unit, role: RoleKey, number: number | null): string {
  const place = unit.code.toLowerCase().replace(/^qx-/, '').replace('-', '');
  const post = role.slice(role.indexOf('.') + 1);
  return [place, post, ...(number === null ? [] : [number])].join('-');
}
