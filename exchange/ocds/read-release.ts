import type { Award, Bid, Release } from '../../core/supervision/indicators/release.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * What the indicators read of one compiled release. Undefined for a release without `ocid` (they leave it out); a member of
 * the wrong type counts as absent.
 *
 * @source ocds:1.1
 */
export function releaseOf(json: unknown): Release | undefined {
  const release = objectOf(json);
  const ocid = textOf(release['ocid']);
  if (ocid === undefined) return undefined;
  const tender = objectOf(release['tender']);
  const period = objectOf(tender['tenderPeriod']);
  return {
    ocid,
    ...optional('buyer', textOf(objectOf(release['buyer'])['id'])),
    ...optional('procuringEntity', textOf(objectOf(tender['procuringEntity'])['id'])),
    ...optional('tenderStatus', textOf(tender['status'])),
    ...optional('method', textOf(tender['procurementMethod'])),
    ...optional('methodDetails', textOf(tender['procurementMethodDetails'])),
    ...optional('numberOfTenderers', numberOf(tender['numberOfTenderers'])),
    ...optional('periodStart', textOf(period['startDate'])),
    ...optional('periodEnd', textOf(period['endDate'])),
    ...optional('bids', listOf(objectOf(release['bids'])['details'])?.map(bidOf)),
    ...optional('awards', listOf(release['awards'])?.map(awardOf)),
  };
}

function bidOf(json: unknown): Bid {
  const bid = objectOf(json);
  const value = objectOf(bid['value']);
  return {
    ...optional('status', textOf(bid['status'])),
    ...optional('date', textOf(bid['date'])),
    tenderers: idsOf(bid['tenderers']),
    ...optional('amount', numberOf(value['amount'])),
    ...optional('currency', textOf(value['currency'])),
  };
}

function awardOf(json: unknown): Award {
  const award = objectOf(json);
  const items = listOf(award['items']) ?? [];
  return {
    ...optional('status', textOf(award['status'])),
    suppliers: idsOf(award['suppliers']),
    classifications: items.flatMap((item) => textOf(objectOf(objectOf(item)['classification'])['id']) ?? []),
  };
}

function idsOf(json: unknown): readonly string[] {
  return (listOf(json) ?? []).flatMap((one) => textOf(objectOf(one)['id']) ?? []);
}

function objectOf(json: unknown): Json {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? Object.fromEntries(Object.entries(json)) : {};
}

function listOf(json: unknown): readonly unknown[] | undefined {
  return Array.isArray(json) ? json : undefined;
}

function textOf(json: unknown): string | undefined {
  return typeof json === 'string' ? json : undefined;
}

function numberOf(json: unknown): number | undefined {
  return typeof json === 'number' && Number.isFinite(json) ? json : undefined;
}

function optional<Name extends string, Value>(name: Name, value: Value | undefined): Partial<Record<Name, Value>> {
  const given: Partial<Record<Name, Value>> = {};
  if (value !== undefined) given[name] = value;
  return given;
}
