import { type Refusal, refuse } from '../kernel/outcome.ts';
import { decimalNumber } from './decimal.ts';
import { HASH_LENGTH } from './tree.ts';

/** Hashes in a full tile, and entries in a full bundle. */
export const TILE_WIDTH = 256;

/** Levels of the tree that one level of tiles spans. */
export const TILE_HEIGHT = 8;

/** Highest tile level that the format knows. */
export const HIGHEST_TILE_LEVEL = 63;

/**
 * Where a tile stands: `width` of 256 is a full one, 1 to 255 a partial one. Level counts tiles, not tree levels.
 *
 * @source c2sp:tlog-tiles
 */
export type TileAddress =
  | { readonly kind: 'hashes'; readonly level: number; readonly index: number; readonly width: number }
  | { readonly kind: 'entries'; readonly index: number; readonly width: number };

/**
 * Path of a tile below the log's prefix.
 *
 * @example
 * tilePath({ kind: 'hashes', level: 0, index: 1_234_067, width: 256 }) === 'tile/0/x001/x234/067';
 */
export function tilePath(address: TileAddress): string {
  const level = address.kind === 'entries' ? 'entries' : String(address.level);
  const partial = address.width === TILE_WIDTH ? '' : `.p/${address.width}`;
  return `tile/${level}/${indexPath(address.index)}${partial}`;
}

function indexPath(index: number): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/.{3}/g) ?? [];
  return groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join('/');
}

const PATH = /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** The address a path stands for. Refused: `bad-tile-path` for anything {@link tilePath} would not write. */
export function parseTilePath(path: string): TileAddress | Refusal<'bad-tile-path'> {
  const [, levelText, indexText, widthText] = PATH.exec(path) ?? [];
  if (levelText === undefined || indexText === undefined) return refuse('bad-tile-path', { path });
  const index = decimalNumber(indexText.replace(/[x/]/g, '').replace(/^0+(?=.)/, ''));
  const width = widthText === undefined ? TILE_WIDTH : Number(widthText);
  if (index === undefined) return refuse('bad-tile-path', { path });
  const address: TileAddress =
    levelText === 'entries' ? { kind: 'entries', index, width } : { kind: 'hashes', level: Number(levelText), index, width };
  // Writing it again catches needless groups, a width of 256 or more, and a level above 63.
  const known = address.kind === 'entries' || address.level <= HIGHEST_TILE_LEVEL;
  const sound = known && (widthText === undefined || width < TILE_WIDTH) && tilePath(address) === path;
  return sound ? address : refuse('bad-tile-path', { path });
}

/** How many hashes the tile at a level and index holds in a tree of a size; zero when it does not exist. */
export function tileWidth(level: number, index: number, size: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level);
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH));
}

/**
 * Tiles to write when a tree grows, in the order they must be written: bundles, then hash tiles from level 0 upwards.
 *
 * Every tile that changes is listed at its new width; with `from` zero these are all tiles of the tree.
 */
export function tilesOfGrowth(from: number, to: number): readonly TileAddress[] {
  const bundles = widthsOfGrowth(0, from, to).map((tile): TileAddress => ({ kind: 'entries', ...tile }));
  const tiles: TileAddress[] = [...bundles];
  for (let level = 0; Math.floor(to / TILE_WIDTH ** level) > 0; level += 1) {
    for (const tile of widthsOfGrowth(level, from, to)) tiles.push({ kind: 'hashes', level, ...tile });
  }
  return tiles;
}

function widthsOfGrowth(level: number, from: number, to: number): readonly { readonly index: number; readonly width: number }[] {
  const before = Math.floor(from / TILE_WIDTH ** level);
  const after = Math.floor(to / TILE_WIDTH ** level);
  const first = Math.floor(before / TILE_WIDTH);
  const count = after > before ? Math.ceil(after / TILE_WIDTH) - first : 0;
  return Array.from({ length: count }, (_, at) => ({ index: first + at, width: tileWidth(level, first + at, to) }));
}

/** Bytes of a hash tile: its hashes one after the other. */
export function hashTileBytes(hashes: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * HASH_LENGTH);
  hashes.forEach((hash, at) => bytes.set(hash, at * HASH_LENGTH));
  return bytes;
}

/** Hashes of a tile of a width. Refused: `bad-tile` when its length is not that of so many hashes. */
export function parseHashTile(bytes: Uint8Array, width: number): readonly Uint8Array[] | Refusal<'bad-tile'> {
  if (bytes.length !== width * HASH_LENGTH) return refuse('bad-tile', { bytes: bytes.length, width });
  return Array.from({ length: width }, (_, at) => bytes.subarray(at * HASH_LENGTH, (at + 1) * HASH_LENGTH));
}
