import { addDays, type Day, startOfDay } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import type { OrganisationData, Post, Unit } from '../../core/org/organisation.ts';
import { findRole } from '../../core/org/roles.ts';
import type { Staff } from '../../core/org/staff.ts';
import type { Hand, Seat } from '../../core/programme/event.ts';
import { holdersOf } from '../../core/programme/governance.ts';
import type { PlannedRecord } from './plan-programme.ts';

/** Who sits first where he is there: the first found leads, the second stands in. */
const order = [
  ...['town.party-secretary', 'bureau.director', 'village.secretary', 'leading-group.head', 'commission.leader'],
  ...['town.head', 'bureau.vice-director', 'village.director', 'town.deputy-head', 'leading-group.reviewer'],
  ...['town.conduct-officer', 'village.supervisor', 'commission.conduct-officer', 'town.legal-officer', 'bureau.legal-officer'],
  ...['town.compiler', 'bureau.compiler', 'village.clerk'],
];

/** The county has no posts of its own: its body sits in its offices. */
const ofCounty: ReadonlySet<string> = new Set(['leading-group.head', 'commission.leader', 'leading-group.reviewer', 'justice.reviewer']);

/** Seats of a body at most. */
const mostSeats = 7;

/** Leading groups of all units but the last town, which is the demo's gap. No two seats are held by one person or by relatives. */
export function planBodies(
  { units, posts }: OrganisationData,
  about: { readonly staff: Staff; readonly today: Day; readonly office: Hand },
): readonly PlannedRecord[] {
  const { staff, today, office } = about;
  const gap = units.findLast(({ level }) => level === 'town');
  return units.flatMap((unit, nth) => {
    const seats = seatsOf(
      staff,
      posts.filter((post) => (unit.kind === 'county' ? ofCounty.has(post.role) : post.unit === unit.id)),
    );
    if (unit.id === gap?.id || seats.length === 0) return [];
    const from = addDays(today, -55 + (nth % 10));
    const paper = {
      number: `${unit.name}发〔2026〕${String((nth % 30) + 1)}号`,
      title: '关于成立微权力工作领导小组的通知',
      issuer: unit.name,
      day: from,
    };
    const at = startOfDay(from) + 11 * 3_600_000;
    return [
      {
        ...{ kind: 'governance-body', id: unit.id },
        events: [{ type: 'body-set', unit: unit.id, from, paper, office: officeOf(unit), seats, at, by: office }],
      } satisfies PlannedRecord,
    ];
  });
}

function seatsOf(staff: Staff, posts: readonly Post[]): readonly Seat[] {
  const ranked = posts
    .filter(({ role }) => findRole(role)?.business === true && findRole(role)?.body === false)
    .toSorted((a, b) => rankOf(a) - rankOf(b));
  const seated: PersonId[] = [];
  const chosen: Post[] = [];
  for (const post of ranked) {
    const holders = holdersOf(staff, post.id);
    const isFree = holders.every((one) => seated.every((other) => other !== one && !staff.areRelatives(one, other)));
    if (holders.length === 0 || !isFree || chosen.length === mostSeats) continue;
    seated.push(...holders);
    chosen.push(post);
  }
  return chosen.map(({ id }, at) => ({ post: id, as: at === 0 ? 'head' : at === 1 ? 'deputy' : 'member' }));
}

function rankOf({ role }: Post): number {
  const at = order.indexOf(role);
  return at < 0 ? order.length : at;
}

function officeOf({ level }: Unit): string {
  return level === 'village' ? '村便民服务站' : level === 'town' ? '党政综合办公室' : '办公室';
}
