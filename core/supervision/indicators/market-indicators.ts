import { fencesOf, quantile8 } from '../quantile.ts';
import type { Finding, Group } from './findings.ts';
import type { IndicatorCode, IndicatorSettings } from './flag-settings.ts';
import { type Bid, isSubmitted, type Release, singleWinner } from './release.ts';

/** What an indicator over all processes knows beside them. */
export type MarketContext = {
  readonly settings: IndicatorSettings;
  readonly currency: string | undefined;
  readonly isComparable: (release: Release) => boolean;
};

type MarketIndicator = (releases: readonly Release[], context: MarketContext) => readonly Finding[];

/** A won process with the distance between the winning price and the next one. */
type Distance = { readonly ocid: string; readonly winner: string; readonly next: string; readonly share: number };

/** R024: the winner is remarkably close to the runner-up. */
export const closeRunnerUp: MarketIndicator = (releases, context) => {
  const distances = distancesOf(releases, context);
  const limit = context.settings.threshold ?? lowFence(distances.map(({ share }) => share));
  if (limit === undefined) return [];
  return distances
    .filter(({ share }) => share <= limit)
    .flatMap(({ ocid, winner, next, share }): readonly Finding[] => [
      { group: 'OCID', id: ocid, code: 'R024', value: share },
      { group: 'Tenderer', id: winner, code: 'R024', value: 0 },
      { group: 'Tenderer', id: next, code: 'R024', value: 0 },
    ]);
};

/** R058: the winner is remarkably far below the runner-up. */
export const deepDiscount: MarketIndicator = (releases, context) => {
  const distances = distancesOf(releases, context);
  const limit = context.settings.threshold ?? highFence(distances.map(({ share }) => share));
  if (limit === undefined) return [];
  return distances
    .filter(({ share }) => share >= limit)
    .flatMap(({ ocid, winner, share }): readonly Finding[] => [
      { group: 'OCID', id: ocid, code: 'R058', value: share },
      { group: 'Tenderer', id: winner, code: 'R058', value: 0 },
    ]);
};

function distancesOf(releases: readonly Release[], { currency, isComparable }: MarketContext): readonly Distance[] {
  return releases.flatMap((release) => {
    const winner = singleWinner(release);
    if (winner === undefined || !isComparable(release)) return [];
    const bids = (release.bids ?? []).filter(
      (bid) => bid.status === 'valid' && bid.tenderers.length === 1 && bid.amount !== undefined && bid.currency === currency,
    );
    const won = lowestOf(bids.filter(({ tenderers }) => tenderers[0] === winner));
    const next = lowestOf(bids.filter(({ tenderers }) => tenderers[0] !== winner));
    if (won === undefined || next === undefined || next.amount < won.amount || won.amount <= 0) return [];
    return [{ ocid: release.ocid, winner, next: next.tenderer, share: (next.amount - won.amount) / won.amount }];
  });
}

function lowestOf(bids: readonly Bid[]): { readonly amount: number; readonly tenderer: string } | undefined {
  let lowest: { readonly amount: number; readonly tenderer: string } | undefined;
  for (const { amount, tenderers } of bids) {
    const [tenderer] = tenderers;
    if (amount !== undefined && tenderer !== undefined && (lowest === undefined || amount < lowest.amount)) lowest = { amount, tenderer };
  }
  return lowest;
}

/** R025: one who bids most often wins remarkably seldom. */
export const seldomWins: MarketIndicator = (releases, { settings }) => {
  const counts = new Map<string, { bids: number; wins: number }>();
  for (const release of releases) {
    const winner = singleWinner(release);
    if (winner === undefined) continue;
    const valid = (release.bids ?? []).filter(({ status, tenderers }) => status === 'valid' && tenderers.length === 1);
    for (const tenderer of new Set(valid.flatMap(({ tenderers }) => tenderers))) {
      const count = counts.get(tenderer) ?? { bids: 0, wins: 0 };
      counts.set(tenderer, { bids: count.bids + 1, wins: count.wins + (tenderer === winner ? 1 : 0) });
    }
  }
  const ratios = [...counts].map(([id, { bids, wins }]) => ({ id, bids, ratio: wins / bids }));
  const often = quantile8(
    ratios.map(({ bids }) => bids),
    (settings.percentile ?? 75) / 100,
  );
  const limit = settings.threshold ?? lowFence(ratios.map(({ ratio }) => ratio));
  if (often === undefined || limit === undefined) return [];
  return ratios
    .filter(({ bids, ratio }) => bids >= often && ratio <= limit)
    .map(({ id, ratio }) => ({ group: 'Tenderer', id, code: 'R025', value: ratio }));
};

