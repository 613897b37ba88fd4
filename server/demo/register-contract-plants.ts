import { addDays, type Day } from '../../core/kernel/day.ts';

/** A contract of the demo. */
export type Contract = {
  readonly asset: string;
  readonly kind: string;
  readonly from: Day;
  readonly to: Day;
  readonly rent: number;
  readonly appraised: number;
  readonly resolution: string;
  readonly state: string;
  readonly way: string;
  /** Years for which rent came in. */
  readonly paid: number;
};

const sound = { kind: '房屋门面', rent: 6_000, appraised: 6_000, resolution: '决议-3', state: '履行中', way: '公开竞价' };

/** One contract in order for each village, and one that a rule asks about. */
export function contractsOf(day: Day, village: number): readonly Contract[] {
  const good: Contract = { ...sound, asset: 'A1', from: addDays(day, -700), to: addDays(day, 800), paid: 2 };
  const asked: readonly Contract[] = [
    { ...sound, asset: 'A2', from: addDays(day, -1200), to: addDays(day, -100), paid: 4 },
    { ...sound, asset: 'A2', from: addDays(day, -600), to: addDays(day, 400), rent: 3_000, appraised: 5_200, paid: 2 },
    { ...sound, asset: 'A2', from: addDays(day, -800), to: addDays(day, 290), paid: 1 },
    { ...sound, asset: 'A2', from: addDays(day, -90), to: addDays(day, 900), rent: 12_000, appraised: 12_000, resolution: '', paid: 1 },
    // The rent of this one is one hundredth above nine tenths: in order.
    { ...sound, asset: 'A2', from: addDays(day, -300), to: addDays(day, 300), rent: 5_401, paid: 1 },
    { ...sound, asset: 'A2', kind: '水面', from: addDays(day, -100), to: addDays(day, 7_400), paid: 1 },
  ];
  return [good, ...asked.slice(village % asked.length, (village % asked.length) + 1)];
}
