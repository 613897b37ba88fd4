import type { PowerItem } from '../../core/catalogue/power-item.ts';
import type { WordLists } from '../library/read-words.ts';

/** Words that mean the same as a name of the item: of every group of which one word stands in a name, all. */
export function synonymsOf(words: WordLists): (item: PowerItem) => readonly string[] {
  return (item) => {
    const names = [item.plainName, item.name, ...item.aliases];
    return [...new Set(words.synonyms.filter((group) => group.some((word) => names.some((name) => name.includes(word)))).flat())];
  };
}
