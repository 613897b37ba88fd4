import { createHmac } from 'node:crypto';
import type { Compilable, Kysely } from 'kysely';

import { canonicalText, type Canonical } from '../../core/kernel/canonical.ts';
import { dayOf, endOfDay, startOfDay } from '../../core/kernel/day.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import { addWorkingDays, type WorkingCalendar } from '../../core/kernel/working-calendar.ts';
import type { KnownAlert } from '../../core/supervision/alert/alert.ts';
import { redAfter } from '../../core/supervision/alert/deadlines.ts';
import type { AlertEvent } from '../../core/supervision/alert/event.ts';
import { dueOfStage } from '../../core/supervision/alert/let-days-pass.ts';
import { outboxStatement } from '../ledger/append.ts';
import type { Schema } from '../platform/database/schema.ts';
import { jobStatements } from '../platform/jobs/store.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import type { Services } from '../platform/services.ts';
import type { AlertContent } from './alert-content.ts';
import { keepParts, keepRow, type NewRow } from './store.ts';

/** Kind of the jobs that look at due days. */
export const daysJob = 'alert-days';

/** Where the snapshot of a question of the running county would stand. */
export const caseworkSnapshot = 'casework';

/** What was decided about an alert. */
export type MovedAlert = {
  readonly state: KnownAlert;
  readonly version: number;
  readonly events: readonly AlertEvent[];
  /** Given with a hit: what it says. */
  readonly content?: AlertContent;
};

/** Statements that bring the working rows of an alert to its new state, in the transaction of its events. */
export function projectAlert(services: Services, db: Kysely<Schema>, moved: MovedAlert): readonly Compilable<unknown>[] {
  return [...workingRows(services, db, moved), ...tasksOf(services, db, moved)];
}

/** The working rows alone: what a rebuild makes anew, because tasks of others were handed on already. */
export function workingRows(services: Services, db: Kysely<Schema>, moved: MovedAlert): readonly Compilable<unknown>[] {
  const { county, calendar, keys } = services;
  const { state, events, content } = moved;
  const isNew = events.some((event) => event.type === 'alert-raised');
  const parts = {
    alertId: state.alertId,
    concerned: isNew ? state.concerned : [],
    links: content === undefined ? [] : linksOf(keys, content),
  };
  return [
    keepRow(db, county, rowOf(moved)),
    ...keepParts(db, county, parts),
    ...jobStatements(db, county, { kind: daysJob, subject: state.alertId, dueAt: wakeOf(state, calendar), fresh: isNew }),
  ];
}

function rowOf({ state, version }: MovedAlert): NewRow {
  return {
    alert_id: state.alertId,
    rule: state.rule,
    rule_version: state.ruleVersion,
    severity: state.severity,
    unit_id: state.unit,
    stage: state.stage.at,
    outcome: state.verified?.outcome ?? null,
    due_day: dueOfStage(state),
    opened_at: state.openedAt,
    last_seen_at: state.lastSeenAt,
    version,
    swept: state.seen.snapshot !== caseworkSnapshot,
    state: canonicalText(JSON.parse(JSON.stringify(state)) as Canonical),
  };
}

/** When the clock must look at it next: behind the last day, and again when the delay turns red. */
function wakeOf(state: KnownAlert, calendar: WorkingCalendar): Instant | null {
  const due = dueOfStage(state);
  if (due === null || state.late === 'red') return null;
  return state.late === 'yellow' ? startOfDay(addWorkingDays(calendar, due, redAfter + 1).day) : endOfDay(due);
}

/** Tables whose rows belong together when two rules meet on one of them. Registers of persons are not among them: nothing is listed by person. */
const linking: ReadonlySet<string> = new Set(['补贴发放', '采购项目', '合同', '村级凭证', '办件']);

function linksOf(keys: KeyStore, content: AlertContent): readonly string[] {
  const key = keys.purposeKey('alert');
  const rows = content.rows.filter((row) => linking.has(row.table)).map((row) => `${row.table}:${row.key}`);
  const caseId = content.place?.caseId;
  const all = caseId === undefined || caseId === null ? rows : [...rows, `case:${caseId}`];
  return [...new Set(all)].map((link) => createHmac('sha256', key).update(link).digest('hex').slice(0, 32));
}

/** What others have to do because of it: revise a chart or a rule, take a lead. Facts without persons. */
function tasksOf({ county }: Services, db: Kysely<Schema>, { state, events }: MovedAlert): readonly Compilable<unknown>[] {
  return events.flatMap((event) => {
    if (event.type === 'revision-opened') {
      const { about, cause, place } = event;
      const body = { alert: state.alertId, rule: state.rule, about, cause, place: place === null ? null : { ...place } };
      return [outboxStatement(db, { county, topic: 'revision', at: event.at, body })];
    }
    if (event.type !== 'lead-handed-over') return [];
    return [outboxStatement(db, { county, topic: 'lead', at: event.at, body: { alert: state.alertId, day: dayOf(event.at) } })];
  });
}
