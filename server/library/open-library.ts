import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { ItemVersion } from '../../core/catalogue/power-item.ts';
import { packageRoot } from '../platform/database/package-place.ts';
import { readCalendar } from './read-calendar.ts';
import { readItems } from './read-items.ts';
import { readLaws } from './read-laws.ts';
import { type Library, readLibrary } from './read-library.ts';
import { readWords } from './read-words.ts';

/** Where it is noted which files were found whole, and by which build. */
export type CheckedNote = { readonly file: string; readonly build: string };

/**
 * The library for serving. Reading and checking its items takes a second, and a county that is there does not need them: when exactly these files
 * were found whole by exactly this build before, they are read only when somebody asks for them. Files that differ by one byte are read and checked.
 *
 * @throws Fault `library-broken`, as {@link readLibrary}
 */
export function openLibrary(root: string, note: CheckedNote | undefined = noteOfBuild()): Library {
  if (note === undefined) return readLibrary(root);
  const key = keyOf(root, note.build);
  if (readText(note.file) === key) return readWhenAsked(root);
  const library = readLibrary(root);
  try {
    writeFileSync(note.file, key);
  } catch {
    // A program that may not write beside itself reads everything each time.
  }
  return library;
}

function readWhenAsked(root: string): Library {
  const laws = readLaws(root);
  let items: readonly ItemVersion[] | undefined;
  return {
    laws,
    calendar: readCalendar(root),
    words: readWords(root),
    get items() {
      items ??= readItems(root, laws);
      return items;
    },
  };
}

/** Undefined where the code runs from its sources, or nobody knows of which build it is. */
function noteOfBuild(): CheckedNote | undefined {
  const dist = join(packageRoot, 'dist');
  const build = readText(join(dist, '.built'));
  return build === undefined || !fileURLToPath(import.meta.url).startsWith(dist) ? undefined : { build, file: join(dist, '.library') };
}

/** A hash over the build and the names and bytes of everything that items are read from. */
function keyOf(root: string, build: string): string {
  const hash = createHash('sha256').update(`${process.version} ${build}\n`);
  for (const folder of ['items', 'laws']) {
    for (const name of readdirSync(join(root, folder)).toSorted((a, b) => (a < b ? -1 : 1))) {
      const bytes = readFileSync(join(root, folder, name));
      hash.update(`${folder}/${name} ${String(bytes.length)}\n`).update(bytes);
    }
  }
  return hash.digest('hex');
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
