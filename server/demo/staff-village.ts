import { addDays, type Day } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import type { Unit } from '../../core/org/organisation.ts';
import type { RoleKey } from '../../core/org/roles.ts';
import { at, type Roster } from './roster.ts';
import { type Put, staffCollective, staffErrands } from './staff-collective.ts';
import { loginOf } from './staff-county.ts';

/** How many of the village stand in some function: officers, supervisors, and villagers in its bodies. */
const villagersInBodies = 10;

/**
 * Fills a village: officers, supervisors, and the bodies, in which the same neighbours sit as they do in life.
 *
 * `combined`: one person heads Party branch and villagers' committee (一肩挑). Supervisors are neither in the committee nor
 * keep its books.
 */
export function staffVillage(
  unit: Unit,
  roster: Roster,
  work: { readonly surnames: readonly string[]; readonly day: Day; readonly combined: boolean },
): void {
  const hire = (index: number): PersonId => roster.hire(index % 4 === 3 ? undefined : at(work.surnames, index % work.surnames.length));
  const people = Array.from({ length: 7 + villagersInBodies }, (_, index) => hire(index));
  const [secretary, second, clerk, aid, ...others] = people;
  if (secretary === undefined || second === undefined || clerk === undefined || aid === undefined) return;
  const [supervisor, member, otherMember, ...villagers] = others;
  const director = work.combined ? secretary : second;
  // The term of the committees is five years; representatives and panel came with it.
  const from = addDays(work.day, -800);
  const put: Put = (role, persons) => {
    for (const person of persons) if (person !== undefined) roster.appoint(person, { unit: unit.id, role }, { from });
  };
  put('village.secretary', [secretary]);
  put('village.director', [director]);
  put('village.clerk', [clerk]);
  put('village.aid-officer', [aid]);
  put('village.supervisor', [supervisor]);
  put('village.supervisor-member', [supervisor, member, otherMember]);
  put('village.committee-member', [secretary, second, clerk, aid, villagers[0]]);
  put('village.representative', [second, aid, supervisor, member, otherMember, ...villagers]);
  put('village.party-member', [secretary, second, clerk, supervisor, member, ...villagers.slice(0, 7)]);
  put('village.review-panel', villagers.slice(1, 10));
  put('village.organisation-officer', [second]);
  put('village.branch-committee', [secretary, second, clerk]);
  staffCollective({ secretary, second, aid, watchers: [supervisor, member, otherMember], villagers }, put);
  staffErrands({ aid, villagers }, put);
  const officers = { secretary, director, clerk, 'aid-officer': aid, supervisor };
  for (const [post, person] of Object.entries(officers)) {
    if (person === undefined || (work.combined && post === 'director')) continue;
    roster.open(person, loginOf(unit, `village.${post}` as RoleKey, null));
  }
  openDeputy(unit, roster, { deputy: work.combined ? second : undefined });
}

/** Where one person heads both, his deputy on the committee signs in as well. */
function openDeputy(unit: Unit, roster: Roster, { deputy }: { readonly deputy: PersonId | undefined }): void {
  if (deputy !== undefined) roster.open(deputy, loginOf(unit, 'village.committee-member', null));
}
