import { describe, expect, it } from 'vitest';

import {
  checkpointOf,
  INVENTED_KEY,
  INVENTED_ORIGIN,
  inventedEntries,
  inventedEntry,
  logFiles,
} from '../../testkit/ledger/invented-log.ts';
import { encodeEntry, entryHash } from './entry-bytes.ts';
import { ed25519Verifier } from './note-key.ts';
import { TileTree } from './tile-tree.ts';
import { pureHasher } from './tree.ts';
import { checkWholeLog, MOST_FAULTS, type WholeLogReport } from './whole-log.ts';

const log = { origin: INVENTED_ORIGIN, key: ed25519Verifier(INVENTED_KEY) };
const SIZE = 600;
const entries = inventedEntries(SIZE);
const files = logFiles(entries);

function treeOf(some: readonly Uint8Array[]): TileTree {
  const tree = new TileTree();
  for (const entry of some) tree.append(pureHasher.leaf(entry));
  return tree;
}

async function check(some: ReadonlyMap<string, Uint8Array>, earlier: readonly string[] = []): Promise<WholeLogReport> {
  return await checkWholeLog({ read: (path) => Promise.resolve(some.get(path)) }, { log, earlier });
}

function changed(path: string, at: number): ReadonlyMap<string, Uint8Array> {
  const bytes = files.get(path) ?? new Uint8Array();
  return new Map([...files, [path, bytes.with(at, (bytes[at] ?? 0) ^ 16)]]);
}

/** A log with the same checkpoint key whose entries and tiles were all made anew after a change. */
function remade(change: (entries: Uint8Array[]) => void): ReadonlyMap<string, Uint8Array> {
  const copy = [...entries];
  change(copy);
  return logFiles(copy);
}

