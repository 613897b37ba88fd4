import { entryBundleBytes } from '../../core/ledger/entry-bundle.ts';
import { TileTree } from '../../core/ledger/tile-tree.ts';
import { type TileAddress, TILE_WIDTH } from '../../core/ledger/tile.ts';
import { Fault } from '../../core/kernel/outcome.ts';
import { bytesEqual } from '../../core/ledger/bytes-equal.ts';
import type { Services } from '../platform/services.ts';
import { platformHasher } from './append.ts';
import { listEntries } from './store.ts';

const page = 4_096;

/** Where the entries are. */
type LogSource = Pick<Services, 'county' | 'database'>;

/** The county's tree in memory, 32 bytes an entry, filled from the database. Tiles, roots and proofs come from here. */
export class LogTree {
  readonly tree = new TileTree(platformHasher);
  readonly #services: LogSource;
  #catching: Promise<void> | undefined;

  constructor(services: LogSource) {
    this.#services = services;
  }

  /** Takes in all integrated entries up to a size. */
  async catchUp(size: number): Promise<void> {
    while (this.tree.size < size) {
      this.#catching ??= this.#read().finally(() => {
        this.#catching = undefined;
      });
      const before = this.tree.size;
      await this.#catching;
      if (this.tree.size === before) throw new Fault('ledger-index-gap', { index: before });
    }
  }

  async #read(): Promise<void> {
    const rows = await listEntries(this.#services.database.app, this.#services.county, { from: this.tree.size, most: page });
    for (const row of rows) this.add(row);
  }

  /** Adds the next leaf; one that is there already stays (two readers may bring it). @throws Fault `ledger-index-gap`, `ledger-row-differs` */
  add(row: { readonly index: number; readonly entry_bytes: Uint8Array; readonly leaf_hash: Uint8Array }): void {
    if (row.index < this.tree.size) return;
    if (row.index > this.tree.size) throw new Fault('ledger-index-gap', { index: this.tree.size, found: row.index });
    if (!bytesEqual(platformHasher.leaf(row.entry_bytes), row.leaf_hash)) throw new Fault('ledger-row-differs', { index: row.index });
    this.tree.append(row.leaf_hash);
  }

  /** Bytes of a tile in the tree as it is now. */
  async tileBytes(address: TileAddress): Promise<Uint8Array> {
    if (address.kind === 'hashes') return this.tree.hashTile(address.level, address.index, address.width);
    const { database, county } = this.#services;
    const rows = await listEntries(database.app, county, { from: address.index * TILE_WIDTH, most: address.width });
    if (rows.length !== address.width) throw new Fault('no-such-tile', { index: address.index, width: address.width });
    return entryBundleBytes(rows.map((row) => row.entry_bytes));
  }
}
