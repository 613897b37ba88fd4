import type { Day } from '../kernel/day.ts';
import type { PersonId, PostId, UnitId } from '../kernel/id.ts';
import type { Delegation, OrganisationData, Person, Post, Role, Tenure } from './organisation.ts';
import { findRole } from './roles.ts';
import { unitTreeOf, type UnitTree } from './unit-tree.ts';

/** A person acting in a post on a day: in his own right (`principal` null) or in the name of the giver of a delegation. */
export type Holding = { readonly person: PersonId; readonly post: PostId; readonly principal: PersonId | null };

/**
 * The organisation of one day, indexed.
 *
 * A role resolves from a unit upwards: posts of that role in the unit itself, in its ancestors, and in the bureaus and
 * commissions directly under the county. A role that every bureau has (`bureau.*`) stays within the bureau whose case it is.
 */
export type Staff = UnitTree & {
  readonly day: Day;
  readonly findPost: (id: PostId) => Post | undefined;
  readonly findPerson: (id: PersonId) => Person | undefined;
  /** Posts of the role that reach the unit, nearest first. */
  readonly listPosts: (role: Role, unit: UnitId) => readonly Post[];
  /** Who may act in the role for the unit on this day, nearest posts first, own right before delegation. */
  readonly holdersOf: (role: Role, unit: UnitId) => readonly Holding[];
  /** The ways in which this person may act in the role for the unit; empty when he may not. */
  readonly actingAs: (person: PersonId, role: Role, unit: UnitId) => readonly Holding[];
  /** All posts in which the person may act on this day, delegations included. */
  readonly postsOf: (person: PersonId) => readonly Holding[];
  /** Declared near relatives (近亲属), symmetric, not transitive. Nobody is his own relative. */
  readonly areRelatives: (a: PersonId, b: PersonId) => boolean;
  readonly listRelatives: (person: PersonId) => readonly PersonId[];
  /** Tenures of the person on any day, as declared. */
  readonly listTenures: (person: PersonId) => readonly Tenure[];
  /** Delegations given to the person for any day, as declared. */
  readonly listDelegations: (person: PersonId) => readonly Delegation[];
};

/**
 * Indexes the organisation as it stands on `day`.
 *
 * A delegation counts only while its giver himself holds the post by tenure (so it is not transitive and ends with him).
 */
export function staffOn(data: OrganisationData, day: Day): Staff {
  const tree = unitTreeOf(data.units);
  const holdings = holdingsOn(data, day);
  const byPost = groupBy(holdings, (holding) => holding.post);
  const byPerson = groupBy(holdings, (holding) => holding.person);
  const listPosts = postFinder(data.posts, tree);
  const holdersOf = (role: Role, unit: UnitId) => listPosts(role, unit).flatMap((post) => byPost.get(post.id) ?? []);
  return {
    ...tree,
    ...recordsOf(data),
    ...kinshipOf(data),
    day,
    listPosts,
    holdersOf,
    actingAs: (person, role, unit) => holdersOf(role, unit).filter((holding) => holding.person === person),
    postsOf: (person) => byPerson.get(person) ?? [],
  };
}

/** True when the first day has come and the last has not passed. */
export function coversDay(span: { readonly from: Day; readonly to: Day | null }, day: Day): boolean {
  return span.from <= day && (span.to === null || day <= span.to);
}

function holdingsOn(data: OrganisationData, day: Day): readonly Holding[] {
  const posts = new Set(data.posts.map((post) => post.id));
  const found = new Map<string, Holding>();
  for (const tenure of data.tenures) {
    if (!posts.has(tenure.post) || !coversDay(tenure, day)) continue;
    found.set(keyOf(tenure.person, tenure.post), { person: tenure.person, post: tenure.post, principal: null });
  }
  const own = new Set(found.keys());
  for (const given of data.delegations) {
    if (given.to === given.from || !coversDay({ from: given.fromDay, to: given.toDay }, day)) continue;
    if (!own.has(keyOf(given.from, given.post))) continue;
    found.set(keyOf(given.to, given.post, given.from), { person: given.to, post: given.post, principal: given.from });
  }
  return [...found.values()];
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

function postFinder(posts: readonly Post[], tree: UnitTree): Staff['listPosts'] {
  const index = groupBy(posts, (post) => keyOf(post.unit, post.role));
  const known = new Map<string, readonly Post[]>();
  return (role, unit) => {
    const key = keyOf(unit, role);
    const before = known.get(key);
    if (before !== undefined) return before;
    const postsIn = (ids: readonly UnitId[]) => ids.flatMap((each) => index.get(keyOf(each, role)) ?? []);
    const own = tree.findUnit(unit) === undefined ? [] : [unit, ...tree.ancestorsOf(unit).map((above) => above.id)];
    const near = postsIn(own);
    // What every bureau has is meant in a bureau's own case, not its neighbour's.
    const isNear = own.length === 0 || (near.length > 0 && findRole(role)?.seat === 'bureau');
    const wide = isNear ? [] : tree.countyWide.map((above) => above.id).filter((each) => !own.includes(each));
    const found = [...near, ...postsIn(wide)];
    known.set(key, found);
    return found;
  };
}

function recordsOf(data: OrganisationData): Pick<Staff, 'findPost' | 'findPerson' | 'listTenures' | 'listDelegations'> {
  const posts = new Map(data.posts.map((post) => [post.id, post]));
  const persons = new Map(data.persons.map((person) => [person.id, person]));
  const tenures = groupBy(data.tenures, (tenure) => tenure.person);
  const delegations = groupBy(data.delegations, (given) => given.to);
  return {
    findPost: (id) => posts.get(id),
    findPerson: (id) => persons.get(id),
    listTenures: (person) => tenures.get(person) ?? [],
    listDelegations: (person) => delegations.get(person) ?? [],
  };
}

function kinshipOf(data: OrganisationData): Pick<Staff, 'areRelatives' | 'listRelatives'> {
  const relatives = new Map<PersonId, Set<PersonId>>();
  const add = (a: PersonId, b: PersonId) => relatives.set(a, (relatives.get(a) ?? new Set()).add(b));
  for (const { a, b } of data.kin) {
    if (a === b) continue;
    add(a, b);
    add(b, a);
  }
  return {
    areRelatives: (a, b) => relatives.get(a)?.has(b) ?? false,
    listRelatives: (person) => [...(relatives.get(person) ?? [])],
  };
}

function groupBy<Item, Key>(items: readonly Item[], keyOfItem: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
