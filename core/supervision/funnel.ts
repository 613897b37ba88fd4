import { type Counted, spreadOf } from './compare-offices.ts';

/** Limits of a funnel at a number of cases: shares between which chance and the natural spread between units leave 95 % and 99.8 % of them. */
export type FunnelLimits = {
  readonly n: number;
  readonly low95: number;
  readonly high95: number;
  readonly low998: number;
  readonly high998: number;
};

/** A unit in the funnel, and beyond which limit its share lies. */
export type FunnelPoint = Counted & { readonly share: number; readonly beyond: 'none' | '95' | '99.8' };

/** What a funnel plot is drawn from. Points stand in the order of their ids, which says nothing: a funnel is no ranking. */
export type Funnel = {
  /** Share of all units together (p0). */
  readonly common: number;
  /** Variance between units beyond chance, on the scale of the arcsine of the root; 0 when there is none. */
  readonly spread: number;
  readonly points: readonly FunnelPoint[];
  /** For numbers of cases from the fewest to the most, evenly on a scale of roots, so that lines can be drawn. */
  readonly limits: readonly FunnelLimits[];
};

const z95 = 1.96;
const z998 = 3.09;
const mostLimits = 60;

/**
 * The funnel of units that did `x` of `n`, with limits widened by the natural spread between units. For units, offices and villages of one
 * item, post and quarter; never for persons by name.
 *
 * @param leastCases units with fewer cases are left out
 * @source spiegelhalter-2005
 */
export function funnelOf(all: readonly Counted[], leastCases = 1): Funnel {
  const kept = all.filter(({ n }) => n >= leastCases).sort((a, b) => (a.id < b.id ? -1 : 1));
  const { common, spread } = spreadOf(kept);
  const at = (n: number): FunnelLimits => funnelLimits({ common, spread }, n);
  const points = kept.map((one): FunnelPoint => {
    const share = one.x / one.n;
    const { low95, high95, low998, high998 } = at(one.n);
    return { ...one, share, beyond: share < low998 || share > high998 ? '99.8' : share < low95 || share > high95 ? '95' : 'none' };
  });
  return { common, spread, points, limits: numbersOf(kept).map(at) };
}

/** The limits for one number of cases. */
export function funnelLimits({ common, spread }: Pick<Funnel, 'common' | 'spread'>, n: number): FunnelLimits {
  const middle = Math.asin(Math.sqrt(common));
  const deviation = Math.sqrt(1 / (4 * (n + 1 / 2)) + spread);
  const shareAt = (z: number): number => Math.sin(Math.min(Math.PI / 2, Math.max(0, middle + z * deviation))) ** 2;
  return { n, low95: shareAt(-z95), high95: shareAt(z95), low998: shareAt(-z998), high998: shareAt(z998) };
}

function numbersOf(kept: readonly Counted[]): readonly number[] {
  if (kept.length === 0) return [];
  const numbers = kept.map(({ n }) => n);
  const [first, last] = [Math.sqrt(Math.min(...numbers)), Math.sqrt(Math.max(...numbers))];
  const steps = Array.from({ length: mostLimits }, (_, index) => Math.round((first + ((last - first) * index) / (mostLimits - 1)) ** 2));
  return [...new Set(steps)];
}
