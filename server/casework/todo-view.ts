import { daysLeft } from '../../core/kernel/deadline.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { possibleActs } from '../../core/casework/may-do.ts';
import { currentSteps } from '../../core/casework/current-steps.ts';
import type { CaseCard, TodoView } from '../../contract/work-views.ts';
import type { LivingItem, OrganisationSnapshot, Services } from '../platform/services.ts';
import { loadCase } from './load-case.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { asId } from '../../core/kernel/id.ts';
import { maySeeRestraint } from '../restraint/read.ts';
import { staffForCases } from './case-context.ts';
import { hasPart, seenBy } from './viewer.ts';
import { startable } from './start.ts';
import { listTasks, listTouched } from './store.ts';

const mostTasks = 60;
const mostTouched = 40;

type Row = Awaited<ReturnType<typeof listTasks>>[number];
type Touched = Awaited<ReturnType<typeof listTouched>>[number];

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

/** Number on each page of officials: tasks of his posts, without asking each case. */
export async function countToDo(services: Services, person: PersonId): Promise<number> {
  const organisation = await services.organisation();
  return onePerPlace(await tasksOf(services, person, organisation)).length;
}

async function tasksOf(services: Services, person: PersonId, organisation: OrganisationSnapshot): Promise<readonly Row[]> {
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

function onePerPlace(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [`${row.case_id}/${row.node}`, row])).values()];
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

function cardOf(services: Services, organisation: OrganisationSnapshot, row: Row): CaseCard {
  const item = itemOf(services, row);
  const node = item?.chart.node(row.node);
  const unit = node?.type === 'task' || node?.type === 'vote' ? (node.limit?.unit ?? 'day') : 'day';
  const today = dayOf(services.clock.legalNow());
  const risks = node !== undefined && 'risks' in node ? node.risks.map((risk) => risk.level) : [];
  return {
    ...common(organisation, item, row),
    step: node?.plainName ?? row.stage,
    node: row.node,
    dueDay: row.due_day,
    daysLeft: row.due_day === null ? null : daysLeft(row.due_day, today, { unit, calendar: services.calendar }),
    daysUnit: row.due_day === null ? null : unit,
    risk: (['high', 'middle', 'low'] as const).find((level) => risks.includes(level)) ?? null,
  };
}

function touchedCard(services: Services, organisation: OrganisationSnapshot, row: Touched): CaseCard {
  return {
    ...common(organisation, itemOf(services, row), row),
    step: row.stage,
    node: null,
    dueDay: null,
    daysLeft: null,
    daysUnit: null,
    risk: null,
  };
}

type Common = Pick<CaseCard, 'id' | 'number' | 'itemName' | 'title' | 'unitName' | 'held'>;
type AnyRow = {
  readonly case_id: string;
  readonly number: string;
  readonly title: string;
  readonly unit_id: string;
  readonly status: string;
};

function common(organisation: OrganisationSnapshot, item: LivingItem | undefined, row: AnyRow): Common {
  return {
    id: row.case_id,
    number: row.number,
    itemName: item?.version.item.plainName ?? '',
    title: row.title,
    unitName: organisation.data.units.find((unit) => unit.id === row.unit_id)?.name ?? '',
    held: row.status === 'held',
  };
}

function itemOf(services: Services, row: { readonly item_code: string; readonly item_number: number }): LivingItem | undefined {
  return services.items.list().find(({ version }) => version.item.code === row.item_code && version.number === row.item_number);
}
