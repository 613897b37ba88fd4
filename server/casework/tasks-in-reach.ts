import type { Kysely } from 'kysely';

import type { Day } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { together } from '../platform/database/together.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { OrganisationSnapshot, Services } from '../platform/services.ts';
import { listTasks } from './store.ts';

const mostTasks = 60;

/** A row of a task that waits. */
export type Row = Awaited<ReturnType<ReturnType<typeof listTasks>['execute']>>[number];

type Asker = { readonly person: PersonId; readonly organisation: OrganisationSnapshot; readonly today: Day };

/** Tasks of the posts of a person, in all units that they reach, in one trip. */
export async function tasksOf(services: Services, db: Kysely<Schema>, asker: Asker): Promise<readonly Row[]> {
  const lists = reachOf(asker).map(({ roles, units }) => listTasks(db, services.county, { roles: [...roles], units, most: mostTasks }));
  if (lists.length === 0) return [];
  return (await together(db, lists)).flatMap((found) => found.rows);
}

function reachOf({
  person,
  organisation,
  today,
}: Asker): readonly { readonly roles: ReadonlySet<string>; readonly units: readonly string[] }[] {
  const staff = organisation.staffOn(today);
  const reach = new Map<string, { readonly roles: Set<string>; readonly units: readonly string[] }>();
  for (const holding of staff.postsOf(person)) {
    const post = staff.findPost(holding.post);
    const unit = post === undefined ? undefined : staff.findUnit(post.unit);
    if (post === undefined || unit === undefined) continue;
    // Posts of a bureau serve the whole county; others their unit and what lies below.
    const units = unit.level === 'county' ? organisation.data.units : [unit, ...staff.descendantsOf(unit.id)];
    const known = reach.get(unit.id);
    if (known === undefined) reach.set(unit.id, { roles: new Set([post.role]), units: units.map((each) => each.id) });
    else known.roles.add(post.role);
  }
  return [...reach.values()];
}

/** Each place of a case once, though several posts reach it. */
export function onePerPlace(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [`${row.case_id}/${row.node}`, row])).values()];
}
