import { dayOf } from '../../core/kernel/day.ts';
import { type PersonId, asId } from '../../core/kernel/id.ts';
import type { TodoView } from '../../contract/work-views.ts';
import type { Services } from '../platform/services.ts';
import { hasDesk } from '../compile/read.ts';
import { maySeeRestraint } from '../restraint/read.ts';
import { maySeeRotation } from '../rotation/read.ts';
import { alertSummary } from '../supervision/read.ts';
import { staffForCases } from './case-context.ts';
import { hasPart } from './viewer.ts';
import { startable } from './start.ts';
import { listTouched } from './store.ts';
import { waitingFor } from './waiting-tasks.ts';
import { type Touched, cardOf, itemOf, touchedCard } from './case-cards.ts';

const mostTouched = 40;

/** What waits for a person today: steps he may really do, objections to answer; what he touched and is now with others; what ended. */
export async function todoView(services: Services, person: PersonId): Promise<TodoView> {
  const organisation = await services.organisation();
  const waiting = await waitingFor(services, person);
  const mine = waiting.filter(({ row }) => row.kind !== 'objection').map(({ row }) => cardOf(services, organisation, row));
  const objections = waiting.flatMap(({ row, objections: toAnswer }) =>
    toAnswer.map(({ objection, raisedOn, dueDay }) => ({ id: objection, caseId: row.case_id, title: row.title, raisedOn, dueDay })),
  );
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
    alerts: await alertSummary(services, person),
    canSeeRestraint: maySeeRestraint(organisation.staffOn(dayOf(services.clock.legalNow())), person),
    canSeeRotation: maySeeRotation(organisation.staffOn(dayOf(services.clock.legalNow())), person),
    hasDesk: hasDesk(organisation.staffOn(dayOf(services.clock.legalNow())), person),
  };
}
