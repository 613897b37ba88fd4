import { addDays, type Day } from '../../core/kernel/day.ts';
import { checkCharacterOf } from '../../core/kernel/identity-number.ts';
import type { Unit } from '../../core/org/organisation.ts';
import type { DemoCounty } from './generate-county.ts';
import type { Household } from './make-households.ts';

/** Villages whose registers are invented; the others have none in the demo. */
const villagesWithRegisters = 6;

/** What registers are made from: some villages with their households, the day of the sweep, who handles. */
export type RegisterGround = {
  readonly day: Day;
  readonly villages: readonly { readonly unit: Unit; readonly town: string; readonly households: readonly Household[] }[];
  readonly county: DemoCounty;
};

/** The ground of all registers of a county. */
export function registerGround(county: DemoCounty, day: Day): RegisterGround {
  const units = county.organisation.units.filter((unit) => unit.level === 'village').slice(0, villagesWithRegisters);
  const villages = units.map((unit) => ({
    unit,
    town: townLetters(county, unit),
    households: county.households.filter((household) => household.village === unit.id),
  }));
  return { day, villages, county };
}

function townLetters({ organisation }: DemoCounty, village: Unit): string {
  const town = organisation.units.find((unit) => unit.id === village.parent);
  return (town?.code ?? '').replace(/^QX-/, '').toLowerCase();
}

/** Name under which the registers call an officer of a village: his name at sign-in. */
export function loginAt(village: Unit, post: string): string {
  return `${village.code.toLowerCase().replace(/^qx-/, '').replace('-', '')}-${post}`;
}

/** Invented number of an official; the area 000000 was never assigned. */
export function officialNumber(index: number): string {
  const digits = `0000001975${String(1 + (index % 12)).padStart(2, '0')}${String(1 + (index % 28)).padStart(2, '0')}${String(501 + index).slice(-3)}`;
  return digits + checkCharacterOf(digits);
}

/** Whoever died, and how many days before the sweep: the head of the fourth household of a village. */
export function deathOf(household: Household, ground: RegisterGround): Day | null {
  const village = ground.villages.find((one) => one.unit.id === household.village);
  return village?.households[3] === household ? addDays(ground.day, -150) : null;
}
