import { asId, type PersonId } from '../../core/kernel/id.ts';
import type { WorkingCalendar } from '../../core/kernel/working-calendar.ts';
import type { OrganisationData } from '../../core/org/organisation.ts';
import { roles, type RoleKey } from '../../core/org/roles.ts';
import { staffOn } from '../../core/org/staff.ts';
import type { AlertContext } from '../../core/supervision/alert/context.ts';

/** Monday, nine o'clock in China. */
export const monday = Date.parse('2026-03-02T01:00:00Z');

const seats: readonly (readonly [person: string, unit: string, role: RoleKey])[] = [
  ['secretary', 'village', 'village.secretary'],
  ['director', 'village', 'village.director'],
  ['book-keeper', 'village', 'village.clerk'],
  ['town-conduct', 'town', 'town.conduct-officer'],
  ['town-head', 'town', 'town.head'],
  ['far-conduct', 'far-town', 'town.conduct-officer'],
  ['officer-1', 'commission', 'commission.conduct-officer'],
  ['officer-2', 'commission', 'commission.conduct-officer'],
  ['kin-officer', 'commission', 'commission.conduct-officer'],
  ['kin-of-1', 'commission', 'commission.conduct-officer'],
  ['both', 'commission', 'commission.conduct-officer'],
  ['both', 'village', 'village.supervisor'],
  ['leader', 'commission', 'commission.leader'],
  ['admin', 'county', 'admin.system'],
];

const id = (name: string): PersonId => asId<'person'>(name);
const post = (person: string, role: string) => asId<'post'>(`${person}/${role}`);
const unit = (name: string) => asId<'unit'>(name);

/** Everybody who may try something. `delegate` acts for `officer-1`, `village-delegate` for the secretary as well. */
export const alertPersons: readonly PersonId[] = [...new Set([...seats.map(([person]) => person), 'delegate', 'idle'])].map(id);

const kin = (a: string, b: string) => ({ a: id(a), b: id(b), relation: '兄弟姐妹' });

/** A village, its town, another town and the commission; the book-keeper is the one whom the rows of tests concern. */
export const alertOrganisation: OrganisationData = {
  county: asId<'county'>('county'),
  units: [
    { id: unit('county'), parent: null, level: 'county', kind: 'county', code: 'C', name: '石溪县' },
    { id: unit('commission'), parent: unit('county'), level: 'county', kind: 'commission', code: 'C-JW', name: '县纪委监委' },
    { id: unit('town'), parent: unit('county'), level: 'town', kind: 'town', code: 'C-A', name: '甲溪镇' },
    { id: unit('far-town'), parent: unit('county'), level: 'town', kind: 'town', code: 'C-B', name: '乙溪镇' },
    { id: unit('village'), parent: unit('town'), level: 'village', kind: 'village', code: 'C-A-01', name: '前湾村' },
  ],
  posts: seats.map(([person, at, role]) => ({ id: post(person, role), unit: unit(at), role, name: roles[role].name })),
  persons: alertPersons.map((person) => ({ id: person, name: person })),
  tenures: seats.map(([person, , role]) => ({ person: id(person), post: post(person, role), from: '2025-01-01', to: null })),
  delegations: [
    {
      from: id('officer-1'),
      to: id('delegate'),
      post: post('officer-1', 'commission.conduct-officer'),
      fromDay: '2026-01-01',
      toDay: '2027-12-31',
    },
  ],
  kin: [kin('kin-officer', 'book-keeper'), kin('kin-of-1', 'officer-1')],
};

const calendar: WorkingCalendar = { publishedThroughYear: 2027, holidays: new Set(), makeUpDays: new Set() };
const staff = staffOn(alertOrganisation, '2026-03-02');

/** What decisions may know at an instant. One step of one item stands on a chart, with two risk points. */
export function alertContext(now: number = monday): AlertContext {
  return {
    now,
    calendar,
    staff,
    isOnChart: ({ item, step, risk }) => item === 'V-FW-01' && step === 'visit' && (risk === null || (risk >= 0 && risk < 2)),
  };
}
