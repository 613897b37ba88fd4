import { contentHash } from '../../core/kernel/hash.ts';
import { signCheckpoint } from '../../core/ledger/checkpoint.ts';
import { commitmentOf } from '../../core/ledger/commitment.ts';
import { ENTRY_ALGORITHMS, type LedgerEntry } from '../../core/ledger/entry.ts';
import { encodeEntry, entryHash } from '../../core/ledger/entry-bytes.ts';
import { entryBundleBytes } from '../../core/ledger/entry-bundle.ts';
import { ed25519PublicKey, ed25519Signer, noteKeyText } from '../../core/ledger/note-key.ts';
import { TILE_WIDTH, tilePath, tilesOfGrowth, type TileAddress } from '../../core/ledger/tile.ts';
import { TileTree } from '../../core/ledger/tile-tree.ts';
import { pureHasher } from '../../core/ledger/tree.ts';

/** Seed of the invented log's key. It is public, so it protects nothing. */
export const INVENTED_SEED: Uint8Array = Uint8Array.from({ length: 32 }, (_, at) => at);

/** Origin of the invented log. */
export const INVENTED_ORIGIN = 'qingxi.example/ledger/000000';

/** The invented log's public key. */
export const INVENTED_KEY = { name: INVENTED_ORIGIN, publicKey: ed25519PublicKey(INVENTED_SEED) };

const STREAMS = 7;

/** The first entries of the invented log: seven cases taking turns, the same at every call. */
export function inventedEntries(count: number): readonly Uint8Array[] {
  const last = new Map<number, string>();
  return Array.from({ length: count }, (_, index) => {
    const bytes = encodeEntry(inventedEntry(index, last.get(index % STREAMS) ?? null));
    last.set(index % STREAMS, entryHash(bytes));
    return bytes;
  });
}

/** One entry of the invented log. */
export function inventedEntry(index: number, previous: string | null): LedgerEntry {
  const stream = index % STREAMS;
  const salt = new Uint8Array(32).fill(index % 256);
  return {
    kind: 'act',
    at: Date.UTC(2026, 0, 5, 1) + index * 60_000,
    streamKind: 'case',
    streamId: `invented-case-${stream}`,
    seq: Math.floor(index / STREAMS) + 1,
    previous,
    type: 'step-taken',
    item: 'V-FW-01',
    version: contentHash({ version: 1 }),
    step: `step-${index % 5}`,
    post: 'clerk',
    unit: 'village-1',
    actor: commitmentOf({ label: 'person', salt, value: `person-${stream}` }),
    fields: [{ name: 'amount', commitment: commitmentOf({ label: 'amount', salt, value: index * 100 }) }],
    build: 'invented',
    algorithms: ENTRY_ALGORITHMS,
    payloadHash: contentHash({ index }),
  };
}

/** Every file of a log with these entries, by its path, as an export writes them. */
export function logFiles(entries: readonly Uint8Array[]): ReadonlyMap<string, Uint8Array> {
  const tree = new TileTree();
  for (const entry of entries) tree.append(pureHasher.leaf(entry));
  const files = new Map<string, Uint8Array>();
  for (const tile of tilesOfGrowth(0, entries.length)) files.set(tilePath(tile), tileBytes(tile, { tree, entries }));
  files.set('checkpoint', new TextEncoder().encode(checkpointOf(tree, entries.length)));
  files.set('log.vkey', new TextEncoder().encode(`${noteKeyText(INVENTED_KEY)}\n`));
  return files;
}

function tileBytes(tile: TileAddress, log: { readonly tree: TileTree; readonly entries: readonly Uint8Array[] }): Uint8Array {
  if (tile.kind === 'hashes') return log.tree.hashTile(tile.level, tile.index, tile.width);
  const start = tile.index * TILE_WIDTH;
  return entryBundleBytes(log.entries.slice(start, start + tile.width));
}

/** The published checkpoint of a size, signed with the invented key. */
export function checkpointOf(tree: TileTree, size: number): string {
  const signer = ed25519Signer(INVENTED_ORIGIN, INVENTED_SEED);
  return signCheckpoint({ origin: INVENTED_ORIGIN, size, root: tree.root(size) }, signer);
}
