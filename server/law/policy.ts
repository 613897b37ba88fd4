import type { PersonId, PostId, UnitId } from '../../core/kernel/id.ts';
import type { Staff } from '../../core/org/staff.ts';

/** Posts that keep the county's law register: the leading-group office, and the justice bureau's legality review. */
const recorders: ReadonlySet<string> = new Set(['leading-group.head', 'leading-group.reviewer', 'justice.reviewer']);
/** Posts that open the yearly round, and settle what no unit's list carries. */
const offices: ReadonlySet<string> = new Set(['leading-group.head', 'leading-group.reviewer']);
/** Posts that see the tasks of every unit. */
const onlookers: ReadonlySet<string> = new Set(['justice.reviewer', 'commission.conduct-officer', 'commission.leader', ...offices]);
/** Posts that settle the tasks of their own unit: those that write its list. */
const compilers: ReadonlySet<string> = new Set(['town.compiler', 'bureau.compiler', 'village.clerk']);
/** Posts that see the tasks of their own unit and of those below it. */
const legal: ReadonlySet<string> = new Set(['town.legal-officer', 'bureau.legal-officer']);

/** What a person may do with laws and revisions today; each right with the post that gives it. */
export type LawReach = {
  readonly record: PostId | null;
  readonly openRound: PostId | null;
  readonly seesAll: boolean;
  readonly sees: (unit: UnitId) => boolean;
  /** The post in which he settles tasks of a unit; null when he does not. */
  readonly settles: (unit: UnitId, subject: 'entry' | 'chart') => PostId | null;
};

/** The reach of a person's posts of the day, delegations included; undefined: for him there is no register at the desk. */
export function lawReach(staff: Staff, person: PersonId): LawReach | undefined {
  const posts = staff.postsOf(person).flatMap((holding) => staff.findPost(holding.post) ?? []);
  const holds = (roles: ReadonlySet<string>) => posts.filter(({ role }) => roles.has(role));
  const seesAll = holds(onlookers).length > 0;
  const [own, near] = [holds(compilers), holds(legal)];
  if (!seesAll && own.length + near.length === 0) return undefined;
  const isNear = (unit: UnitId): boolean => {
    const above = new Set([unit, ...staff.ancestorsOf(unit).map(({ id }) => id)]);
    return near.some((post) => above.has(post.unit));
  };
  return {
    record: holds(recorders)[0]?.id ?? null,
    openRound: holds(offices)[0]?.id ?? null,
    seesAll,
    sees: (unit) => seesAll || own.some((post) => post.unit === unit) || isNear(unit),
    settles: (unit, subject) => (subject === 'chart' ? holds(offices)[0]?.id : own.find((post) => post.unit === unit)?.id) ?? null,
  };
}
