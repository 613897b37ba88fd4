import type { ItemVersion } from '../catalogue/power-item.ts';
import { addDays, type Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';

/** A withdrawal of an item: all versions up to `number`, from `on` on; `unit` null means everywhere. */
export type ItemWithdrawal = {
  readonly code: string;
  readonly unit: UnitId | null;
  readonly number: number;
  readonly on: Day;
  readonly reason: string;
};

/** A version as it is with the withdrawals that reach it: it ends the day before, or is on the list of fewer units. A later version begins anew. */
export function withWithdrawals(version: ItemVersion, withdrawals: readonly ItemWithdrawal[]): ItemVersion {
  const mine = withdrawals.filter(({ code, number }) => code === version.item.code && number >= version.number);
  const whole = mine.find(({ unit }) => unit === null);
  const notIn = mine.flatMap(({ unit, on, reason }) => (unit === null ? [] : [{ unit, on, reason }]));
  const partly = notIn.length === 0 ? version : { ...version, notIn };
  if (whole === undefined) return partly;
  const lastDay = addDays(whole.on, -1);
  // What had ended before was replaced, and stays that.
  if (version.effectiveTo !== null && version.effectiveTo < lastDay) return partly;
  return { ...partly, effectiveTo: lastDay, withdrawn: { on: whole.on, reason: whole.reason } };
}
