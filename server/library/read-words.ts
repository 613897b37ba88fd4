import { join } from 'node:path';

import { z } from 'zod';

import { libraryFault } from './library-problem.ts';
import { words } from './word-forms.ts';
import { decode, readYaml } from './yaml-source.ts';

/** The word lists of the library. */
export type WordLists = {
  /** Groups of words with one meaning; searching any of a group finds all of it. */
  readonly synonyms: readonly (readonly string[])[];
  /** Words of official language that plain texts avoid, with plain words instead (empty when they are to be left out). */
  readonly officialese: ReadonlyMap<string, string>;
};

const synonymsForm = z.strictObject({ groups: z.array(z.array(words).min(2)).min(1) });
const officialeseForm = z.strictObject({ words: z.record(words, z.string()) });

/**
 * Reads `library/words/synonyms.yaml` and `library/words/officialese.yaml`.
 *
 * @throws Fault `library-broken` with file, line and field
 */
export function readWords(root: string): WordLists {
  const synonyms = decode(readYaml(join(root, 'words', 'synonyms.yaml'), 'library/words/synonyms.yaml'), synonymsForm);
  const officialese = decode(readYaml(join(root, 'words', 'officialese.yaml'), 'library/words/officialese.yaml'), officialeseForm);
  if ('problems' in synonyms) throw libraryFault(synonyms.problems);
  if ('problems' in officialese) throw libraryFault(officialese.problems);
  return { synonyms: synonyms.value.groups, officialese: new Map(Object.entries(officialese.value.words)) };
}
