import { givenCharacters, surnames } from './invented-names.ts';
import type { SeededSource } from './seeded-source.ts';

/** Draws invented names of persons, none twice, so that a name in the demo means one person. */
export type NameSource = { readonly newName: (surname?: string) => string; readonly newSurname: () => string };

/** Names for one county. */
export function nameSource(source: SeededSource): NameSource {
  const used = new Set<string>();
  const newSurname = (): string => source.pick(surnames);
  const draw = (surname: string): string => {
    const first = source.pick(givenCharacters);
    return source.below(5) === 0 ? `${surname}${first}` : `${surname}${first}${source.pick(givenCharacters)}`;
  };
  return {
    newSurname,
    newName: (surname = newSurname()) => {
      let name = draw(surname);
      while (used.has(name)) name = draw(surname);
      used.add(name);
      return name;
    },
  };
}
