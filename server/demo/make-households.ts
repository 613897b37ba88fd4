import type { UnitId } from '../../core/kernel/id.ts';
import type { Unit } from '../../core/org/organisation.ts';
import { makeResidents, type Resident, type ResidentWork } from './make-residents.ts';
import { at } from './roster.ts';

/** A household that may apply. `members` includes the head, first. The phone number has the area 0000, which does not exist. */
export type Household = {
  readonly id: string;
  readonly village: UnitId;
  readonly group: number;
  readonly address: string;
  readonly phone: string;
  readonly head: Resident;
  readonly members: readonly Resident[];
  readonly hardship: string;
  /** Income of all members in a month, fen. */
  readonly monthlyIncomeFen: number;
};

const hardships = [
  '主要劳动力患重病',
  '成员重度残疾',
  '单亲抚养未成年子女',
  '老人无人赡养且无稳定收入',
  '家中有在读学生且收入低',
  '遭遇意外事故',
];

/** Makes `count` households of one village. */
export function makeHouseholds(village: Unit, count: number, work: ResidentWork): readonly Household[] {
  return Array.from({ length: count }, (_, index) => makeHousehold(village, index, work));
}

function makeHousehold(village: Unit, index: number, work: ResidentWork): Household {
  const { source } = work;
  const members = makeResidents(work);
  const group = 1 + (index % 6);
  return {
    id: source.newId('household'),
    village: village.id,
    group,
    address: `${village.name}${village.kind === 'community' ? `${group}号楼` : `${group}组`}${index + 1}号`,
    phone: `0000-${String(source.below(10_000_000)).padStart(7, '0')}`,
    head: at(members, 0),
    members,
    hardship: source.pick(hardships),
    monthlyIncomeFen: members.length * (20_000 + source.below(40_000)),
  };
}
