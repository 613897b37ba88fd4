import type { Kysely } from 'kysely';

import { bytesEqual } from '../../core/ledger/bytes-equal.ts';
import { entryBundleBytes, parseEntryBundle } from '../../core/ledger/entry-bundle.ts';
import { type TileAddress, tilePath, tilesOfGrowth, TILE_WIDTH } from '../../core/ledger/tile.ts';
import type { TileTree } from '../../core/ledger/tile-tree.ts';
import { HASH_LENGTH } from '../../core/ledger/tree.ts';
import type { CountyId } from '../../core/kernel/id.ts';
import { type Facts, isRefusal } from '../../core/kernel/outcome.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { FaultList } from './database-fault.ts';
import { listEntries } from './store.ts';
import { findFile } from './tile-files.ts';

/** What the tiles are compared with. */
export type TileWork = { readonly county: CountyId; readonly directory: string; readonly tree: TileTree; readonly faults: FaultList };

/** Compares every full tile on disk with the entries, and names the hash or entry in which it differs. */
export async function verifyTiles(db: Kysely<Schema>, signedSize: number, work: TileWork): Promise<void> {
  const { tree, faults, directory } = work;
  for (const address of tilesOfGrowth(0, Math.min(signedSize, tree.size))) {
    if (address.width !== TILE_WIDTH) continue;
    const path = tilePath(address);
    const stored = findFile(directory, path);
    const own = await ownBytes(db, address, work);
    if (stored === undefined) faults.add('missing-file', { path });
    else if (!bytesEqual(stored, own)) faults.add('tile-differs', { path }, whereTheyDiffer(address, stored, own));
  }
}

async function ownBytes(db: Kysely<Schema>, address: TileAddress, { county, tree }: TileWork): Promise<Uint8Array> {
  if (address.kind === 'hashes') return tree.hashTile(address.level, address.index, address.width);
  const rows = await listEntries(db, county, { from: address.index * TILE_WIDTH, most: address.width });
  return entryBundleBytes(rows.map((row) => row.entry_bytes));
}

function whereTheyDiffer(address: TileAddress, stored: Uint8Array, own: Uint8Array): Facts {
  if (address.kind === 'hashes') {
    const offset = own.findIndex((byte, at) => stored[at] !== byte);
    return { bytes: stored.length, expected: own.length, hash: offset < 0 ? null : Math.floor(offset / HASH_LENGTH) };
  }
  const [theirs, ours] = [parseEntryBundle(stored, address.width), parseEntryBundle(own, address.width)];
  if (isRefusal(theirs) || isRefusal(ours)) return { bytes: stored.length, expected: own.length, entry: null };
  const entry = ours.findIndex((bytes, at) => !bytesEqual(bytes, theirs[at] ?? new Uint8Array(0)));
  return { entry: entry < 0 ? null : address.index * TILE_WIDTH + entry };
}
