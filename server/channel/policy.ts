import type { PersonId, PostId, UnitId } from '../../core/kernel/id.ts';
import type { Staff } from '../../core/org/staff.ts';

/** Posts that put up and take down in their own unit and below it. */
const posters: ReadonlySet<string> = new Set(['town.compiler', 'bureau.compiler', 'village.clerk']);
/** Posts that do so everywhere. */
const everywhere: ReadonlySet<string> = new Set(['leading-group.head', 'leading-group.reviewer']);
/** Posts that look at all of it. */
const lookers: ReadonlySet<string> = new Set(['commission.conduct-officer', 'commission.leader']);

/** The post in which a person may record what hangs in a unit, and whether he may look at it. Neither: for him there is none. */
export type ChannelReach = { readonly records: PostId | null; readonly looks: boolean };

/** The reach of a person in a unit today. */
export function channelReach(staff: Staff, person: PersonId, unit: UnitId): ChannelReach {
  const above = new Set([unit, ...staff.ancestorsOf(unit).map(({ id }) => id)]);
  const posts = staff.postsOf(person).flatMap(({ post }) => staff.findPost(post) ?? []);
  const recording = posts.find(({ role, unit: own }) => everywhere.has(role) || (posters.has(role) && above.has(own)));
  return { records: recording?.id ?? null, looks: recording !== undefined || posts.some(({ role }) => lookers.has(role)) };
}
