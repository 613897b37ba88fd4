import { addDays, type Day } from '../../core/kernel/day.ts';
import type { Unit } from '../../core/org/organisation.ts';
import { roleKeys, roles, type RoleKey } from '../../core/org/roles.ts';
import { heads, seatedBy } from './office-sizes.ts';
import type { CountyUnits } from './county-units.ts';
import type { Roster } from './roster.ts';
import type { SeededSource } from './seeded-source.ts';

/** Fills every post of towns, bureaus, commission and administration; one person has one post here. */
export function staffOffices(units: CountyUnits, roster: Roster, work: Work): void {
  // Bodies last: others' posts seat them.
  const inOrder = [...roleKeys.filter((role) => seatedBy[role] === undefined), ...roleKeys.filter((role) => seatedBy[role] !== undefined)];
  const rolesAt = (seat: string) => inOrder.filter((role) => roles[role].seat === seat);
  const fill = (unit: Unit, role: RoleKey) => fillPost({ unit, role }, roster, work);
  for (const role of rolesAt('administration')) fill(units.county, role);
  for (const { unit, seat } of units.offices) {
    if (unit.kind === 'bureau') for (const role of rolesAt('bureau')) fill(unit, role);
    if (seat !== null) for (const role of rolesAt(seat)) fill(unit, role);
  }
  for (const { unit } of units.towns) for (const role of rolesAt('town')) fill(unit, role);
}

type Work = { readonly source: SeededSource; readonly day: Day };

function fillPost({ unit, role }: { readonly unit: Unit; readonly role: RoleKey }, roster: Roster, { source, day }: Work): void {
  const members = seatedBy[role];
  if (members !== undefined) {
    const from = addDays(day, -800);
    for (const person of members.flatMap((member) => roster.inPost(unit.id, member)))
      roster.appoint(person, { unit: unit.id, role }, { from });
    return;
  }
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
