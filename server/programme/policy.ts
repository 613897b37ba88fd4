import type { PersonId, PostId, UnitId } from '../../core/kernel/id.ts';
import type { Unit } from '../../core/org/organisation.ts';
import type { Staff } from '../../core/org/staff.ts';
import { rightsInUnit, seesWholeProgramme } from '../compile/read.ts';

/** What somebody has to do with the programme today. */
export type Part = {
  /** He sees everything: the leading-group office and the commission's office. */
  readonly seesAll: boolean;
  /** The post in which he leads the programme: papers, tasks, minutes, deadlines; undefined when he does not. */
  readonly leads: PostId | undefined;
  /** The post in which he answers for a unit's own list; undefined when he does not. */
  readonly compiles: (unit: UnitId) => PostId | undefined;
};

/** The part of a person in the programme. Who leads it does so for every unit; who compiles a list, for that unit alone. */
export function partOf(staff: Staff, person: PersonId, units: readonly Unit[]): Part {
  // Whoever leads does so everywhere: one unit stands for all.
  const [sample] = units;
  return {
    seesAll: seesWholeProgramme(staff, person),
    leads: sample === undefined ? undefined : rightsInUnit(staff, person, sample.id).get('publish'),
    compiles: (unit) => (staff.findUnit(unit) === undefined ? undefined : rightsInUnit(staff, person, unit).get('compile')),
  };
}

/** Units of which a person sees the programme: all, or those whose lists he compiles. */
export function unitsSeen(staff: Staff, person: PersonId, units: readonly Unit[]): readonly Unit[] {
  const part = partOf(staff, person, units);
  return units.filter(({ id }) => part.seesAll || part.compiles(id) !== undefined);
}
