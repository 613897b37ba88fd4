import { addDays, type Day } from '../../core/kernel/day.ts';
import { asId, type CountyId } from '../../core/kernel/id.ts';
import type { OrganisationData, Unit } from '../../core/org/organisation.ts';
import { roles } from '../../core/org/roles.ts';

type UnitRow = readonly [code: string, parent: string | null, level: Unit['level'], kind: Unit['kind'], name: string];

/** Two towns, three villages and the offices that the library's charts name; places of nowhere. */
const units: readonly UnitRow[] = [
  ['SX', null, 'county', 'county', '石溪县'],
  ['SX-JW', 'SX', 'county', 'commission', '石溪县纪委监委'],
  ['SX-MZ', 'SX', 'county', 'bureau', '石溪县民政局'],
  ['SX-CZ', 'SX', 'county', 'bureau', '石溪县财政局'],
  ['SX-DJ', 'SX', 'county', 'bureau', '石溪县不动产登记中心'],
  ['SX-A', 'SX', 'town', 'town', '甲溪镇'],
  ['SX-B', 'SX', 'town', 'town', '乙溪镇'],
  ['SX-A-01', 'SX-A', 'village', 'village', '前湾村'],
  ['SX-A-02', 'SX-A', 'village', 'village', '后湾村'],
  ['SX-B-01', 'SX-B', 'village', 'village', '远湾村'],
];

type PostRow = readonly [person: string, unit: string, role: keyof typeof roles, time?: 'ended' | 'coming'];

/** Who sits where. A person of two rows holds two posts. */
const seats: readonly PostRow[] = [
  ['officer', 'SX-A-01', 'village.aid-officer'],
  ['officer-2', 'SX-A-02', 'village.aid-officer'],
  ['officer-far', 'SX-B-01', 'village.aid-officer'],
  ['panel-1', 'SX-A-01', 'village.review-panel'],
  ['panel-2', 'SX-A-01', 'village.review-panel'],
  ['panel-3', 'SX-A-01', 'village.review-panel'],
  ['village-clerk', 'SX-A-01', 'village.clerk'],
  ['clerk', 'SX-A', 'town.aid-clerk'],
  ['clerk-2', 'SX-A', 'town.aid-clerk'],
  ['clerk-far', 'SX-B', 'town.aid-clerk'],
  ['visitor-1', 'SX-A', 'town.visit-officer'],
  ['visitor-2', 'SX-A', 'town.visit-officer'],
  ['visitor-kin', 'SX-A', 'town.visit-officer'],
  ['liaison-1', 'SX-A', 'town.village-liaison'],
  ['liaison-2', 'SX-A', 'town.village-liaison'],
  ['deputy', 'SX-A', 'town.deputy-head'],
  ['deputy-2', 'SX-A', 'town.deputy-head'],
  ['town-head', 'SX-A', 'town.aid-head'],
  ['archivist', 'SX-A', 'town.archivist'],
  ['means', 'SX-MZ', 'means-check.officer'],
  ['inspector-1', 'SX-MZ', 'civil-affairs.inspector'],
  ['inspector-2', 'SX-MZ', 'civil-affairs.inspector'],
  ['bureau-clerk', 'SX-MZ', 'civil-affairs.aid-clerk'],
  ['bureau-head', 'SX-MZ', 'civil-affairs.aid-head'],
  ['payer', 'SX-CZ', 'finance.payer'],
  ['registry-clerk', 'SX-DJ', 'registry.window-clerk'],
  ['commission', 'SX-JW', 'commission.conduct-officer'],
  ['reviewer', 'SX', 'leading-group.reviewer'],
  ['admin-system', 'SX', 'admin.system'],
  ['admin-security', 'SX', 'admin.security'],
  ['admin-audit', 'SX', 'admin.audit'],
  ['expired', 'SX-A', 'town.aid-clerk', 'ended'],
  ['coming', 'SX-A', 'town.aid-clerk', 'coming'],
  ['giver', 'SX-A', 'town.aid-clerk'],
  ['frozen', 'SX-A', 'town.aid-clerk'],
  ['personnel', 'SX-CZ', 'bureau.personnel-officer'],
  ['accountant', 'SX-CZ', 'finance.accountant'],
  ['commission-2', 'SX-JW', 'commission.conduct-officer'],
  ['commission-leader', 'SX-JW', 'commission.leader'],
  ['town-conduct', 'SX-A', 'town.conduct-officer'],
  ['secretary', 'SX-A-01', 'village.secretary'],
  ['secretary-far', 'SX-B-01', 'village.secretary'],
  ['compiler', 'SX-A', 'town.compiler'],
  ['compiler-2', 'SX-A', 'town.compiler'],
  ['compiler-far', 'SX-B', 'town.compiler'],
  ['legal', 'SX-A', 'town.legal-officer'],
  ['office-head', 'SX', 'leading-group.head'],
];

/** Acts in the name of `giver`; holds nothing himself. */
const delegate = 'delegate';

/** The units and people of the county that most tests of cases run in. `day` is the day on which the county is made. */
export function smallOrganisation(county: CountyId, day: Day): OrganisationData {
  const names = [...new Set([...seats.map(([person]) => person), delegate])];
  const postId = (unit: string, role: string, person: string) => asId<'post'>(`post/${unit}/${role}/${person}`);
  const spans = {
    now: { from: addDays(day, -100), to: null },
    ended: { from: addDays(day, -100), to: addDays(day, -1) },
    coming: { from: addDays(day, 300), to: null },
  };
  const giverPost = postId('SX-A', 'town.aid-clerk', 'giver');
  return {
    county,
    units: units.map(([code, parent, level, kind, name]) => ({
      ...{ id: asId<'unit'>(code), parent: parent === null ? null : asId<'unit'>(parent), level, kind, code, name },
    })),
    posts: seats.map(([person, unit, role]) => ({
      id: postId(unit, role, person),
      unit: asId<'unit'>(unit),
      role,
      name: roles[role].name,
    })),
    persons: names.map((name, at) => ({ id: asId<'person'>(name), name: `办事员${String(at + 1)}` })),
    tenures: seats.map(([person, unit, role, time]) => ({
      person: asId<'person'>(person),
      post: postId(unit, role, person),
      ...spans[time ?? 'now'],
    })),
    delegations: [
      {
        from: asId<'person'>('giver'),
        to: asId<'person'>(delegate),
        post: giverPost,
        fromDay: addDays(day, -10),
        toDay: addDays(day, 300),
      },
    ],
    kin: [],
  };
}
