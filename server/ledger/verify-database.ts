import { bytesToHex } from '@noble/hashes/utils.js';
import type { Kysely } from 'kysely';

import type { Services } from '../platform/services.ts';
import type { Schema } from '../platform/database/schema.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { type DatabaseFault, FaultList } from './database-fault.ts';
import { verifyEntries } from './verify-entries.ts';
import { type EventCounts, verifyEvents } from './verify-events.ts';
import { verifyHead } from './verify-head.ts';
import { verifyItems } from './verify-items.ts';
import { verifyTiles } from './verify-tiles.ts';

/** The result of a check of the database against its ledger. Sound when there are no faults. */
export type DatabaseReport = EventCounts & {
  readonly sound: boolean;
  readonly origin: string;
  readonly entries: number;
  /** Size and root that were signed; null before the first signature, or when the checkpoint is not to be believed. */
  readonly size: number | null;
  readonly root: string | null;
  readonly itemVersions: number;
  /** Rows of lists and of the programme that were compared with what their events say. */
  readonly projections: number;
  readonly faults: readonly DatabaseFault[];
  readonly faultsNotListed: number;
};

/** What is checked, and where its tiles lie. */
export type VerifiedCounty = Pick<Services, 'county' | 'database' | 'keys' | 'about'> & {
  readonly directory: string;
  /** Compares what features made from events, given by who knows the features; answers the number of rows. */
  readonly compare?: (db: Kysely<Schema>, faults: FaultList) => Promise<number>;
};

/**
 * Computes every entry anew from its event and values and compares all that says the same thing in two places: entry, hashes, head, checkpoint,
 * tiles, item versions. Reads one state of the database; on the embedded engine others wait meanwhile.
 *
 * @param progress called with what is being read and how many rows were
 */
export async function verifyDatabase(
  about: VerifiedCounty,
  progress: (what: 'entries' | 'events', count: number) => void = () => {},
): Promise<DatabaseReport> {
  const { county, database, keys } = about;
  return inTransaction(
    database.app,
    async (db) => {
      const faults = new FaultList();
      const tree = await verifyEntries(db, county, { faults, progress: (count) => progress('entries', count) });
      const counts = await verifyEvents(db, county, { keys, faults, progress: (count) => progress('events', count) });
      const work = { county, tree, faults, directory: about.directory, origin: about.about.ledgerOrigin, ledgerSeed: keys.ledgerSeed };
      const signed = await verifyHead(db, work);
      if (signed !== undefined) await verifyTiles(db, signed.size, work);
      const itemVersions = await verifyItems(db, county, faults);
      const projections = (await about.compare?.(db, faults)) ?? 0;
      return {
        ...counts,
        sound: faults.listed.length === 0,
        origin: work.origin,
        entries: tree.size,
        size: signed?.size ?? null,
        root: signed === undefined ? null : bytesToHex(signed.root),
        itemVersions,
        projections,
        faults: faults.listed,
        faultsNotListed: faults.notListed,
      };
    },
    { isolation: 'repeatable read' },
  );
}
