import { bytesToHex } from '@noble/hashes/utils.js';

import { bytesEqual } from '../../core/ledger/bytes-equal.ts';
import { openCheckpoint, readCheckpoint } from '../../core/ledger/checkpoint.ts';
import { ed25519Verifier } from '../../core/ledger/note-key.ts';
import { type CountyId } from '../../core/kernel/id.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import type { Database } from '../platform/database/open-database.ts';
import { LogTree } from '../ledger/log-tree.ts';
import { logKeyOf } from '../ledger/signing.ts';
import { countWaiting, readHead } from '../ledger/store.ts';
import { findFile } from '../ledger/tile-files.ts';
import { databaseTimeMs } from './store.ts';

/** What a county says about itself, as plain data. */
export type CountyStatus = {
  readonly county: string;
  readonly demo: boolean;
  readonly schema: number;
  /** Database time minus ours, in milliseconds. */
  readonly skewMs: number;
  readonly entries: number;
  readonly waiting: number;
  readonly signedSize: number;
  readonly root: string | null;
  /** The root of the entries is the one that was signed. */
  readonly rootAgrees: boolean;
  /** Unknown when there is no key. */
  readonly keyAgrees: boolean | null;
  readonly checkpointFile: 'agrees' | 'missing' | 'differs' | 'behind';
};

/** Looks at a county: head against entries, key and file. Reads only. `ledgerSeed` null when the keys are not there. */
export async function countyStatus(
  database: Database,
  county: CountyId,
  about: { readonly ledgerSeed: Uint8Array | null; readonly folder: string; readonly now: () => number },
): Promise<CountyStatus> {
  const row = await database.app.selectFrom('mq.county').selectAll().where('county_id', '=', county).executeTakeFirstOrThrow();
  const schema = await database.app
    .selectFrom('schema_migration')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const head = await readHead(database.app, county);
  const published = head?.checkpoint ?? null;
  const signed = published === null ? undefined : readCheckpoint(published);
  const checkpoint = signed === undefined || isRefusal(signed) ? undefined : signed;
  const log = new LogTree({ database, county });
  await log.catchUp(head?.size ?? 0);
  const file = findFile(about.folder, 'checkpoint');
  return {
    county: row.name,
    demo: row.demo,
    schema: Number(schema.count),
    skewMs: (await databaseTimeMs(database.app)) - about.now(),
    entries: head?.size ?? 0,
    waiting: await countWaiting(database.app, county),
    signedSize: head?.signed_size ?? 0,
    root: checkpoint === undefined ? null : bytesToHex(checkpoint.root),
    rootAgrees:
      checkpoint === undefined
        ? (head?.signed_size ?? 0) === 0
        : checkpoint.size <= log.tree.size && bytesEqual(log.tree.root(checkpoint.size), checkpoint.root),
    keyAgrees: about.ledgerSeed === null || published === null ? null : isSignedBy(row.ledger_origin, about.ledgerSeed, published),
    checkpointFile: fileState(file === undefined ? undefined : Buffer.from(file).toString('utf8'), published, log),
  };
}

function isSignedBy(origin: string, seed: Uint8Array, checkpoint: string): boolean {
  return !isRefusal(openCheckpoint(checkpoint, { origin, key: ed25519Verifier(logKeyOf(origin, seed)) }));
}

function fileState(file: string | undefined, published: string | null, log: LogTree): CountyStatus['checkpointFile'] {
  if (file === published) return 'agrees';
  if (file === undefined) return published === null ? 'agrees' : 'missing';
  const read = readCheckpoint(file);
  const behind = !isRefusal(read) && read.size <= log.tree.size && bytesEqual(log.tree.root(read.size), read.root);
  return behind ? 'behind' : 'differs';
}
