/** A bid of a contracting process; what the release does not say is absent. */
export type Bid = {
  readonly status?: string;
  readonly date?: string;
  /** Ids of the tenderers. */
  readonly tenderers: readonly string[];
  readonly amount?: number;
  readonly currency?: string;
};

/** An award; classifications are those of its items. */
export type Award = { readonly status?: string; readonly suppliers: readonly string[]; readonly classifications: readonly string[] };

/** What the indicators read of one OCDS compiled release. */
export type Release = {
  readonly ocid: string;
  readonly buyer?: string;
  readonly procuringEntity?: string;
  readonly tenderStatus?: string;
  readonly method?: string;
  readonly methodDetails?: string;
  readonly numberOfTenderers?: number;
  readonly periodStart?: string;
  readonly periodEnd?: string;
  readonly bids?: readonly Bid[];
  readonly awards?: readonly Award[];
};

/** A bid that was handed in: its status is known and neither an invitation nor a withdrawal. */
export function isSubmitted(bid: Bid): boolean {
  return bid.status !== undefined && bid.status !== 'invited' && bid.status !== 'withdrawn';
}

const finalStatuses: ReadonlySet<string> = new Set(['active', 'cancelled', 'unsuccessful']);

/** The active awards of a process whose awards are all decided; undefined when bids or awards are missing or one is pending. */
export function finalActiveAwards(release: Release): readonly Award[] | undefined {
  if (release.awards === undefined || release.bids === undefined) return undefined;
  const known = release.awards.filter(({ status }) => status !== undefined);
  if (known.some(({ status = '' }) => !finalStatuses.has(status))) return undefined;
  return known.filter(({ status }) => status === 'active');
}

/** The supplier of a process with final awards, exactly one of them active, to exactly one supplier. */
export function singleWinner(release: Release): string | undefined {
  const active = finalActiveAwards(release);
  const suppliers = active?.length === 1 ? (active[0]?.suppliers ?? []) : [];
  return suppliers.length === 1 ? suppliers[0] : undefined;
}
