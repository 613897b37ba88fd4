/** The indicators, in the order in which they run. */
export const indicatorCodes = ['R003', 'R018', 'R024', 'R025', 'R028', 'R030', 'R035', 'R036', 'R038', 'R048', 'R058'] as const;

/** Code of an OCDS procurement indicator. */
export type IndicatorCode = (typeof indicatorCodes)[number];

/** Settings of one indicator. Each indicator reads those it knows; `docs/guides/flags.md` lists them. */
export type IndicatorSettings = {
  /** R003 days, R024 and R025 fixed low fence, R035 other tenderers, R038, R048 and R058 fixed high fence. */
  readonly threshold?: number;
  /** R003: only these procurement methods. */
  readonly procurementMethods?: readonly string[];
  /** R003: days by procurement method details. */
  readonly procurementMethodDetails?: Readonly<Record<string, number>>;
  /** R025: percentile of the number of bids, 0 to 100. */
  readonly percentile?: number;
  /** R038: tenderers with fewer submitted bids are left out. */
  readonly minimumSubmittedBids?: number;
  /** R038: buyers and procuring entities with fewer submitted bids; R048: suppliers with fewer processes. */
  readonly minimumContractingProcesses?: number;
};

/** Settings of a run. Only the indicators named run. */
export type FlagSettings = {
  /** The reference currency; absent: the first one seen. */
  readonly currency?: string;
  /** Procurement method details whose prices are not comparable. */
  readonly incomparablePrices: readonly string[];
  /** Procurement method details that are left out altogether. */
  readonly excluded: readonly string[];
  readonly indicators: Readonly<Partial<Record<IndicatorCode, IndicatorSettings>>>;
};
