import { benjaminiHochberg, binomialTail } from './binomial.ts';
import { quantile8 } from './quantile.ts';

/** One who is compared: `x` of `n` cases. */
export type Counted = { readonly id: string; readonly n: number; readonly x: number };

/** Limits of a comparison. */
export type ComparisonLimits = { readonly leastCases: number; readonly q: number; readonly leastRatio: number };

/** One who stands out, with what was computed. */
export type StandOut = Counted & { readonly share: number; readonly common: number; readonly p: number };

/**
 * Those whose share is far above the common one: exact one-sided binomial test, Benjamini-Hochberg, and a least ratio
 * (rule W09). Deterministic, whatever the order.
 */
export function compareExactly(all: readonly Counted[], { leastCases, q, leastRatio }: ComparisonLimits): readonly StandOut[] {
  const kept = all.filter(({ n }) => n >= leastCases).sort((a, b) => (a.id < b.id ? -1 : 1));
  const common = commonShare(kept);
  const ps = kept.map(({ n, x }) => binomialTail(x, n, common));
  const accepted = benjaminiHochberg(ps, q);
  return standOuts(kept, { common, ps, accepted, leastRatio });
}

/**
 * The comparison for advice: variance-stabilised shares, corrected for the natural spread between offices (winsorised
 * overdispersion), Benjamini-Hochberg, least size and least ratio.
 *
 * @source spiegelhalter-2005
 */
export function compareCorrected(all: readonly Counted[], { leastCases, q, leastRatio }: ComparisonLimits): readonly StandOut[] {
  const kept = all.filter(({ n }) => n >= leastCases).sort((a, b) => (a.id < b.id ? -1 : 1));
  const { common, spread } = spreadOf(kept);
  const y0 = Math.asin(Math.sqrt(common));
  const ps = kept.map((one) => 1 - normalBelow((stabilised(one) - y0) / Math.sqrt(deviationOf(one) ** 2 + spread)));
  return standOuts(kept, { common, ps, accepted: benjaminiHochberg(ps, q), leastRatio });
}

/** What units have in common: the share of all together, and the variance between them beyond chance on the scale of the arcsine of the root. */
export function spreadOf(kept: readonly Counted[]): { readonly common: number; readonly spread: number } {
  const common = commonShare(kept);
  const y0 = Math.asin(Math.sqrt(common));
  const zs = kept.map((one) => (stabilised(one) - y0) / deviationOf(one));
  return { common, spread: kept.length === 0 ? 0 : spreadBetween(zs, kept.map(deviationOf)) };
}

function stabilised({ n, x }: Counted): number {
  return Math.asin(Math.sqrt((x + 3 / 8) / (n + 3 / 4)));
}

function deviationOf({ n }: Counted): number {
  return 1 / (2 * Math.sqrt(n + 1 / 2));
}

function commonShare(all: readonly Counted[]): number {
  const total = all.reduce((sum, { n }) => sum + n, 0);
  return total === 0 ? 0 : all.reduce((sum, { x }) => sum + x, 0) / total;
}

type Tested = {
  readonly common: number;
  readonly ps: readonly number[];
  readonly accepted: readonly boolean[];
  readonly leastRatio: number;
};

function standOuts(kept: readonly Counted[], { common, ps, accepted, leastRatio }: Tested): readonly StandOut[] {
  return kept.flatMap((one, index) => {
    const share = one.x / one.n;
    if (accepted[index] !== true || share < leastRatio * common) return [];
    return [{ ...one, share, common, p: ps[index] ?? 1 }];
  });
}

/** Variance between offices beyond chance, from z-values winsorised at their 10 % and 90 % quantiles. */
function spreadBetween(zs: readonly number[], ss: readonly number[]): number {
  const m = zs.length;
  const [low = 0, high = 0] = [quantile8(zs, 0.1), quantile8(zs, 0.9)];
  const phi = zs.reduce((sum, z) => sum + Math.min(high, Math.max(low, z)) ** 2, 0) / Math.max(1, m);
  if (phi <= 1) return 0;
  const ws = ss.map((s) => 1 / (s * s));
  const sum = ws.reduce((total, w) => total + w, 0);
  const squares = ws.reduce((total, w) => total + w * w, 0);
  return Math.max(0, (m * phi - (m - 1)) / (sum - squares / sum));
}

/** The standard normal distribution function (Abramowitz and Stegun 7.1.26, error below 1.5e-7). */
function normalBelow(z: number): number {
  const t = 1 / (1 + 0.3275911 * (Math.abs(z) / Math.SQRT2));
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = (series * Math.exp((-z * z) / 2)) / 2;
  return z >= 0 ? 1 - tail : tail;
}
