import { addDays, type Day } from '../../core/kernel/day.ts';
import type { UnitId } from '../../core/kernel/id.ts';
import { checkCharacterOf } from '../../core/kernel/identity-number.ts';
import type { Unit } from '../../core/org/organisation.ts';
import type { NameSource } from './name-source.ts';
import { at } from './roster.ts';
import type { SeededSource } from './seeded-source.ts';

/** A villager. The identity number has the area 000000, which no office ever assigned, and a right check character. */
export type Resident = {
  readonly name: string;
  readonly relation: '户主' | '配偶' | '子' | '女' | '父' | '母';
  readonly birthday: Day;
  readonly identityNumber: string;
};

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

const hardships = ['主要劳动力患重病', '成员重度残疾', '单亲抚养未成年子女', '老人无人赡养且无稳定收入', '家中有在读学生且收入低', '遭遇意外事故'];

type Work = {
  readonly source: SeededSource;
  readonly names: NameSource;
  readonly day: Day;
  readonly surnames: readonly string[];
  /** Identity numbers given so far, in the whole county. */
  readonly given: Set<string>;
};

/** Makes `count` households of one village. */
export function makeHouseholds(village: Unit, count: number, work: Work): readonly Household[] {
  return Array.from({ length: count }, (_, index) => makeHousehold(village, index, work));
}

function makeHousehold(village: Unit, index: number, work: Work): Household {
  const { source } = work;
  const members = makeMembers(work);
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

function makeMembers(work: Work): readonly Resident[] {
  const { source, names, day, surnames } = work;
  const surname = source.pick(surnames);
  const age = 35 + source.below(45);
  const isMan = source.below(2) === 0;
  const make = (relation: Resident['relation'], name: string, years: number, man: boolean): Resident => {
    const birthday = addDays(day, -Math.round(years * 365.25) - source.below(360));
    return { name, relation, birthday, identityNumber: newIdentityNumber(birthday, man, work) };
  };
  const shape = source.below(10);
  const members = [make('户主', names.newName(surname), age, isMan)];
  if (shape >= 3) members.push(make('配偶', names.newName(), age - 2, !isMan));
  const children = age < 60 && shape >= 2 ? 1 + source.below(2) : 0;
  for (let child = 0; child < children; child += 1) {
    const boy = source.below(2) === 0;
    members.push(make(boy ? '子' : '女', names.newName(surname), Math.max(3, age - 26 - child * 4), boy));
  }
  if (shape >= 8 && age < 62) members.push(make('母', names.newName(), age + 24, false));
  return members;
}

/** The 17th digit is odd for men, even for women. */
function newIdentityNumber(birthday: Day, man: boolean, work: Work): string {
  const order = String(work.source.below(500) * 2 + (man ? 1 : 0)).padStart(3, '0');
  const digits = `000000${birthday.replaceAll('-', '')}${order}`;
  if (work.given.has(digits)) return newIdentityNumber(birthday, man, work);
  work.given.add(digits);
  return digits + checkCharacterOf(digits);
}