/** R038: remarkably many bids are disqualified, by buyer, by procuring entity and by tenderer. */
export const oftenDisqualified: MarketIndicator = (releases, { settings }) => {
  const entities = settings.minimumContractingProcesses ?? 2;
  const buyers = new Map<string, Disqualified>();
  const procuring = new Map<string, Disqualified>();
  const tenderers = new Map<string, Disqualified>();
  for (const { bids = [], buyer, procuringEntity } of releases) {
    for (const bid of bids.filter(isSubmitted)) {
      if (buyer !== undefined) count(buyers, buyer, bid);
      if (procuringEntity !== undefined) count(procuring, procuringEntity, bid);
      for (const tenderer of new Set(bid.tenderers)) count(tenderers, tenderer, bid);
    }
  }
  const over = (group: Group, of: ReadonlyMap<string, Disqualified>, least: number): readonly Finding[] => {
    const ratios = [...of]
      .filter(([, { submitted }]) => submitted >= least)
      .map(([id, one]) => ({ id, value: one.disqualified / one.submitted }));
    return highOutliers(ratios, settings.threshold).map(({ id, value }) => ({ group, id, code: 'R038' satisfies IndicatorCode, value }));
  };
  return [
    ...over('Buyer', buyers, entities),
    ...over('ProcuringEntity', procuring, entities),
    ...over('Tenderer', tenderers, settings.minimumSubmittedBids ?? 2),
  ];
};

type Disqualified = { readonly submitted: number; readonly disqualified: number };

function count(counts: Map<string, Disqualified>, id: string, { status }: Bid): void {
  const { submitted, disqualified } = counts.get(id) ?? { submitted: 0, disqualified: 0 };
  counts.set(id, { submitted: submitted + 1, disqualified: disqualified + (status === 'disqualified' ? 1 : 0) });
}

/** R048: a supplier wins in remarkably many unlike fields (two-digit prefixes of the item classifications). */
export const unlikeFields: MarketIndicator = (releases, { settings }) => {
  const suppliers = new Map<string, { readonly processes: Set<string>; readonly prefixes: Set<string> }>();
  for (const { ocid, awards = [] } of releases) {
    for (const award of awards) {
      const [supplier] = award.suppliers;
      if (award.status !== 'active' || award.suppliers.length !== 1 || supplier === undefined) continue;
      if (award.classifications.length === 0) continue;
      const one = suppliers.get(supplier) ?? { processes: new Set<string>(), prefixes: new Set<string>() };
      suppliers.set(supplier, one);
      one.processes.add(ocid);
      for (const classification of award.classifications) one.prefixes.add(classification.slice(0, 2));
    }
  }
  const least = settings.minimumContractingProcesses ?? 20;
  const counted = [...suppliers]
    .filter(([, { processes }]) => processes.size >= least)
    .map(([id, one]) => ({ id, value: one.prefixes.size }));
  return highOutliers(counted, settings.threshold, true).map(({ id, value }) => ({ group: 'Tenderer', id, code: 'R048', value }));
};

type Measured = { readonly id: string; readonly value: number };

/** R048 counts are at least 1, so its fence needs no test against 0. */
function highOutliers(all: readonly Measured[], threshold: number | undefined, anyFence = false): readonly Measured[] {
  const values = all.map(({ value }) => value);
  const limit = threshold ?? (anyFence ? fencesOf(values)?.high : highFence(values));
  return limit === undefined ? [] : all.filter(({ value }) => value >= limit);
}

/** Undefined when the lower quarter or the fence is not above 0: then nothing is remarkably low. */
function lowFence(values: readonly number[]): number | undefined {
  const fences = fencesOf(values);
  return fences !== undefined && fences.q1 > 0 && fences.low > 0 ? fences.low : undefined;
}

/** Undefined when the fence is not above 0: then everything would be remarkably high. */
function highFence(values: readonly number[]): number | undefined {
  const fences = fencesOf(values);
  return fences !== undefined && fences.high > 0 ? fences.high : undefined;
}
