import { addDays, type Day } from '../../core/kernel/day.ts';
import { checkCharacterOf } from '../../core/kernel/identity-number.ts';
import type { NameSource } from './name-source.ts';
import type { SeededSource } from './seeded-source.ts';

/** A villager. The identity number has the area 000000, which no office ever assigned, and a right check character. */
export type Resident = {
  readonly name: string;
  readonly relation: '户主' | '配偶' | '子' | '女' | '父' | '母';
  readonly birthday: Day;
  readonly identityNumber: string;
};

/** What residents are made from. */
export type ResidentWork = {
  readonly source: SeededSource;
  readonly names: NameSource;
  readonly day: Day;
  readonly surnames: readonly string[];
  /** Identity numbers given so far, in the whole county. */
  readonly given: Set<string>;
};

/** The members of one household, its head first. */
export function makeResidents(work: ResidentWork): readonly Resident[] {
  const { source, names, day, surnames } = work;
  const surname = source.pick(surnames);
  const age = 35 + source.below(45);
  const isMan = source.below(2) === 0;
  const make = (
    relation: Resident['relation'],
    name: string,
    { years, man }: { readonly years: number; readonly man: boolean },
  ): Resident => {
    const birthday = addDays(day, -Math.round(years * 365.25) - source.below(360));
    return { name, relation, birthday, identityNumber: newIdentityNumber(birthday, man, work) };
  };
  const shape = source.below(10);
  const members = [make('户主', names.newName(surname), { years: age, man: isMan })];
  if (shape >= 3) members.push(make('配偶', names.newName(), { years: age - 2, man: !isMan }));
  const children = age < 60 && shape >= 2 ? 1 + source.below(2) : 0;
  for (let child = 0; child < children; child += 1) {
    const boy = source.below(2) === 0;
    members.push(make(boy ? '子' : '女', names.newName(surname), { years: Math.max(3, age - 26 - child * 4), man: boy }));
  }
  if (shape >= 8 && age < 62) members.push(make('母', names.newName(), { years: age + 24, man: false }));
  return members;
}

/** The 17th digit is odd for men, even for women. */
function newIdentityNumber(birthday: Day, man: boolean, work: ResidentWork): string {
  const order = String(work.source.below(500) * 2 + (man ? 1 : 0)).padStart(3, '0');
  const digits = `000000${birthday.replaceAll('-', '')}${order}`;
  if (work.given.has(digits)) return newIdentityNumber(birthday, man, work);
  work.given.add(digits);
  return digits + checkCharacterOf(digits);
}
