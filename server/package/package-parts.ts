import { createHash } from 'node:crypto';

import { distinctNames, fileNameOf } from '../../exchange/archive/file-name.ts';
import type { ListedEntry, ListedItem, UnitList } from '../public/read.ts';
import { itemSheets } from './item-sheets.ts';
import { listFiles, listTitles } from './list-files.ts';
import type { MadeFiles } from './made-files.ts';
import { missingParts } from './missing-parts.ts';

/** A file of a package; `path` is relative, with forward slashes, safe on any system. */
export type PackagePart = { readonly path: string; readonly bytes: Uint8Array };

/** What the manifest says of one item. */
type ManifestItem = {
  readonly code: string;
  readonly name: string;
  readonly version: number;
  readonly hash: string;
  readonly effectiveFrom: string;
  readonly missing: readonly string[];
  readonly files: readonly string[];
};

/** Number before a file's name, so that folders show the order of 1+1+2X. */
const places: Readonly<Record<keyof typeof listTitles, string>> = { catalogue: '1', list: '2', risks: '2' };

/** How many files a package has, the manifest too. */
export function countParts(list: UnitList): number {
  return listFiles.length + list.items.length * itemSheets.length + 1;
}

/**
 * The files of a unit's package one after the other, the manifest last: no more than one of them is in memory at a time. The same
 * versions on the same day give the same bytes.
 */
export async function* packageParts(files: MadeFiles, county: string, list: UnitList): AsyncGenerator<PackagePart> {
  const told: { path: string; bytes: number; sha256: string }[] = [];
  const noted = (part: PackagePart): PackagePart => {
    told.push({ path: part.path, bytes: part.bytes.length, sha256: createHash('sha256').update(part.bytes).digest('hex') });
    return part;
  };
  for (const file of listFiles) {
    const name = fileNameOf(`${places[file.kind]} ${list.unit.name}${listTitles[file.kind]}`);
    yield noted({ path: `${name}.${file.format}`, bytes: await files.list(list, file) });
  }
  const items: ManifestItem[] = [];
  const distinct = distinctNames();
  for (const item of list.items) {
    const name = distinct(fileNameOf(`${item.view.code} ${item.view.plainName}`));
    const own = itemSheets.map((sheet) => ({ sheet, path: `${sheet.folder}/${name} ${sheet.title}.${sheet.extension}` }));
    for (const { sheet, path } of own) yield noted({ path, bytes: await files.sheet(item, sheet, list.day) });
    items.push({ ...manifestItem(item), files: own.map(({ path }) => path) });
  }
  const { code, name, parent } = list.unit;
  const about = { format: 'mingquan-package-1', county, unit: { code, name, parent }, day: list.day };
  const manifest = { ...about, entries: list.entries.map(manifestEntry), items, files: told };
  yield { path: 'manifest.json', bytes: Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`) };
}

/** What the manifest says of an entry of the list; `chart` is the code of the item whose chart it has. */
function manifestEntry({ words, number, hash, effectiveFrom, chart }: ListedEntry) {
  return { code: words.code, name: words.name, version: number, hash, effectiveFrom, chart };
}

function manifestItem(item: ListedItem): Omit<ManifestItem, 'files'> {
  const { version, view } = item;
  const { number, hash, effectiveFrom } = version;
  return { code: view.code, name: view.name, version: number, hash, effectiveFrom, missing: missingParts(item) };
}
