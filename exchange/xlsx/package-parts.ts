import { refuse } from '../../core/kernel/outcome.ts';
import { StopReading } from './stop-reading.ts';
import { unpackEntry, type Meter } from './unpack-entry.ts';
import type { Caps, LeftOut } from './workbook.ts';
import { xmlReader, type XmlListener } from './xml-reader.ts';
import type { NodeMeter } from '../xml/guarded-parser.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

/** The parts of one file, read one at a time under one set of meters. */
export type Package = {
  readonly has: (part: string) => boolean;
  /** Reads the part as XML; refuses when it is missing. */
  readonly read: (part: string, listener: XmlListener) => void;
  readonly leftOut: readonly LeftOut[];
};

/** Opens the archive without unpacking anything. */
export function openPackage(bytes: Uint8Array, caps: Caps): Package {
  if (bytes.length > caps.fileBytes) throw new StopReading(refuse('file-too-large', { mostBytes: caps.fileBytes }));
  const entries = readZipDirectory(bytes, caps);
  const meter: Meter & NodeMeter = { unpackedBytes: 0, nodes: 0 };
  return {
    has: (part) => entries.has(part),
    read: (part, listener) => {
      const entry = entries.get(part);
      if (entry === undefined) throw new StopReading(refuse('not-a-workbook', { why: 'missing-part' }));
      const reader = xmlReader(listener, { caps, meter });
      unpackEntry(bytes, entry, { caps, meter, take: reader.take });
      reader.end();
    },
    leftOut: leftOutOf(entries),
  };
}

function leftOutOf(entries: ReadonlyMap<string, ZipEntry>): readonly LeftOut[] {
  const names = [...entries.keys()].map((name) => name.toLowerCase());
  const found = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  return [
    ...(found(/vbaproject|\/macrosheets\//) ? (['macros'] as const) : []),
    ...(found(/\/externallinks\//) ? (['external-links'] as const) : []),
    ...(found(/\/(embeddings|activex|ctrlprops)\//) ? (['embedded-objects'] as const) : []),
  ];
}

/** A relationship of a part to another inside the package. */
export type Relationship = { readonly id: string; readonly type: string; readonly part: string };

/** Relationships of `part` that stay inside the package; outside ones are left out and never followed. */
export function readRelationships(from: Package, part: string): readonly Relationship[] {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const file = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const found: Relationship[] = [];
  if (!from.has(file)) return found;
  from.read(file, {
    open: (name, at) => {
      if (name !== 'Relationship' || at['TargetMode'] === 'External') return;
      // The two editions of the standard differ in the address before the last word only.
      const type = at['Type']?.split('/').at(-1) ?? '';
      found.push({ id: at['Id'] ?? '', type, part: resolve(folder, at['Target'] ?? '') });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return found;
}

/** Types of the relationships of `part` that lead out of the package, for readers that turn such files away. */
export function outsideTypes(from: Package, part: string): readonly string[] {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const file = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const found: string[] = [];
  if (!from.has(file)) return found;
  from.read(file, {
    open: (name, at) => {
      if (name === 'Relationship' && at['TargetMode'] === 'External') found.push(at['Type']?.split('/').at(-1) ?? '');
    },
    close: () => undefined,
    text: () => undefined,
  });
  return found;
}

/** The part that a target names, as seen from a folder; a target that climbs out of the package resolves to no part. */
function resolve(folder: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '');
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return '';
  }
  return parts.join('/');
}
