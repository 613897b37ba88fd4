import { bytesToHex } from '@noble/hashes/utils.js';

import { isRefusal } from '../kernel/outcome.ts';
import { bytesEqual } from './bytes-equal.ts';
import { openCheckpoint, type SignedCheckpoint, type TrustedLog } from './checkpoint.ts';
import { CompactTree } from './compact-tree.ts';
import { decodeEntry } from './entry-bytes.ts';
import { parseEntryBundle } from './entry-bundle.ts';
import type { LogFault } from './log-fault.ts';
import { fullTileRoot } from './opened-tile.ts';
import { StreamChains } from './stream-chains.ts';
import { TILE_WIDTH, tilePath, tileWidth } from './tile.ts';
import { HASH_LENGTH, pureHasher, type TreeHasher } from './tree.ts';
import { utf8Text } from './utf8.ts';

/** Gives the bytes of a file below the log's prefix; undefined when it is not there. */
export type LogSource = { readonly read: (path: string) => Promise<Uint8Array | undefined> };

/** What a whole-log check needs to know. */
export type WholeLogOptions = {
  readonly log: TrustedLog;
  /** Checkpoints of this log that were published earlier, as texts. */
  readonly earlier?: readonly string[];
  readonly hasher?: TreeHasher;
  /** Called after each bundle with the entries read so far and the size of the log. */
  readonly progress?: (entries: number, size: number) => void;
};

/** Most faults that are listed; the others are counted. */
export const MOST_FAULTS = 100;

/** The result of a whole-log check. The log is sound when there are no faults. */
export type WholeLogReport = {
  readonly origin: string;
  /** Size and root that were signed; null when the checkpoint is not to be believed. */
  readonly size: number | null;
  readonly root: string | null;
  readonly entries: number;
  readonly streams: number;
  readonly earlierCheckpoints: number;
  readonly faults: readonly LogFault[];
  readonly faultsNotListed: number;
};

/**
 * Reads a whole log and recomputes all that can be recomputed: every leaf, every tile, the root, the roots that were signed earlier, and the chain of
 * every stream. Each fault is named with its file, entry and field.
 */
export async function checkWholeLog(source: LogSource, options: WholeLogOptions): Promise<WholeLogReport> {
  const check = new WholeLogCheck(source, options);
  await check.run();
  return check.report();
}

type StoredLeaves = { readonly bytes: Uint8Array; readonly path: string };
type Suspect = { readonly index: number; readonly tile: string; readonly bundle: string };
type EarlierCheckpoint = { readonly path: string; readonly root: Uint8Array };

class WholeLogCheck {
  readonly #source: LogSource;
  readonly #options: WholeLogOptions;
  readonly #hasher: TreeHasher;
  readonly #chains = new StreamChains();
  readonly #faults: LogFault[] = [];
  readonly #suspects: Suspect[] = [];
  readonly #earlier = new Map<number, EarlierCheckpoint[]>();
  readonly #tree: CompactTree;
  /** The tree that the stored level-0 tiles give; kept apart only from the first hash on that differs. */
  #tileTree: CompactTree | undefined;
  readonly #fullRoots: Uint8Array[] = [];
  readonly #fullTileRoots: Uint8Array[] = [];
  #checkpoint: SignedCheckpoint | undefined;
  #entries = 0;
  #earlierCount = 0;
  #notListed = 0;

  constructor(source: LogSource, options: WholeLogOptions) {
    this.#source = source;
    this.#options = options;
    this.#hasher = options.hasher ?? pureHasher;
    this.#tree = new CompactTree(this.#hasher);
  }

