import type { Finding } from './findings.ts';
import type { IndicatorSettings } from './flag-settings.ts';
import { type Bid, finalActiveAwards, isSubmitted, type Release } from './release.ts';

/** What an indicator over one process knows beside the process. */
export type ProcessContext = {
  readonly settings: IndicatorSettings;
  /** The reference currency, when one was seen. */
  readonly currency: string | undefined;
  /** False when prices of the process may not be compared. */
  readonly comparable: boolean;
};

type ProcessIndicator = (release: Release, context: ProcessContext) => readonly Finding[];

const dayMs = 86_400_000;
const fullTime = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

/** R003: the bid period is shorter than expected. */
export const shortPeriod: ProcessIndicator = (release, { settings }) => {
  const [start, end] = [instantOf(release.periodStart), instantOf(release.periodEnd)];
  const { procurementMethods, procurementMethodDetails = {}, threshold = 15 } = settings;
  if (start === undefined || end === undefined) return [];
  if (procurementMethods !== undefined && !procurementMethods.includes(release.method ?? '')) return [];
  const details = release.methodDetails;
  const own = details !== undefined && Object.hasOwn(procurementMethodDetails, details) ? procurementMethodDetails[details] : undefined;
  return Math.trunc((end - start) / dayMs) < (own ?? threshold) ? [{ group: 'OCID', id: release.ocid, code: 'R003', value: 1 }] : [];
};

function instantOf(text: string | undefined): number | undefined {
  if (text === undefined || !fullTime.test(text)) return undefined;
  const instant = Date.parse(text.replace(' ', 'T').toUpperCase());
  return Number.isNaN(instant) ? undefined : instant;
}

/** R018: a single bidder where several were asked for. It reads the declared number, not the bids. */
export const singleBidder: ProcessIndicator = ({ ocid, numberOfTenderers, method }) =>
  numberOfTenderers === 1 && (method === 'open' || method === 'selective') ? [{ group: 'OCID', id: ocid, code: 'R018', value: 1 }] : [];

/** R028: different tenderers submitted the same price. */
export const equalPrices: ProcessIndicator = ({ ocid, bids = [] }, { comparable }) => {
  if (!comparable) return [];
  const sets = new Map<string, Map<string, readonly string[]>>();
  for (const bid of bids.filter(isSubmitted)) {
    if (bid.amount === undefined || bid.currency === undefined || bid.tenderers.length === 0) continue;
    const price = JSON.stringify([bid.amount, bid.currency]);
    const tenderers = [...new Set(bid.tenderers)].sort();
    sets.set(price, (sets.get(price) ?? new Map<string, readonly string[]>()).set(JSON.stringify(tenderers), tenderers));
  }
  const tenderers = [...sets.values()].flatMap((group) => (group.size > 1 ? [...group.values()].flat() : []));
  const about = [...new Set(tenderers)].map((id): Finding => ({ group: 'Tenderer', id, code: 'R028', value: 1 }));
  return about.length === 0 ? [] : [{ group: 'OCID', id: ocid, code: 'R028', value: 1 }, ...about];
};

/** R030: a bid that came after the end of the period won. The dates are compared as texts, as the definition has it. */
export const lateBidWon: ProcessIndicator = ({ ocid, bids = [], awards = [], periodEnd }) => {
  if (periodEnd === undefined) return [];
  const winners = new Set(awards.filter(({ status }) => status === 'active').flatMap(({ suppliers }) => suppliers));
  const late = bids.filter(({ status, date }) => status === 'valid' && date !== undefined && date > periodEnd);
  const ids = new Set(late.flatMap(({ tenderers }) => tenderers.filter((id) => winners.has(id))));
  const about = [...ids].map((id): Finding => ({ group: 'Tenderer', id, code: 'R030', value: 1 }));
  return about.length === 0 ? [] : [{ group: 'OCID', id: ocid, code: 'R030', value: 1 }, ...about];
};

/** R035: all bids but the winner's were disqualified. */
export const othersDisqualified: ProcessIndicator = (release, { settings }) => {
  const active = finalActiveAwards(release);
  if (active === undefined) return [];
  const of = (status: string): ReadonlySet<string> =>
    new Set((release.bids ?? []).filter((bid) => bid.status === status).flatMap(({ tenderers }) => tenderers));
  const suppliers = new Set(active.flatMap((award) => award.suppliers));
  const [winner, ...more] = of('valid');
  if (winner === undefined || more.length > 0 || suppliers.size !== 1 || !suppliers.has(winner)) return [];
  const others = [...of('disqualified')].filter((id) => id !== winner).length;
  if (others < (settings.threshold ?? 1)) return [];
  return [
    { group: 'OCID', id: release.ocid, code: 'R035', value: others },
    { group: 'Tenderer', id: winner, code: 'R035', value: 0 },
  ];
};

/** R036: the lowest submitted bid was disqualified. */
export const lowestDisqualified: ProcessIndicator = ({ ocid, bids = [], awards = [] }, { comparable, currency }) => {
  if (!comparable || !awards.some(({ status }) => status === 'active')) return [];
  const priced = bids.filter(isSubmitted).filter((bid) => bid.amount !== undefined && bid.currency === currency);
  const amount = (bid: Bid): number => bid.amount ?? Number.POSITIVE_INFINITY;
  const lowest = priced.reduce<Bid | undefined>(
    (least, bid) => (least === undefined || amount(bid) < amount(least) ? bid : least),
    undefined,
  );
  if (lowest?.status !== 'disqualified' || !priced.some(({ status }) => status === 'valid')) return [];
  return [{ group: 'OCID', id: ocid, code: 'R036', value: 1 }];
};
