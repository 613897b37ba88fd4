import type { Services } from '../platform/services.ts';

/** How long a leaf may wait for its index; usually it is a second. */
const longestMs = 60_000;

/** True when what was done is not entered in the ledger in time: whoever orders the leaves stands still, here or elsewhere. */
export async function isLedgerBehind({ database, county, clock }: Pick<Services, 'database' | 'county' | 'clock'>): Promise<boolean> {
  const oldest = await database.app
    .selectFrom('mq.pending_leaf')
    .select((eb) => eb.fn.min('at').as('at'))
    .where('county_id', '=', county)
    .executeTakeFirst();
  // Leaves carry the legal time of their acts.
  return oldest !== undefined && oldest.at !== null && clock.legalNow() - oldest.at > longestMs;
}
