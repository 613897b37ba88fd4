import { dayOf } from '../../core/kernel/day.ts';
import { type PersonId, asId } from '../../core/kernel/id.ts';
import { possibleActs } from '../../core/casework/may-do.ts';
import { currentSteps } from '../../core/casework/current-steps.ts';
import type { CaseCard, TodoView } from '../../contract/work-views.ts';
import type { Services } from '../platform/services.ts';
import { loadCase } from './load-case.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { maySeeRestraint } from '../restraint/read.ts';
import { staffForCases } from './case-context.ts';
import { hasPart, seenBy } from './viewer.ts';
import { startable } from './start.ts';
import { listTouched } from './store.ts';
import { type Row, onePerPlace, tasksOf } from './waiting-tasks.ts';
import { type Touched, cardOf, itemOf, touchedCard } from './case-cards.ts';

const mostTouched = 40;

/** What waits for a person today: steps he may really do, objections to answer; what he touched and is now with others; what ended. */
export async function todoView(services: Services, person: PersonId): Promise<TodoView> {
  const organisation = await services.organisation();
  const tasks = await tasksOf(services, person, organisation);
  const mine: CaseCard[] = [];
  const objections: TodoView['objections'][number][] = [];
  for (const row of onePerPlace(tasks)) {
    const found = await whatWaits(services, person, row);
    if (found === undefined) continue;
    if (row.kind === 'objection') objections.push(...found.objections);
    else mine.push(cardOf(services, organisation, row));
  }
  const touched = await listTouched(services.database.app, services.county, { person, most: mostTouched });
  const here = new Set([...mine.map((card) => card.id), ...objections.map((objection) => objection.caseId)]);
  const staff = staffForCases(organisation.staffOn(dayOf(services.clock.legalNow())));
  const maySee = (row: Touched) => {
    const item = itemOf(services, row);
    return item !== undefined && hasPart(item, staff, { person, unit: asId<'unit'>(row.unit_id) });
  };
  const others = touched.filter((row) => !row.recused && !here.has(row.case_id) && maySee(row));
  return {
    mine,
    objections,
    waiting: others.filter((row) => row.status !== 'ended').map((row) => touchedCard(services, organisation, row)),
    done: others.filter((row) => row.status === 'ended').map((row) => touchedCard(services, organisation, row)),
    canStart: startable(services, organisation, person).length > 0,
    canSeeRestraint: maySeeRestraint(organisation.staffOn(dayOf(services.clock.legalNow())), person),
  };
}

/** Asks the pure decision whether he may really act here; undefined when he may not. */
async function whatWaits(
  services: Services,
  person: PersonId,
  row: Row,
): Promise<{ readonly objections: TodoView['objections'] } | undefined> {
  const loaded = await inTransaction(services.database.app, (db) => loadCase(services, db, asId<'case'>(row.case_id)));
  const seen = await seenBy(services, loaded, person);
  const { state } = loaded;
  if (seen === undefined || state.status !== 'open') return undefined;
  const acts = possibleActs(state, seen.context, person).filter((act) => act.node === row.node && act.refusal === null);
  if (acts.length === 0) return undefined;
  const waiting = currentSteps(state, seen.context).flatMap((step) => step.objections);
  const objections = acts.flatMap(({ objection }) => {
    const one = waiting.find((candidate) => candidate.objection === objection);
    if (one === undefined) return [];
    return [{ id: one.objection, caseId: row.case_id, title: row.title, raisedOn: dayOf(one.raisedAt), dueDay: one.due?.dueDay ?? null }];
  });
  return { objections };
}
