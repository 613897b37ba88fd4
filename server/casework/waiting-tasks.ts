import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import type { OrganisationSnapshot, Services } from '../platform/services.ts';
import { listTasks } from './store.ts';

const mostTasks = 60;

/** A row of a task that waits. */
export type Row = Awaited<ReturnType<typeof listTasks>>[number];

/** Number on each page of officials: tasks of his posts, without asking each case. */
export async function countToDo(services: Services, person: PersonId): Promise<number> {
  const organisation = await services.organisation();
  return onePerPlace(await tasksOf(services, person, organisation)).length;
}

/** Tasks of the posts of a person, in all units that they reach. */
export async function tasksOf(services: Services, person: PersonId, organisation: OrganisationSnapshot): Promise<readonly Row[]> {
  const staff = organisation.staffOn(dayOf(services.clock.legalNow()));
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
  const rows: Row[] = [];
  for (const { roles, units } of reach.values()) {
    rows.push(...(await listTasks(services.database.app, services.county, { roles: [...roles], units, most: mostTasks })));
  }
  return rows;
}

/** Each place of a case once, though several posts reach it. */
export function onePerPlace(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [`${row.case_id}/${row.node}`, row])).values()];
}
