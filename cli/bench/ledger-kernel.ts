import { hash } from 'node:crypto';

import { CompactTree } from '../../core/ledger/compact-tree.ts';
import { TileCache } from '../../core/ledger/opened-tile.ts';
import { type HashReader, proveInclusion } from '../../core/ledger/proof.ts';
import { TileTree } from '../../core/ledger/tile-tree.ts';
import { type HashFunction, type TreeHasher, treeHasher } from '../../core/ledger/tree.ts';
import { verifyInclusion } from '../../core/ledger/verify-proof.ts';

/** One measured figure beside the named one of the same run. `ratio` is value over baseline. */
export type BenchFigure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: { readonly name: string; readonly value: number };
  readonly ratio: number;
};

const ENTRY_BYTES = 256;
const NODE_INPUT_BYTES = 65;
const PROOFS = 2_000;

const nativeSha256: HashFunction = (bytes) => Buffer.from(hash('sha256', bytes, 'binary'), 'latin1');

/**
 * Figures of the ledger kernel: entries appended per second with node:crypto and with the pure hash, and microseconds per inclusion proof.
 *
 * @param size entries in the tree; a million takes about ten seconds
 */
export function benchLedger(size = 1_000_000): readonly BenchFigure[] {
  const native = treeHasher(nativeSha256);
  const hashing = perSecond(size, hashOnly(size));
  const baseline = { name: 'node:crypto one-shot sha256 of the same inputs', value: hashing };
  const append = perSecond(size, appendAll(size, native));
  const pureCount = Math.ceil(size / 5);
  const pure = perSecond(pureCount, appendAll(pureCount, treeHasher()));
  const figure = (name: string, value: number): BenchFigure => ({ name, value, unit: 'entries/s', baseline, ratio: value / hashing });
  return [figure('append, node:crypto', append), figure('append, pure JavaScript', pure), ...proofFigures(size, native)];
}

function proofFigures(size: number, hasher: TreeHasher): readonly BenchFigure[] {
  const tree = new TileTree(hasher);
  for (let at = 0; at < size; at += 1) tree.append(hasher.leaf(entryBytes(at)));
  const cold = proofMicros(size, () => ({ reader: tree.reader(size), hasher }));
  const cache = new TileCache(Math.ceil(size / 255) + 64);
  const reader = tree.reader(size, cache);
  proofMicros(size, () => ({ reader, hasher }));
  const warm = proofMicros(size, () => ({ reader, hasher }));
  const verified = verifyMicros(size, { tree, reader, hasher });
  const baseline = { name: 'verifying one such proof', value: verified };
  const figure = (name: string, value: number): BenchFigure => ({ name, value, unit: 'us/proof', baseline, ratio: value / verified });
  return [figure('inclusion proof, opened tiles kept', warm), figure('inclusion proof, every tile opened anew', cold)];
}

/** Spread over the whole tree, the same at every run. */
function indexOf(proof: number, size: number): number {
  return (proof * 7_919_003) % size;
}

function proofMicros(size: number, tree: () => { reader: HashReader; hasher: TreeHasher }): number {
  const start = performance.now();
  for (let at = 0; at < PROOFS; at += 1) proveInclusion(indexOf(at, size), size, tree());
  return ((performance.now() - start) * 1_000) / PROOFS;
}

function verifyMicros(size: number, log: { tree: TileTree; reader: HashReader; hasher: TreeHasher }): number {
  const { reader, hasher } = log;
  const root = log.tree.root(size);
  const claims = Array.from({ length: PROOFS }, (_, at) => {
    const index = indexOf(at, size);
    return { index, size, root, leafHash: hasher.leaf(entryBytes(index)), proof: proveInclusion(index, size, { reader, hasher }) };
  });
  const start = performance.now();
  const good = claims.filter((claim) => verifyInclusion(claim, hasher)).length;
  const micros = ((performance.now() - start) * 1_000) / PROOFS;
  if (good !== PROOFS) throw new Error(`only ${good} of ${PROOFS} proofs verified`);
  return micros;
}

const scratch = new Uint8Array(ENTRY_BYTES);

function entryBytes(index: number): Uint8Array {
  new DataView(scratch.buffer).setFloat64(0, index);
  return scratch;
}

function appendAll(size: number, hasher: TreeHasher): () => void {
  return () => {
    const tree = new CompactTree(hasher);
    for (let at = 0; at < size; at += 1) tree.append(entryBytes(at));
    tree.root();
  };
}

function hashOnly(size: number): () => void {
  const leaf = new Uint8Array(ENTRY_BYTES + 1);
  const node = new Uint8Array(NODE_INPUT_BYTES);
  return () => {
    for (let at = 0; at < size; at += 1) {
      leaf[at % ENTRY_BYTES] = at % 256;
      nativeSha256(leaf);
      node[at % NODE_INPUT_BYTES] = at % 256;
      nativeSha256(node);
    }
  };
}

function perSecond(count: number, work: () => void): number {
  const start = performance.now();
  work();
  return (count * 1_000) / (performance.now() - start);
}