describe('whole-log check', () => {
  it('finds nothing wrong with sound logs of many sizes, and counts what it read', async () => {
    for (const size of [0, 1, 2, 255, 256, 257, 511, 512, SIZE]) {
      const report = await check(logFiles(entries.slice(0, size)));
      expect(report).toMatchObject({ size, entries: size, streams: Math.min(7, size), faults: [], faultsNotListed: 0 });
    }
  });

  it('finds every earlier checkpoint of the log to be its beginning', async () => {
    const tree = treeOf(entries);
    const earlier = [0, 1, 100, 256, 599, SIZE].map((size) => checkpointOf(tree, size));
    expect(await check(files, earlier)).toMatchObject({ earlierCheckpoints: 6, faults: [] });
  });

  it('names the entry when a bundle was changed and the tiles were not', async () => {
    const report = await check(changed('tile/entries/001', 200));
    expect(report.faults).toContainEqual({
      code: 'entry-differs',
      path: 'tile/entries/001',
      index: 256,
      because: { tile: 'tile/0/001', tileSigned: true },
    });
    expect(report.faults.some((fault) => fault.code === 'tile-differs')).toBe(false);
  });

  it('names the tile and the hash when a tile was changed and the entries were not', async () => {
    expect((await check(changed('tile/0/001', 32 * 7 + 3))).faults).toEqual([
      { code: 'tile-differs', path: 'tile/0/001', index: 263, because: { hash: 7 } },
    ]);
    expect((await check(changed('tile/1/000.p/2', 32))).faults).toEqual([
      { code: 'tile-differs', path: 'tile/1/000.p/2', because: { hash: 1 } },
    ]);
  });

  it('finds an entry that was replaced with all its tiles but not the signature, and where', async () => {
    const forged = remade((copy) => {
      copy[300] = encodeEntry(inventedEntry(300, 'ab'.repeat(32)));
    });
    const report = await check(new Map([...forged, ['checkpoint', files.get('checkpoint') ?? new Uint8Array()]]));
    expect(report.faults.map((fault) => fault.code)).toContain('root-differs');
    expect(report.faults).toContainEqual(expect.objectContaining({ code: 'stream-broken', index: 300, field: 'previous' }));
  });

  it('finds a rewritten history even if the log signs it, by one checkpoint that was kept', async () => {
    const kept = checkpointOf(treeOf(entries), 400);
    const forged = remade((copy) => {
      // The last entry of its stream, so that the chain itself stays whole.
      const last = inventedEntry(599, entryHash(entries[592] ?? new Uint8Array()));
      copy[599] = encodeEntry({ ...last, build: 'other' });
    });
    expect((await check(forged, [kept])).faults).toEqual([]);
    const later = checkpointOf(treeOf(entries), SIZE);
    expect((await check(forged, [kept, later])).faults).toEqual([{ code: 'history-differs', path: 'earlier/1', because: { size: SIZE } }]);
  });

  it('finds that the log became shorter', async () => {
    const later = checkpointOf(treeOf(entries), SIZE);
    expect((await check(logFiles(entries.slice(0, 599)), [later])).faults).toEqual([
      { code: 'log-shrunk', path: 'earlier/0', because: { size: 599, earlier: SIZE } },
    ]);
    expect((await check(files, ['x'])).faults).toMatchObject([{ code: 'bad-earlier-checkpoint', path: 'earlier/0' }]);
  });

  it('finds gaps, repetitions and time going back in a stream', async () => {
    const gap = await check(remade((copy) => copy.splice(14, 1)));
    expect(gap.faults).toContainEqual(expect.objectContaining({ code: 'stream-gap', path: 'tile/entries/000', index: 20, field: 'seq' }));
    const twice = await check(remade((copy) => copy.splice(14, 0, copy[7] ?? new Uint8Array())));
    expect(twice.faults[0]).toMatchObject({ code: 'stream-gap', index: 14, because: { expected: 3, found: 2 } });
    const back = await check(
      remade((copy) => {
        copy[599] = encodeEntry({ ...inventedEntry(599, entryHash(copy[592] ?? new Uint8Array())), at: 5 });
      }),
    );
    expect(back.faults).toEqual([expect.objectContaining({ code: 'time-reversed', index: 599, field: 'at' })]);
  });

  it('names an entry that is well signed but no ledger entry, and its field', async () => {
    const report = await check(
      remade((copy) => {
        copy[599] = new TextEncoder().encode('\u0001{"kind":"act"}');
      }),
    );
    expect(report.faults).toEqual([
      { code: 'bad-entry', path: 'tile/entries/002.p/88', index: 599, field: 'at', because: { field: 'at' } },
    ]);
  });

  it('names every file that is missing or has the wrong length, and checks the rest', async () => {
    for (const path of files.keys()) {
      if (path === 'log.vkey') continue;
      const without = new Map([...files].filter(([other]) => other !== path));
      expect((await check(without)).faults).toEqual([{ code: 'missing-file', path, because: {} }]);
    }
    const short = new Map([...files, ['tile/0/000', new Uint8Array(8_191)]]);
    expect((await check(short)).faults).toMatchObject([{ code: 'bad-tile', path: 'tile/0/000' }]);
    const bundle = files.get('tile/entries/000') ?? new Uint8Array();
    const cut = new Map([...files, ['tile/entries/000', bundle.subarray(0, -1)]]);
    expect((await check(cut)).faults).toMatchObject([{ code: 'bad-entry-bundle', path: 'tile/entries/000', index: 255 }]);
  });

  it('finds any one bit changed in a tile, bundle or checkpoint and names the file (sampled)', async () => {
    let tried = 0;
    for (const [path, bytes] of files) {
      if (path === 'log.vkey') continue;
      for (let step = 0; step < 12; step += 1) {
        const report = await check(changed(path, (step * 7_919 + 13) % bytes.length));
        expect(report.faults.map((fault) => fault.path)).toContain(path);
        tried += 1;
      }
    }
    expect(tried).toBe(8 * 12);
  });

  it('lists a hundred faults and counts the others', async () => {
    const report = await check(new Map([...files, ['tile/0/000', new Uint8Array(8_192)]]));
    expect(report.faults).toHaveLength(MOST_FAULTS);
    expect(report.faultsNotListed).toBe(156);
  });
});
