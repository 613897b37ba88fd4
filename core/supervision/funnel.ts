import { type ComparisonLimits, compareCorrected, type Counted, errorAt, spreadOf } from './compare-offices.ts';

/** Prediction limits of a share at one size: 95 % and 99.8 % of what chance and the usual spread between offices give. */
export type FunnelLimits = {
  readonly n: number;
  readonly low: number;
  readonly high: number;
  readonly outerLow: number;
  readonly outerHigh: number;
};

/** An office in a funnel, with the limits at its own size. */
export type FunnelPoint = Counted &
  FunnelLimits & {
    readonly share: number;
    /** Fewer cases than may be compared: nothing is said about it. */
    readonly small: boolean;
    /** Worth a talk after the corrections for spread and for many comparisons; never a case by itself. */
    readonly asks: boolean;
  };

/** A funnel: offices in the order of their codes, never of their shares. */
export type Funnel = {
  readonly common: number;
  /** How much wider than by chance alone, as the standard deviation between offices; 0 when chance explains it all. */
  readonly spread: number;
  readonly points: readonly FunnelPoint[];
  readonly curve: readonly FunnelLimits[];
};

const inner = 1.959964;
const outer = 3.090232;

/** Fewest offices of full size of which a spread can be told. */
const leastOffices = 3;

/** Sizes at which the curve is drawn. */
const curveSteps = 40;

/**
 * A funnel of shares with limits that allow for the natural spread between offices. Undefined when fewer than three offices are large enough: then
 * nothing is compared.
 *
 * @source spiegelhalter-2005
 */
export function funnelOf(all: readonly Counted[], limits: ComparisonLimits): Funnel | undefined {
  // One order whatever order was given, so that sums round in one way.
  const sorted = all.filter(({ n }) => n > 0).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const large = sorted.filter(({ n }) => n >= limits.leastCases);
  if (large.length < leastOffices) return undefined;
  const spread = spreadOf(large);
  const asking = new Set(compareCorrected(large, limits).map(({ id }) => id));
  const most = Math.max(...sorted.map(({ n }) => n));
  const sizes = Array.from({ length: curveSteps }, (_, step) => Math.max(1, Math.round((most * 1.05 * (step + 1)) / curveSteps)));
  return {
    common: spread.common,
    spread: Math.sqrt(spread.tau2),
    points: sorted.map((one) => ({
      ...one,
      ...limitsAt(one.n, spread),
      share: one.x / one.n,
      small: one.n < limits.leastCases,
      asks: asking.has(one.id),
    })),
    curve: [...new Set(sizes)].map((n) => limitsAt(n, spread)),
  };
}

/** The limits at one size; `spread` is {@link spreadOf} of those that are compared. */
export function limitsAt(n: number, { middle, tau2 }: { readonly middle: number; readonly tau2: number }): FunnelLimits {
  const error = Math.sqrt(errorAt(n) ** 2 + tau2);
  const at = (distance: number): number => shareAt(middle + distance * error, n);
  return { n, low: at(-inner), high: at(inner), outerLow: at(-outer), outerHigh: at(outer) };
}

/** Back from the stabilised scale, between none and all. */
function shareAt(height: number, n: number): number {
  const whole = Math.sin(Math.min(Math.PI / 2, Math.max(0, height))) ** 2;
  return Math.min(1, Math.max(0, (whole * (n + 3 / 4) - 3 / 8) / n));
}
