import { unzipSync, type Zippable, zipSync } from 'fflate';

/** Times in an archive are local and begin in 1980: this one is the same on every machine. */
const sameTime = new Date(2020, 0, 1);

/**
 * Packs an archive of our own anew so that the same content gives the same bytes on any day and machine: no time of packing, and
 * the parts that `change` rewrites.
 */
export function sealArchive(bytes: Uint8Array, change: (name: string, part: Uint8Array) => Uint8Array = (_name, part) => part): Uint8Array {
  const parts = Object.entries(unzipSync(bytes));
  const packed: Zippable = Object.fromEntries(parts.map(([name, part]) => [name, [change(name, part), { mtime: sameTime }]]));
  return zipSync(packed, { level: 6 });
}