  async run(): Promise<void> {
    const checkpoint = await this.#readCheckpoint();
    if (checkpoint === undefined) return;
    this.#checkpoint = checkpoint;
    this.#openEarlier(checkpoint.size);
    this.#compareEarlier();
    for (let index = 0; index * TILE_WIDTH < checkpoint.size; index += 1) {
      if (!(await this.#takeBundle(index, checkpoint.size))) return;
      this.#options.progress?.(this.#tree.size, checkpoint.size);
    }
    await this.#checkUpperTiles(this.#judge(checkpoint), checkpoint.size);
  }

  report(): WholeLogReport {
    return {
      origin: this.#options.log.origin,
      size: this.#checkpoint?.size ?? null,
      root: this.#checkpoint === undefined ? null : bytesToHex(this.#checkpoint.root),
      entries: this.#entries,
      streams: this.#chains.count,
      earlierCheckpoints: this.#earlierCount,
      faults: this.#faults,
      faultsNotListed: this.#notListed,
    };
  }

  #fault(fault: LogFault): void {
    if (this.#faults.length < MOST_FAULTS) this.#faults.push(fault);
    else this.#notListed += 1;
  }

  async #read(path: string): Promise<Uint8Array | undefined> {
    const bytes = await this.#source.read(path);
    if (bytes === undefined) this.#fault({ code: 'missing-file', path, because: {} });
    return bytes;
  }

  async #readCheckpoint(): Promise<SignedCheckpoint | undefined> {
    const path = 'checkpoint';
    const bytes = await this.#read(path);
    if (bytes === undefined) return undefined;
    const opened = openCheckpoint(utf8Text(bytes) ?? '\ufffd', this.#options.log);
    if (!isRefusal(opened)) return opened;
    this.#fault({ code: 'bad-checkpoint', path, field: opened.refused, because: { reason: opened.refused, ...opened.because } });
    return undefined;
  }

  #openEarlier(size: number): void {
    for (const [at, text] of (this.#options.earlier ?? []).entries()) {
      const path = `earlier/${at}`;
      const opened = openCheckpoint(text, this.#options.log);
      if (isRefusal(opened)) {
        this.#fault({
          code: 'bad-earlier-checkpoint',
          path,
          field: opened.refused,
          because: { reason: opened.refused, ...opened.because },
        });
      } else if (opened.size > size) {
        this.#fault({ code: 'log-shrunk', path, because: { size, earlier: opened.size } });
      } else {
        this.#earlierCount += 1;
        this.#earlier.set(opened.size, [...(this.#earlier.get(opened.size) ?? []), { path, root: opened.root }]);
      }
    }
  }

  #compareEarlier(): void {
    const size = this.#tree.size;
    for (const { path, root } of this.#earlier.get(size) ?? []) {
      if (!bytesEqual(root, this.#tree.root())) this.#fault({ code: 'history-differs', path, because: { size } });
    }
  }

  /** Takes one bundle and its level-0 tile. Answers false when neither can be read, so that nothing after it can be placed. */
  async #takeBundle(index: number, size: number): Promise<boolean> {
    const width = tileWidth(0, index, size);
    const bundle = tilePath({ kind: 'entries', index, width });
    const stored = await this.#readTile({ level: 0, index, width });
    const entries = await this.#readBundle(bundle, index, width);
    if (entries === undefined && stored === undefined) return false;
    if (entries === undefined) this.#chains.interrupt();
    const leaves = entries === undefined ? undefined : this.#leavesOf(entries, bundle, index * TILE_WIDTH);
    this.#takeLeaves(leaves, stored, { bundle, first: index * TILE_WIDTH });
    return true;
  }

