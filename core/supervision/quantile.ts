/**
 * Quantile of Hyndman and Fan's type 8: position (n + 1/3) p + 1/3 counted from 1, linear between neighbours, clamped to the
 * ends. Undefined for no values. SQL's `percentile_cont` is type 7 and gives other quartiles.
 *
 * @param p from 0 to 1
 * @source hyndman-fan-1996
 */
export function quantile8(values: readonly number[], p: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const position = Math.min(sorted.length, Math.max(1, (sorted.length + 1 / 3) * p + 1 / 3));
  const below = Math.floor(position);
  const [low, high] = [sorted[below - 1], sorted[below] ?? sorted[below - 1]];
  return low === undefined || high === undefined ? undefined : low + (position - below) * (high - low);
}

/** Quartiles and Tukey's fences of a set of values. */
export type Fences = { readonly q1: number; readonly q3: number; readonly low: number; readonly high: number };

/** Quartiles (type 8) with the fences 1.5 interquartile ranges below and above; undefined for no values. */
export function fencesOf(values: readonly number[]): Fences | undefined {
  const [q1, q3] = [quantile8(values, 0.25), quantile8(values, 0.75)];
  if (q1 === undefined || q3 === undefined) return undefined;
  return { q1, q3, low: q1 - 1.5 * (q3 - q1), high: q3 + 1.5 * (q3 - q1) };
}
