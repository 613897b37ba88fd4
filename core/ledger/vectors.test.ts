import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

import { yardstick } from '../../testkit/yardsticks.ts';
import { CompactTree } from './compact-tree.ts';
import { pureHasher } from './tree.ts';
import { verifyConsistency, verifyInclusion, verifySubtreeConsistency, verifySubtreeInclusion } from './verify-proof.ts';

const found = yardstick('merkle');
const folder = found ?? '';

type Vector = {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly size1: number;
  readonly size2: number;
  readonly start: number;
  readonly end: number;
  readonly size: number;
  readonly root: string;
  readonly root1: string;
  readonly root2: string;
  readonly leafHash: string;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
};

// Numbers near 2^64 are rounded by JSON.parse, but never below 2^53, so the proof functions still see that they are too large.
function vectorsOf(kind: string): readonly { readonly name: string; readonly vector: Vector }[] {
  const paths = readdirSync(join(folder, 'testdata', kind), { recursive: true, encoding: 'utf8' });
  return paths
    .filter((path) => path.endsWith('.json'))
    .map((path) => ({
      name: `${kind}/${path}`,
      vector: JSON.parse(readFileSync(join(folder, 'testdata', kind, path), 'utf8')) as Vector,
    }));
}

function bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}

const accepts: Readonly<Record<string, (vector: Vector, proof: readonly Uint8Array[]) => boolean>> = {
  inclusion: (v, proof) => verifyInclusion({ index: v.leafIdx, size: v.treeSize, leafHash: bytes(v.leafHash), root: bytes(v.root), proof }),
  consistency: (v, proof) =>
    verifyConsistency({ olderSize: v.size1, newerSize: v.size2, olderRoot: bytes(v.root1), newerRoot: bytes(v.root2), proof }),
  subtreeinclusion: (v, proof) =>
    verifySubtreeInclusion({
      index: v.leafIdx,
      range: { start: v.start, end: v.end },
      leafHash: bytes(v.leafHash),
      root: bytes(v.root),
      proof,
    }),
  subtreeconsistency: (v, proof) =>
    verifySubtreeConsistency({
      range: { start: v.start, end: v.end },
      size: v.size,
      subtreeRoot: bytes(v.root1),
      root: bytes(v.root2),
      proof,
    }),
};

describe.skipIf(found === null)('proof vectors of transparency-dev/merkle', () => {
  it('agrees with all 518', () => {
    let seen = 0;
    const wrong: string[] = [];
    for (const [kind, accept] of Object.entries(accepts)) {
      for (const { name, vector } of vectorsOf(kind)) {
        seen += 1;
        if (accept(vector, (vector.proof ?? []).map(bytes)) === vector.wantErr) wrong.push(name);
      }
    }
    expect(wrong).toEqual([]);
    expect(seen).toBe(518);
  });

  it('gives the roots and nodes of the tree of eight', () => {
    const eight = JSON.parse(readFileSync(join(folder, 'tree-of-eight.json'), 'utf8')) as {
      readonly leafInputs: readonly string[];
      readonly nodeHashesByLevel: readonly (readonly string[])[];
      readonly rootHashBySize: readonly string[];
    };
    const tree = new CompactTree();
    const roots = [bytesToHex(tree.root())];
    const levels: Uint8Array[][] = [[]];
    for (const input of eight.leafInputs) {
      levels[0]?.push(tree.append(hexToBytes(input)));
      roots.push(bytesToHex(tree.root()));
    }
    for (let below = levels[0] ?? []; below.length > 1;) {
      const pairs = Array.from({ length: below.length / 2 }, (_, at) => below.slice(2 * at, 2 * at + 2));
      below = pairs.map(([left, right]) => pureHasher.node(left ?? new Uint8Array(), right ?? new Uint8Array()));
      levels.push(below);
    }
    expect(roots).toEqual(eight.rootHashBySize);
    expect(roots).toHaveLength(9);
    expect(levels.map((level) => level.map(bytesToHex))).toEqual(eight.nodeHashesByLevel);
  });
});
