import { fileURLToPath } from 'node:url';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { LegalDocument } from '../../core/catalogue/legal-basis.ts';
import type { ItemVersion } from '../../core/catalogue/power-item.ts';
import { Fault } from '../../core/kernel/outcome.ts';
import type { WorkingCalendar } from '../../core/kernel/working-calendar.ts';
import { readCalendar } from './read-calendar.ts';
import { readItems } from './read-items.ts';
import { readLaws } from './read-laws.ts';
import { readWords, type WordLists } from './read-words.ts';

/** Everything the library folder holds, checked and frozen. */
export type Library = {
  readonly items: readonly ItemVersion[];
  readonly laws: ReadonlyMap<string, LegalDocument>;
  readonly calendar: WorkingCalendar;
  readonly words: WordLists;
};

/**
 * Reads and checks the whole library.
 *
 * @param root the folder `library`; {@link libraryRoot} finds the one that came with the program
 * @throws Fault `library-broken` whose facts name `file`, `line` and `field` of the first problem and list all `problems`
 */
export function readLibrary(root: string): Library {
  const laws = readLaws(root);
  return { laws, items: readItems(root, laws), calendar: readCalendar(root), words: readWords(root) };
}

/**
 * The library folder beside the program, from sources (`server/library`) as from the build (`dist/server/library`).
 *
 * @throws Fault `library-missing` when no parent folder has `library/items`
 */
export function libraryRoot(): string {
  const here = fileURLToPath(import.meta.url);
  for (let folder = dirname(here); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'library', 'items'))) return join(folder, 'library');
  }
  throw new Fault('library-missing', { from: here });
}
