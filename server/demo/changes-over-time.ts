import { addDays, type Day } from '../../core/kernel/day.ts';
import type { Delegation } from '../../core/org/organisation.ts';
import type { RoleKey } from '../../core/org/roles.ts';
import { listUnits, type CountyUnits } from './county-units.ts';
import { at, type Roster } from './roster.ts';

/** Posts through which key persons rotated before they came to where they are now. */
const rotatedRoles: readonly RoleKey[] = [
  'town.aid-clerk',
  'town.visit-officer',
  'town.finance-clerk',
  'town.economy-officer',
  'town.aid-head',
];

/**
 * Rotation (轮岗): in each town the holders of key posts held the same post in the next town before; one clerk has left
 * for good (his account finds no post), one archivist is named but has not begun.
 */
export function addRotation(units: CountyUnits, roster: Roster, day: Day): void {
  const towns = units.towns.map(({ unit }) => unit);
  towns.forEach((town, index) => {
    const before = at(towns, (index + 1) % towns.length);
    for (const role of rotatedRoles) {
      const person = at(roster.inPost(town.id, role), 0);
      roster.appoint(person, { unit: before.id, role }, { from: addDays(day, -2400), to: addDays(day, -1300) });
    }
  });
  const [first, second] = [at(towns, 0), at(towns, 1)];
  const former = roster.hire();
  roster.appoint(former, { unit: first.id, role: 'town.aid-clerk' }, { from: addDays(day, -1200), to: addDays(day, -40) });
  roster.open(former, 'yd-former-clerk');
  const coming = roster.hire();
  roster.appoint(coming, { unit: second.id, role: 'town.archivist' }, { from: addDays(day, 30) });
  roster.open(coming, 'sp-coming-archivist');
}

/** Delegations: three that run, one that is over. Nobody gets a post that would judge his own steps. */
export function makeDelegations(units: CountyUnits, roster: Roster, day: Day): readonly Delegation[] {
  const places = listUnits(units);
  const give = (unit: string, [role, to]: readonly [RoleKey, RoleKey], [first, last]: readonly [number, number]): Delegation => {
    const { id } = at(
      places.filter((one) => one.code === unit),
      0,
    );
    const [from, receiver] = [at(roster.inPost(id, role), 0), at(roster.inPost(id, to), 0)];
    return { from, to: receiver, post: roster.postOf(id, role), fromDay: addDays(day, first), toDay: addDays(day, last) };
  };
  return [
    give('QX-YD', ['town.deputy-head', 'town.head'], [-5, 85]),
    give('QX-SP', ['town.aid-head', 'town.economy-officer'], [-10, 50]),
    give('QX-MZ', ['civil-affairs.aid-head', 'bureau.director'], [-3, 60]),
    give('QX-YY', ['town.aid-head', 'town.economy-officer'], [-120, -90]),
  ];
}
