import { isRefusal, type Refusal, refuse } from '../kernel/outcome.ts';
import { base64Bytes, base64Text } from './base64.ts';
import { type CheckpointRefusal, openCheckpoint, type SignedCheckpoint, type TrustedLog } from './checkpoint.ts';
import { decimalNumber } from './decimal.ts';
import type { Proof } from './proof.ts';
import { HASH_LENGTH, pureHasher, type TreeHasher } from './tree.ts';
import { verifyInclusion } from './verify-proof.ts';

/** A receipt: an index, the path from its leaf to the root, and the checkpoint that was signed over that root. */
export type Receipt = {
  readonly index: number;
  readonly proof: Proof;
  /** The checkpoint as it was published, with all its signature lines. */
  readonly checkpoint: string;
  /** Never trusted. Ours holds the leaf hash, which lets a failed check say that the entry is the wrong one. */
  readonly extra?: Uint8Array;
};

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
const LONGEST_PROOF = 63;

/**
 * Text of a receipt, for a file ending `.tlog-proof`.
 *
 * @source c2sp:tlog-proof
 */
export function receiptText(receipt: Receipt): string {
  const extra = receipt.extra === undefined ? [] : [`extra ${base64Text(receipt.extra)}`];
  const head = [FIRST_LINE, ...extra, `index ${receipt.index}`, ...receipt.proof.map(base64Text)];
  return `${head.join('\n')}\n\n${receipt.checkpoint}`;
}

/** Reads a receipt; what parses is written again character for character. Refused: `malformed` with the part that is wrong. */
export function parseReceipt(text: string): Receipt | Refusal<'malformed'> {
  const gap = text.indexOf('\n\n');
  const [first, ...lines] = gap < 0 ? [] : text.slice(0, gap).split('\n');
  if (first !== FIRST_LINE) return refuse('malformed', { part: gap < 0 ? 'layout' : 'first-line' });
  const extraLine = lines[0]?.startsWith('extra ') ? lines.shift() : undefined;
  const extra = extraLine === undefined ? undefined : base64Bytes(extraLine.slice('extra '.length));
  if (extraLine !== undefined && (extra === undefined || extra.length === 0)) return refuse('malformed', { part: 'extra' });
  const indexLine = lines.shift() ?? '';
  const index = indexLine.startsWith('index ') ? decimalNumber(indexLine.slice('index '.length)) : undefined;
  if (index === undefined) return refuse('malformed', { part: 'index' });
  const proof = parseProof(lines);
  if (isRefusal(proof)) return proof;
  const checkpoint = text.slice(gap + 2);
  return extra === undefined ? { index, proof, checkpoint } : { index, proof, checkpoint, extra };
}

function parseProof(lines: readonly string[]): Proof | Refusal<'malformed'> {
  if (lines.length > LONGEST_PROOF) return refuse('malformed', { part: 'proof', hashes: lines.length });
  const proof: Uint8Array[] = [];
  for (const [at, line] of lines.entries()) {
    const hash = base64Bytes(line);
    if (hash === undefined || hash.length !== HASH_LENGTH) return refuse('malformed', { part: 'proof', hash: at });
    proof.push(hash);
  }
  return proof;
}

/** Why a receipt does not prove what it should. */
export type ReceiptRefusal = 'malformed' | 'wrong-origin' | 'unsigned' | 'bad-signature' | 'wrong-proof' | 'wrong-leaf';

/** What a good receipt shows: the entry stands at this index of the tree that was signed. */
export type VerifiedReceipt = { readonly index: number; readonly leafHash: Uint8Array; readonly checkpoint: SignedCheckpoint };

/**
 * Checks a receipt against the entry bytes, without any server.
 *
 * Refused, in this order: `malformed`, `wrong-origin`, `bad-signature` (a known key's line fails), `unsigned` (the log's key is not among the lines),
 * `wrong-leaf` (the receipt is sound, but for another entry), `wrong-proof`.
 */
export function verifyReceipt(
  text: string,
  entry: Uint8Array,
  trust: { readonly log: TrustedLog; readonly hasher?: TreeHasher },
): VerifiedReceipt | Refusal<ReceiptRefusal> {
  const receipt = parseReceipt(text);
  if (isRefusal(receipt)) return receipt;
  const checkpoint = openCheckpoint(receipt.checkpoint, trust.log);
  if (isRefusal(checkpoint)) return refuse(receiptRefusal(checkpoint.refused), checkpoint.because);
  const hasher = trust.hasher ?? pureHasher;
  const leafHash = hasher.leaf(entry);
  if (includes(receipt, leafHash, { checkpoint, hasher })) return { index: receipt.index, leafHash, checkpoint };
  const otherLeaf = receipt.extra !== undefined && includes(receipt, receipt.extra, { checkpoint, hasher });
  return refuse(otherLeaf ? 'wrong-leaf' : 'wrong-proof', { index: receipt.index, size: checkpoint.size });
}

function includes(receipt: Receipt, leafHash: Uint8Array, tree: { checkpoint: SignedCheckpoint; hasher: TreeHasher }): boolean {
  const { size, root } = tree.checkpoint;
  return verifyInclusion({ index: receipt.index, size, leafHash, root, proof: receipt.proof }, tree.hasher);
}

function receiptRefusal(code: CheckpointRefusal): ReceiptRefusal {
  return code === 'malformed-note' || code === 'malformed-checkpoint' ? 'malformed' : code;
}
