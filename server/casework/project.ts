import type { Compilable, Kysely } from 'kysely';

import { type Case, type EndedCase, type OpenCase, openObjections } from '../../core/casework/case.ts';
import type { CaseEvent } from '../../core/casework/event.ts';
import { currentSteps, type CurrentStep } from '../../core/casework/current-steps.ts';
import { endOfDay } from '../../core/kernel/day.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { Schema } from '../platform/database/schema.ts';
import { instant } from '../platform/database/values.ts';
import type { Services } from '../platform/services.ts';
import { jobStatements } from '../platform/jobs/store.ts';
import { outboxStatement } from '../ledger/append.ts';
import type { DecidedAct } from './append-case.ts';
import { applicantKeyOf } from './case-context.ts';
import { stageOf } from './stage-of.ts';
import { noticeStatements } from './project-notice.ts';
import { titleOf } from './title-of.ts';

/** An act with the state it leads to. */
export type ProjectedAct = DecidedAct & {
  readonly state: OpenCase | EndedCase;
  readonly version: number;
  /** Last day for the answer, by objection. */
  readonly dueOfObjections: ReadonlyMap<string, string>;
};

type Statements = readonly Compilable<unknown>[];

/** Statements that bring working and published tables of a case to its new state, in the transaction of its events. */
export function projectCase(services: Services, db: Kysely<Schema>, decided: Omit<ProjectedAct, 'dueOfObjections'>): Statements {
  const steps = decided.state.status === 'open' ? currentSteps(decided.state, decided.context) : [];
  const waiting = steps.flatMap((step) => step.objections);
  const dues = waiting.flatMap(({ objection, due }) => (due === null ? [] : [[objection, due.dueDay] as const]));
  const act: ProjectedAct = { ...decided, dueOfObjections: new Map(dues) };
  return [
    ...fileStatements(services, db, act),
    ...taskStatements(services, db, { act, steps }),
    ...actorStatements(services, db, act),
    stageStatement(services, db, act),
    ...noticeStatements(services, db, act),
    ...wakeStatements(services, db, act),
    outboxStatement(db, { county: services.county, topic: 'case-acts', at: lastOf(act.events), body: countedActs(act) }),
  ];
}

function lastOf(events: readonly CaseEvent[]): Instant {
  return events.at(-1)?.at ?? 0;
}

function statusOf(state: OpenCase | EndedCase): 'running' | 'held' | 'ended' {
  if (state.status === 'ended') return 'ended';
  return openObjections(state).length > 0 ? 'held' : 'running';
}

function fileStatements(services: Services, db: Kysely<Schema>, act: ProjectedAct): Statements {
  const { state, item, opening } = act;
  const changing = {
    status: statusOf(state),
    outcome: state.status === 'ended' ? state.result : null,
    stage: stageOf(state, item.version.item),
    title: titleOf(act),
    last_at: instant(state.lastAt),
    version: act.version,
  };
  if (opening === undefined) {
    const applicantKey = applicantKeyOf(services.keys, item, act.request.values);
    return [
      db
        .updateTable('mq.case_file')
        .set(applicantKey === null ? changing : { ...changing, applicant_key: applicantKey })
        .where('county_id', '=', services.county)
        .where('case_id', '=', state.caseId),
    ];
  }
  return [
    db.insertInto('mq.case_file').values({
      county_id: services.county,
      case_id: state.caseId,
      number: opening.number,
      item_code: item.version.item.code,
      item_number: item.version.number,
      unit_id: state.unit,
      opened_at: instant(state.openedAt),
      opened_by: opening.openedBy,
      receipt_hash: opening.receiptHash,
      applicant_key: opening.applicantKey,
      ...changing,
    }),
  ];
}

function taskStatements(
  services: Services,
  db: Kysely<Schema>,
  about: { readonly act: ProjectedAct; readonly steps: readonly CurrentStep[] },
): Statements {
  const { act, steps } = about;
  const key = { county_id: services.county, case_id: act.state.caseId };
  const rows = steps.flatMap((step) => taskRows(key, step));
  const clear =
    act.opening === undefined
      ? [db.deleteFrom('mq.case_task').where('county_id', '=', key.county_id).where('case_id', '=', key.case_id)]
      : [];
  return rows.length === 0 ? clear : [...clear, db.insertInto('mq.case_task').values(rows)];
}

