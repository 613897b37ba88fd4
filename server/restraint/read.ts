import type { PersonId } from '../../core/kernel/id.ts';
import type { Staff } from '../../core/org/staff.ts';
import { fewestPersons, type RestraintState } from './compute.ts';

/** Fewest persons for which the sentence is told in public; below it the number would be a recipe. */
const leastTold = 2;

/**
 * How many persons and posts must agree, at least and in every unit, for the item's public page. Null while it is being computed, and
 * where one hand would do or somebody is missing: a weakness is shown publicly only as its cure.
 */
export function publicRestraint(book: RestraintState, versionHash: string): { readonly persons: number; readonly posts: number } | null {
  const { found, waiting } = book.state;
  const mine = found.filter(({ item }) => item.version.hash === versionHash);
  if (waiting > 0 || mine.length === 0) return null;
  const sound = mine.every(({ analysis }) => analysis.sound === 'yes' && analysis.results?.collusion.known === 'exactly');
  const persons = Math.min(...mine.map(({ analysis }) => fewestPersons(analysis)));
  const posts = Math.min(...mine.map(({ analysis }) => analysis.results?.minPosts ?? 0));
  return sound && Number.isFinite(persons) && persons >= leastTold && posts >= leastTold ? { persons, posts } : null;
}

/** Posts that may see how few could collude: the leading-group office and the commission. For all others the page does not exist. */
const readers: ReadonlySet<string> = new Set(['leading-group.reviewer', 'commission.conduct-officer', 'commission.leader']);

/** True when a post of the person lets him see the overview. */
export function maySeeRestraint(staff: Staff, person: PersonId): boolean {
  return staff.postsOf(person).some((holding) => readers.has(staff.findPost(holding.post)?.role ?? ''));
}
