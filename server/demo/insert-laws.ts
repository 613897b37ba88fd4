import { affectedBy } from '../../core/catalogue/law/affected.ts';
import { foldLaw } from '../../core/catalogue/law/apply-change.ts';
import type { RevisionEvent } from '../../core/catalogue/law/revision.ts';
import type { Hand } from '../../core/catalogue/draft/event.ts';
import { addDays, type Day, startOfDay, yearOf } from '../../core/kernel/day.ts';
import type { OrganisationData } from '../../core/org/organisation.ts';
import type { Staff } from '../../core/org/staff.ts';
import { readCiting } from '../law/read-citing.ts';
import { takeLibrary } from '../law/take-library.ts';
import { tasksOf } from '../law/tasks-of.ts';
import { together } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { Services } from '../platform/services.ts';
import { newId } from '../platform/random.ts';
import { amendedDaysAgo, countyLaw } from './county-law.ts';
import { lawStatements, revisionStatements } from './law-statements.ts';
import { checksOf } from './settle-tasks.ts';

type Opened = Extract<RevisionEvent, { readonly type: 'revision-opened' }>;

/** The library's laws, the county's own rule with its amendment and tasks, and a yearly round that is half done. */
export async function insertLaws(services: Services, today: Day): Promise<void> {
  const { data, staffOn } = await services.organisation();
  const hands = handsOf(staffOn(today), data);
  const at = (daysAgo: number): number => startOfDay(addDays(today, -daysAgo)) + 10 * 3_600_000;
  await takeLibrary(services, { laws: services.laws, at: at(61) });
  const by = hands.find(({ role }) => role === 'leading-group.head')?.hand;
  if (by === undefined) return;
  const { document, events, amendment } = countyLaw({ today, by, at });
  const compilers = new Map(hands.filter(({ role }) => isCompiler(role)).map(({ unit, hand }) => [unit, hand]));
  await inTransaction(services.database.app, async (db) => {
    const published = await readCiting(services, db, data);
    const open = (opened: Pick<Opened, 'cause' | 'due' | 'tasks'>, daysAgo: number): Opened => ({
      ...{ type: 'revision-opened', ...opened, at: at(daysAgo), by },
    });
    const about = { document: document.id, title: document.title, change: amendment.kind, article: '5', day: addDays(today, -10) };
    const tasks = tasksOf(affectedBy({ document: document.id, change: amendment }, published), 'cited');
    const amended = open({ cause: { kind: 'law', ...about }, due: addDays(today, 20), tasks }, amendedDaysAgo);
    const cause = { kind: 'year', year: yearOf(today) } as const;
    const round = open({ cause, due: addDays(today, 25), tasks: tasksOf(published, 'everything') }, 30);
    const law = foldLaw(undefined, events) ?? document;
    await together(db, [
      ...lawStatements(services, db, { document: law, events }),
      ...revisionStatements(services, db, { id: newId(), events: [amended, ...checksOf(amended, { compilers, oneIn: 3, from: at(12) })] }),
      ...revisionStatements(services, db, {
        ...{ id: `year-${String(cause.year)}`, events: [round, ...checksOf(round, { compilers, oneIn: 2, from: at(28) })] },
      }),
    ]);
  });
}

type Seat = { readonly role: string; readonly unit: string; readonly hand: Hand };

/** Every post that somebody holds, with who does. */
function handsOf(staff: Staff, { posts }: OrganisationData): readonly Seat[] {
  return posts.flatMap(({ id, role, unit }) => {
    const holder = staff.holdersOf(role, unit).find(({ post }) => post === id);
    return holder === undefined ? [] : [{ role, unit, hand: { person: holder.person, post: id } }];
  });
}

function isCompiler(role: string): boolean {
  return role === 'town.compiler' || role === 'bureau.compiler' || role === 'village.clerk';
}
