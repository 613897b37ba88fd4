import { type Finding, type Flags, gather } from './findings.ts';
import { type FlagSettings, type IndicatorCode, indicatorCodes } from './flag-settings.ts';
import { closeRunnerUp, deepDiscount, type MarketContext, oftenDisqualified, seldomWins, unlikeFields } from './market-indicators.ts';
import {
  equalPrices,
  lateBidWon,
  lowestDisqualified,
  othersDisqualified,
  type ProcessContext,
  shortPeriod,
  singleBidder,
} from './process-indicators.ts';
import type { Release } from './release.ts';

type Market = (releases: readonly Release[], context: MarketContext) => readonly Finding[];

const indicators: Readonly<Record<IndicatorCode, Market>> = {
  R003: each(shortPeriod),
  R018: each(singleBidder),
  R024: closeRunnerUp,
  R025: seldomWins,
  R028: each(equalPrices),
  R030: each(lateBidWon),
  R035: each(othersDisqualified),
  R036: each(lowestDisqualified),
  R038: oftenDisqualified,
  R048: unlikeFields,
  R058: deepDiscount,
};

/** The OCDS procurement indicators over compiled releases: group, identifier, indicator, number. */
export function findFlags(all: readonly Release[], settings: FlagSettings): Flags {
  const releases = all.filter(
    ({ tenderStatus, methodDetails }) =>
      tenderStatus !== 'cancelled' && !(methodDetails !== undefined && settings.excluded.includes(methodDetails)),
  );
  const currency = settings.currency ?? firstCurrency(releases);
  const isComparable = ({ methodDetails }: Release): boolean =>
    methodDetails === undefined || !settings.incomparablePrices.includes(methodDetails);
  return gather(
    indicatorCodes.flatMap((code) => {
      const own = settings.indicators[code];
      return own === undefined ? [] : indicators[code](releases, { settings: own, currency, isComparable });
    }),
  );
}

function each(indicator: (release: Release, context: ProcessContext) => readonly Finding[]): Market {
  return (releases, { settings, currency, isComparable }) =>
    releases.flatMap((release) => indicator(release, { settings, currency, comparable: isComparable(release) }));
}

function firstCurrency(releases: readonly Release[]): string | undefined {
  for (const { bids = [] } of releases)
    for (const { currency, amount } of bids) if (currency !== undefined && amount !== undefined) return currency;
  return undefined;
}
