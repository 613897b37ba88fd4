import type { Kysely } from 'kysely';

import { StreamChains } from '../../core/ledger/stream-chains.ts';
import { TileTree } from '../../core/ledger/tile-tree.ts';
import type { CountyId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';
import { platformHasher } from './append.ts';
import type { FaultList } from './database-fault.ts';
import { judgeEntry } from './verify-entry.ts';
import { entryPages, type VerifiedEntryRow } from './verified-entry-store.ts';

const table = 'mq.ledger_entry';

/** Reads the log in its order: places without gaps, bytes, hashes, chains. Answers the tree that its leaves give. */
export async function verifyEntries(
  db: Kysely<Schema>,
  county: CountyId,
  work: { readonly faults: FaultList; readonly progress: (entries: number) => void },
): Promise<TileTree> {
  const tree = new TileTree(platformHasher);
  const chains = new StreamChains();
  for await (const rows of entryPages(db, county)) {
    for (const row of rows) verifyRow(row, { tree, chains, faults: work.faults });
    work.progress(tree.size);
  }
  return tree;
}

function verifyRow(
  row: VerifiedEntryRow,
  log: { readonly tree: TileTree; readonly chains: StreamChains; readonly faults: FaultList },
): void {
  const { tree, chains, faults } = log;
  const place = { table, index: row.index, stream: `${row.stream_kind}/${row.stream_id}`, seq: row.seq };
  if (row.index !== String(tree.size)) faults.add('index-gap', { ...place, column: 'index' }, { expected: tree.size, found: row.index });
  if (row.event_hash === null) faults.add('entry-without-event', place);
  const { leaf, entry } = judgeEntry(row, place, faults);
  tree.append(leaf);
  // The next entry of a damaged one's stream is taken as it is: one change, one fault.
  if (entry === undefined) return chains.interrupt();
  for (const fault of chains.follow(entry, Buffer.from(leaf).toString('hex'), { path: table, index: tree.size - 1 })) {
    if (fault.code === 'stream-gap' || fault.code === 'stream-broken' || fault.code === 'time-reversed') {
      faults.add(fault.code, { ...place, column: 'entry_bytes' }, fault.because);
    }
  }
}