  async #readTile(tile: { level: number; index: number; width: number }): Promise<StoredLeaves | undefined> {
    const path = tilePath({ kind: 'hashes', ...tile });
    const bytes = await this.#read(path);
    if (bytes === undefined) return undefined;
    if (bytes.length === tile.width * HASH_LENGTH) return { bytes, path };
    this.#fault({ code: 'bad-tile', path, field: 'length', because: { expected: tile.width * HASH_LENGTH, found: bytes.length } });
    return undefined;
  }

  async #readBundle(path: string, index: number, width: number): Promise<readonly Uint8Array[] | undefined> {
    const bytes = await this.#read(path);
    if (bytes === undefined) return undefined;
    const entries = parseEntryBundle(bytes, width);
    if (!isRefusal(entries)) return entries;
    const place = index * TILE_WIDTH + Number(entries.because['entry']);
    this.#fault({ code: 'bad-entry-bundle', path, index: place, field: 'length', because: entries.because });
    return undefined;
  }

  #leavesOf(entries: readonly Uint8Array[], path: string, first: number): Uint8Array {
    const leaves = new Uint8Array(entries.length * HASH_LENGTH);
    for (const [at, bytes] of entries.entries()) {
      const leaf = this.#hasher.leaf(bytes);
      leaves.set(leaf, at * HASH_LENGTH);
      this.#checkEntry(bytes, bytesToHex(leaf), { path, index: first + at });
    }
    this.#entries += entries.length;
    return leaves;
  }

  #checkEntry(bytes: Uint8Array, hash: string, place: { path: string; index: number }): void {
    const entry = decodeEntry(bytes);
    if (isRefusal(entry)) {
      this.#fault({ code: 'bad-entry', ...place, field: String(entry.because['field']), because: entry.because });
      return;
    }
    for (const fault of this.#chains.follow(entry, hash, place)) this.#fault(fault);
  }

  /** Appends leaves, those of the entries if they could be read, and remembers where the stored tile says otherwise. */
  #takeLeaves(own: Uint8Array | undefined, stored: StoredLeaves | undefined, place: { bundle: string; first: number }): void {
    const leaves = own ?? stored?.bytes ?? new Uint8Array(0);
    const other = stored === undefined || bytesEqual(leaves, stored.bytes) ? leaves : stored.bytes;
    for (let at = 0; at < leaves.length; at += HASH_LENGTH) {
      const leaf = leaves.slice(at, at + HASH_LENGTH);
      const storedLeaf = other === leaves ? leaf : other.slice(at, at + HASH_LENGTH);
      if (!bytesEqual(leaf, storedLeaf))
        this.#suspect({ index: place.first + at / HASH_LENGTH, tile: stored?.path ?? '', bundle: place.bundle });
      this.#tileTree?.appendLeaf(storedLeaf);
      this.#tree.appendLeaf(leaf);
      this.#compareEarlier();
    }
    if (leaves.length < TILE_WIDTH * HASH_LENGTH) return;
    const root = fullTileRoot(leaves, this.#hasher);
    this.#fullRoots.push(root);
    this.#fullTileRoots.push(other === leaves ? root : fullTileRoot(other, this.#hasher));
  }

  #suspect(suspect: Suspect): void {
    this.#tileTree ??= new CompactTree(this.#hasher, this.#tree.frontier());
    if (this.#suspects.length < MOST_FAULTS) this.#suspects.push(suspect);
    else this.#notListed += 1;
  }

  /** Decides which side the signature stands on where entries and tiles differ. Answers the level-1 hashes to believe. */
  #judge(checkpoint: SignedCheckpoint): readonly Uint8Array[] {
    const entriesSigned = bytesEqual(this.#tree.root(), checkpoint.root);
    const tilesSigned = this.#tileTree !== undefined && bytesEqual(this.#tileTree.root(), checkpoint.root);
    for (const { index, tile, bundle } of this.#suspects) {
      if (entriesSigned) this.#fault({ code: 'tile-differs', path: tile, index, because: { hash: index % TILE_WIDTH } });
      else this.#fault({ code: 'entry-differs', path: bundle, index, because: { tile, tileSigned: tilesSigned } });
    }
    if (!entriesSigned && !tilesSigned) {
      const because = { signed: bytesToHex(checkpoint.root), recomputed: bytesToHex(this.#tree.root()) };
      this.#fault({ code: 'root-differs', path: 'checkpoint', field: 'root', because });
    }
    return !entriesSigned && tilesSigned ? this.#fullTileRoots : this.#fullRoots;
  }

  async #checkUpperTiles(levelOne: readonly Uint8Array[], size: number): Promise<void> {
    let hashes = levelOne;
    for (let level = 1; hashes.length > 0; level += 1) {
      const above: Uint8Array[] = [];
      for (let index = 0; index * TILE_WIDTH < hashes.length; index += 1) {
        const own = hashes.slice(index * TILE_WIDTH, (index + 1) * TILE_WIDTH);
        const stored = await this.#readTile({ level, index, width: tileWidth(level, index, size) });
        if (stored !== undefined) this.#compareTile(stored, own);
        if (own.length === TILE_WIDTH) above.push(fullTileRoot(joined(own), this.#hasher));
      }
      hashes = above;
    }
  }

  #compareTile(stored: StoredLeaves, own: readonly Uint8Array[]): void {
    for (const [hash, expected] of own.entries()) {
      const found = stored.bytes.subarray(hash * HASH_LENGTH, (hash + 1) * HASH_LENGTH);
      if (!bytesEqual(found, expected)) this.#fault({ code: 'tile-differs', path: stored.path, because: { hash } });
    }
  }
}

function joined(hashes: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * HASH_LENGTH);
  hashes.forEach((hash, at) => bytes.set(hash, at * HASH_LENGTH));
  return bytes;
}
