import type { Kysely } from 'kysely';

import { bytesEqual } from '../../core/ledger/bytes-equal.ts';
import { openCheckpoint, type SignedCheckpoint, type TrustedLog } from '../../core/ledger/checkpoint.ts';
import { ed25519Verifier } from '../../core/ledger/note-key.ts';
import type { TileTree } from '../../core/ledger/tile-tree.ts';
import type { CountyId } from '../../core/kernel/id.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { FaultList } from './database-fault.ts';
import { logKeyOf } from './signing.ts';
import { readHead } from './store.ts';
import { findFile } from './tile-files.ts';

/** What the head is compared with. */
export type HeadWork = {
  readonly county: CountyId;
  readonly origin: string;
  readonly ledgerSeed: Uint8Array;
  readonly directory: string;
  readonly tree: TileTree;
  readonly faults: FaultList;
};

const table = 'mq.ledger_head';

/** Compares the head with the log, its checkpoint with the log's key and root, and the published and the stored checkpoint with it. */
export async function verifyHead(db: Kysely<Schema>, work: HeadWork): Promise<SignedCheckpoint | undefined> {
  const { faults, tree, county } = work;
  const head = await readHead(db, county);
  if (head === undefined) {
    if (tree.size > 0) faults.add('head-differs', { table }, { entries: tree.size });
    return undefined;
  }
  if (head.size !== tree.size) faults.add('head-differs', { table, column: 'size' }, { head: head.size, entries: tree.size });
  if (head.checkpoint === null) {
    if (head.signed_size > 0) faults.add('head-differs', { table, column: 'checkpoint' }, { signed: head.signed_size });
    return undefined;
  }
  const published = await db
    .selectFrom('published.ledger')
    .select(['size', 'checkpoint'])
    .where('county_id', '=', county)
    .executeTakeFirst();
  if (published?.checkpoint !== head.checkpoint) faults.add('head-differs', { table: 'published.ledger', column: 'checkpoint' });
  if (published !== undefined && published.size !== head.signed_size)
    faults.add('head-differs', { table: 'published.ledger', column: 'size' });
  const checkpoint = openCheckpoint(head.checkpoint, trustedLog(work));
  if (isRefusal(checkpoint)) {
    faults.add('bad-checkpoint', { table, column: 'checkpoint' }, { reason: checkpoint.refused });
    return undefined;
  }
  if (checkpoint.size !== head.signed_size)
    faults.add('head-differs', { table, column: 'signed_size' }, { head: head.signed_size, signed: checkpoint.size });
  if (!isRootOf(tree, checkpoint))
    faults.add('root-differs', { table, column: 'checkpoint' }, { size: checkpoint.size, entries: tree.size });
  verifyFile(work, checkpoint);
  return checkpoint;
}

function trustedLog({ origin, ledgerSeed }: HeadWork): TrustedLog {
  return { origin, key: ed25519Verifier(logKeyOf(origin, ledgerSeed)) };
}

function isRootOf(tree: TileTree, checkpoint: SignedCheckpoint): boolean {
  return checkpoint.size <= tree.size && bytesEqual(tree.root(checkpoint.size), checkpoint.root);
}

/** The file may be behind the head: a kill between commit and writing leaves the one before. It must be one that was signed. */
function verifyFile(work: HeadWork, signed: SignedCheckpoint): void {
  const { faults, tree, directory } = work;
  const path = 'checkpoint';
  const bytes = findFile(directory, path);
  if (bytes === undefined) return faults.add('missing-file', { path });
  const stored = openCheckpoint(Buffer.from(bytes).toString('utf8'), trustedLog(work));
  if (isRefusal(stored)) return faults.add('bad-checkpoint', { path }, { reason: stored.refused });
  const differs = stored.size <= tree.size ? !isRootOf(tree, stored) : stored.size <= signed.size;
  return differs ? faults.add('root-differs', { path }, { size: stored.size }) : undefined;
}