function taskRows(key: { readonly county_id: string; readonly case_id: string }, step: CurrentStep) {
  // A notice is work for officials only while an objection waits for its answer.
  if (step.type === 'notice' && step.objections.length === 0) return [];
  const due = step.type === 'notice' ? (step.objections[0]?.due ?? null) : step.due;
  return step.roles.map((role) => ({
    ...key,
    node: step.node,
    role,
    visit: step.visit,
    kind: step.type === 'notice' ? 'objection' : step.type,
    since: instant(step.since),
    due_at: due === null ? null : instant(due.dueAt),
    due_day: due === null ? null : due.dueDay,
  }));
}

function actorStatements(services: Services, db: Kysely<Schema>, act: ProjectedAct): Statements {
  const acted = new Map<string, { readonly recused: boolean; readonly at: Instant }>();
  for (const event of act.events) {
    if (event.type === 'official-recused') acted.set(event.person, { recused: true, at: event.at });
    else if (event.by.kind === 'official')
      acted.set(event.by.person, { recused: act.state.recused.includes(event.by.person), at: event.at });
  }
  return [...acted].map(([person, row]) =>
    db
      .insertInto('mq.case_actor')
      .values({ county_id: services.county, case_id: act.state.caseId, person_id: person, recused: row.recused, last_at: instant(row.at) })
      .onConflict((conflict) =>
        conflict.columns(['county_id', 'case_id', 'person_id']).doUpdateSet({ recused: row.recused, last_at: instant(row.at) }),
      ),
  );
}

/** The public may see the stage by the number alone; for a grouped item it says no more than that. */
function stageStatement(services: Services, db: Kysely<Schema>, act: ProjectedAct): Compilable<unknown> {
  const { state, item } = act;
  const row = { item_code: item.version.item.code, state: statusOf(state), stage: stageOf(state, item.version.item) };
  return db
    .insertInto('published.case_stage')
    .values({ county_id: services.county, number: state.number, ...row })
    .onConflict((conflict) => conflict.columns(['county_id', 'number']).doUpdateSet(row));
}

/** The clock must look at the case again when its notice ends or its timer is due. */
function wakeStatements(services: Services, db: Kysely<Schema>, { state, loaded }: ProjectedAct): Statements {
  const ends = wakesOf(state);
  const dueAt = ends.length === 0 ? null : Math.min(...ends);
  const fresh = wakesOf(loaded.state).length === 0;
  return jobStatements(db, services.county, { kind: 'let-time-pass', subject: state.caseId, dueAt, fresh });
}

/** When the clock has to look at a case: a job is there exactly when there is such an instant. */
function wakesOf(state: Case): readonly Instant[] {
  if (state.status !== 'open') return [];
  return [...state.notices.map((notice) => endOfDay(notice.until)), ...state.timers.map((timer) => timer.dueAt)];
}

/** What is counted in public: acts by item, unit and day; no case, no person. */
function countedActs(act: ProjectedAct): {
  readonly item: string;
  readonly unit: string;
  readonly at: number;
  readonly acts: number;
  readonly grouped: boolean;
} {
  const { item } = act.item.version;
  const counted = act.events.filter((event) => isCounted(event)).length;
  return { item: item.code, unit: act.state.unit, at: lastOf(act.events), acts: counted, grouped: item.publication.grouped };
}

function isCounted(event: CaseEvent): boolean {
  switch (event.type) {
    case 'step-signed':
    case 'step-taken':
    case 'meeting-recorded':
    case 'vote-decided':
    case 'notice-posted':
    case 'objection-answered':
    case 'external-noted':
      return true;
    // Opening is the same press as the first step, and counts as that.
    case 'case-opened':
    case 'objection-raised':
    case 'notice-closed':
    case 'timer-started':
    case 'timer-fired':
    case 'official-recused':
    case 'case-withdrawn':
    case 'case-ended':
      return false;
  }
}
