import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isRefusal } from '../kernel/outcome.ts';
import { inventedEntries, logFiles } from '../../testkit/ledger/invented-log.ts';
import { entryBundleBytes, parseEntryBundle } from './entry-bundle.ts';
import { hashTileBytes, parseHashTile, parseTilePath, type TileAddress, tilePath, tilesOfGrowth } from './tile.ts';

const address: fc.Arbitrary<TileAddress> = fc
  .record({
    level: fc.option(fc.integer({ min: 0, max: 63 }), { nil: undefined }),
    index: fc.oneof(fc.nat(2_000), fc.maxSafeNat()),
    width: fc.integer({ min: 1, max: 256 }),
  })
  .map(({ level, index, width }) => (level === undefined ? { kind: 'entries', index, width } : { kind: 'hashes', level, index, width }));

describe('tile paths', () => {
  it.each<[TileAddress, string]>([
    [{ kind: 'hashes', level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ kind: 'hashes', level: 2, index: 0, width: 1 }, 'tile/2/000.p/1'],
    [{ kind: 'hashes', level: 63, index: 999, width: 255 }, 'tile/63/999.p/255'],
    [{ kind: 'entries', index: 1_000, width: 256 }, 'tile/entries/x001/000'],
    [{ kind: 'entries', index: 273, width: 112 }, 'tile/entries/273.p/112'],
  ])('of %j is %s', (tile, path) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  it.each([
    'tile/64/000',
    'tile/00/000',
    'tile/0/00',
    'tile/0/0000',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/x001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/entry/000',
    '/tile/0/000',
    'tile/0/000/',
    'tile/0/x999/x999/x999/x999/x999/999',
    'tile/0/../000',
  ])('%s is refused', (path) => {
    expect(parseTilePath(path)).toMatchObject({ refused: 'bad-tile-path' });
  });

  it('are read back as they were written', () => {
    fc.assert(
      fc.property(address, (tile) => {
        expect(parseTilePath(tilePath(tile))).toEqual(tile);
      }),
    );
  });

  it('are never read unless they would be written the same', () => {
    const nonsense = fc.array(fc.constantFrom('tile', '/', '0', '1', 'x', '00', '000', '001', '.p', 'entries', '256'), { maxLength: 9 });
    const almost = fc
      .tuple(
        fc.constantFrom('0', '1', '9', '63', '64', '00', 'entries'),
        fc.array(fc.constantFrom('x000/', 'x001/', 'x999/', 'x1/'), { maxLength: 2 }),
        fc.constantFrom('000', '001', '999', '1'),
        fc.constantFrom('', '.p/1', '.p/255', '.p/256', '.p/01', '.p/0'),
      )
      .map(([level, higher, last, part]) => ['tile/', level, '/', ...higher, last, part]);
    const path = fc.oneof(nonsense, { arbitrary: almost, weight: 9 });
    let read = 0;
    fc.assert(
      fc.property(path, (parts) => {
        const found = parseTilePath(parts.join(''));
        if (isRefusal(found)) return;
        read += 1;
        expect(tilePath(found)).toBe(parts.join(''));
      }),
      { numRuns: 500 },
    );
    expect(read).toBeGreaterThan(20);
  });
});

describe('growth', () => {
  it('lists the tiles that the specification names for 70,000 entries', () => {
    const paths = tilesOfGrowth(0, 70_000).map(tilePath);
    const hashes = paths.filter((path) => !path.startsWith('tile/entries/'));
    expect(hashes.filter((path) => path.startsWith('tile/0/'))).toHaveLength(274);
    expect(hashes.slice(273)).toEqual(['tile/0/273.p/112', 'tile/1/000', 'tile/1/001.p/17', 'tile/2/000.p/1']);
    expect(paths.indexOf('tile/0/000')).toBe(274);
  });

  it('writes nothing when nothing was added, and the full tile and the one above at 256', () => {
    expect(tilesOfGrowth(300, 300)).toEqual([]);
    expect(tilesOfGrowth(0, 0)).toEqual([]);
    expect(tilesOfGrowth(255, 256).map(tilePath)).toEqual(['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1']);
    expect(tilesOfGrowth(256, 257).map(tilePath)).toEqual(['tile/entries/001.p/1', 'tile/0/001.p/1']);
  });

  it('makes the tiles of a size beginnings of those of every larger size', () => {
    const entries = inventedEntries(560);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 560 }), fc.integer({ min: 0, max: 560 }), (one, two) => {
        const [small, large] = [Math.min(one, two), Math.max(one, two)];
        const later = [...logFiles(entries.slice(0, large))];
        for (const [path, bytes] of logFiles(entries.slice(0, small))) {
          if (!path.startsWith('tile/')) continue;
          const [full = ''] = path.split('.p/');
          const wider = later.find(([other]) => other.split('.p/')[0] === full)?.[1];
          expect(wider?.subarray(0, bytes.length)).toEqual(bytes);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('step by step writes the same files as all at once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 70_000 }), { minLength: 1, maxLength: 6 }), (sizes) => {
        const steps = [0, ...sizes.toSorted((a, b) => a - b)];
        const written = new Set(steps.flatMap((size, at) => tilesOfGrowth(steps[at - 1] ?? 0, size).map(tilePath)));
        for (const tile of tilesOfGrowth(0, steps.at(-1) ?? 0)) expect(written.has(tilePath(tile))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

describe('tile bytes', () => {
  const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });

  it('are read back as they were written', () => {
    fc.assert(
      fc.property(fc.array(hash, { minLength: 1, maxLength: 256 }), (hashes) => {
        expect(parseHashTile(hashTileBytes(hashes), hashes.length)).toEqual(hashes);
        expect(parseHashTile(hashTileBytes(hashes), hashes.length + 1)).toMatchObject({ refused: 'bad-tile' });
      }),
      { numRuns: 20 },
    );
  });

  it('of bundles are read back, and refused when cut or lengthened by a byte', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 600 }), { minLength: 1, maxLength: 256 }), (entries) => {
        const bytes = entryBundleBytes(entries);
        expect(parseEntryBundle(bytes, entries.length)).toEqual(entries);
        expect(parseEntryBundle(bytes.subarray(0, -1), entries.length)).toMatchObject({ refused: 'bad-entry-bundle' });
        expect(parseEntryBundle(Uint8Array.of(...bytes, 0), entries.length)).toMatchObject({ refused: 'bad-entry-bundle' });
      }),
      { numRuns: 30 },
    );
  });

  it('hold an entry of 65,535 bytes and none of 65,536', () => {
    const longest = new Uint8Array(65_535).fill(7);
    expect(parseEntryBundle(entryBundleBytes([longest]), 1)).toEqual([longest]);
    expect(() => entryBundleBytes([new Uint8Array(65_536)])).toThrow('entry-too-long');
  });
});
