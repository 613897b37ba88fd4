import { join } from 'node:path';

import { asId } from '../../core/kernel/id.ts';
import { type TileAddress, tilePath, tilesOfGrowth, TILE_WIDTH } from '../../core/ledger/tile.ts';
import type { Database } from '../platform/database/open-database.ts';
import { LogTree } from '../ledger/log-tree.ts';
import { writeDurably } from '../platform/durable-file.ts';
import type { CheckedBackup } from './read-backup.ts';

/** Makes the full tiles of a restored ledger anew, and last its checkpoint. */
export async function writeTiles(database: Database, { manifest, checkpoint }: CheckedBackup, folder: string): Promise<void> {
  if (checkpoint === null || manifest.ledger.signed === null) return;
  const { size } = manifest.ledger.signed;
  const log = new LogTree({ database, county: asId<'county'>(manifest.county.id) });
  await log.catchUp(size);
  const full = (address: TileAddress): boolean => address.width === TILE_WIDTH;
  for (const address of tilesOfGrowth(0, size).filter(full)) writeDurably(join(folder, tilePath(address)), await log.tileBytes(address));
  writeDurably(join(folder, 'checkpoint'), Buffer.from(checkpoint));
}
