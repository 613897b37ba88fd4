import type { Day } from '../../core/kernel/day.ts';
import type { PersonId, PostId, UnitId } from '../../core/kernel/id.ts';
import { Fault } from '../../core/kernel/outcome.ts';
import type { Person, Post, Tenure } from '../../core/org/organisation.ts';
import { roles, type RoleKey } from '../../core/org/roles.ts';
import { nameSource, type NameSource } from './name-source.ts';
import type { SeededSource } from './seeded-source.ts';

/** An account of the demo. */
export type DemoAccount = { readonly person: PersonId; readonly login: string; readonly kind: 'official' | 'administrator' };

/** Persons, posts, tenures and accounts while the county is being made; each list grows only. */
export type Roster = {
  readonly names: NameSource;
  readonly persons: readonly Person[];
  readonly posts: readonly Post[];
  readonly tenures: readonly Tenure[];
  readonly accounts: readonly DemoAccount[];
  readonly hire: (surname?: string) => PersonId;
  /** Puts the person into the role of the unit; the post is made on first use. Open-ended unless a last day is given. */
  readonly appoint: (
    person: PersonId,
    place: { readonly unit: UnitId; readonly role: RoleKey },
    span: { readonly from: Day; readonly to?: Day },
  ) => void;
  readonly open: (person: PersonId, login: string, kind?: DemoAccount['kind']) => void;
  /** Who was appointed to the role of the unit without a last day, in order of appointment. */
  readonly inPost: (unit: UnitId, role: RoleKey) => readonly PersonId[];
  readonly postOf: (unit: UnitId, role: RoleKey) => PostId;
};

/** An empty roster. */
export function rosterOf(source: SeededSource): Roster {
  const [persons, tenures, accounts]: [Person[], Tenure[], DemoAccount[]] = [[], [], []];
  const posts = new Map<string, Post>();
  const names = nameSource(source);
  const keyOf = (unit: UnitId, role: RoleKey) => `${unit} ${role}`;
  const makePost = (unit: UnitId, role: RoleKey): Post => {
    const post = posts.get(keyOf(unit, role)) ?? { id: source.newId('post'), unit, role, name: roles[role].name };
    posts.set(keyOf(unit, role), post);
    return post;
  };
  return {
    names,
    persons,
    tenures,
    accounts,
    get posts() {
      return [...posts.values()];
    },
    hire: (surname) => {
      const person = { id: source.newId('person'), name: names.newName(surname) };
      persons.push(person);
      return person.id;
    },
    appoint: (person, { unit, role }, { from, to }) => void tenures.push({ person, post: makePost(unit, role).id, from, to: to ?? null }),
    open: (person, login, kind = 'official') => void accounts.push({ person, login, kind }),
    inPost: (unit, role) => {
      const post = posts.get(keyOf(unit, role))?.id;
      return tenures.filter((tenure) => tenure.post === post && tenure.to === null).map((tenure) => tenure.person);
    },
    postOf: (unit, role) => {
      const post = posts.get(keyOf(unit, role));
      if (post === undefined) throw new Fault('demo-inconsistent', { unit, role });
      return post.id;
    },
  };
}

/** The item at a place of a list that is known to be long enough. */
export function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Fault('demo-inconsistent', { index, length: items.length });
  return item;
}
