import { addDays, type Day } from '../../core/kernel/day.ts';

/** A purchase of the demo. */
export type Purchase = {
  readonly what: string;
  readonly way: string;
  readonly kind: string;
  readonly budget: number;
  readonly noticed: Day;
  readonly closed: Day;
  readonly signed: Day;
  readonly settled: number;
  /** Prices in the order of the suppliers; the first wins. */
  readonly prices: readonly number[];
};

/** Purchases of one village: some in order, one or two to ask about. */
export function purchasesOf(day: Day, village: number): readonly Purchase[] {
  const base = (ago: number): Purchase => ({
    ...{ what: '路灯维修', way: '询价', kind: `维修${String(ago)}`, budget: 20_000, settled: 18_000, prices: [18_000, 19_300, 19_900] },
    ...{ noticed: addDays(day, -ago - 12), closed: addDays(day, -ago - 5), signed: addDays(day, -ago) },
  });
  const asked: readonly (readonly Purchase[])[] = [
    // One need in two parts below the limit within thirty days.
    [60, 45].map((ago) => ({
      ...base(ago),
      what: '水渠清淤',
      kind: '水利',
      budget: 58_000,
      settled: 56_000,
      prices: [56_000, 57_100, 57_500],
    })),
    [{ ...base(50), settled: 20_700 }],
    [{ ...base(70), closed: addDays(day, -80), noticed: addDays(day, -82) }],
    [{ ...base(40), prices: [18_000, 18_000, 19_900] }],
    // Settled at exactly one hundred and ten percent; and a repair thirty-one days after another: in order.
    [{ ...base(55), settled: 19_800 }],
    [{ ...base(33), prices: [18_000, 18_500, 19_000] }],
  ];
  return [base(90), base(120), ...(asked[village % asked.length] ?? [])];
}
