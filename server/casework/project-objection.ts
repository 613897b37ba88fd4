import type { Compilable, Kysely } from 'kysely';
import type { CaseEvent } from '../../core/casework/event.ts';
import { openObjections } from '../../core/casework/case.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { Schema } from '../platform/database/schema.ts';
import { instant } from '../platform/database/values.ts';
import type { Services } from '../platform/services.ts';
import type { ProjectedAct } from './project.ts';
import { noticeIdOf } from './notice-id.ts';

/** Statements of one transaction. */
export type Statements = readonly Compilable<unknown>[];

type EventOf<Type extends CaseEvent['type']> = Extract<CaseEvent, { readonly type: Type }>;

/** An act with the one of its events that is projected. */
export type About<Type extends CaseEvent['type']> = { readonly act: ProjectedAct; readonly event: EventOf<Type> };

/** An objection was raised: its rows stand beside the notice, which is held. */
export function raised(services: Services, db: Kysely<Schema>, { act, event }: About<'objection-raised'>): Statements {
  const noticeId = noticeIdOf(services.keys, { caseId: act.state.caseId, node: event.node, visit: event.visit });
  const due = dueOfObjection(act, event.objection);
  const { extra } = act.request;
  return [
    db.insertInto('mq.objection').values({
      county_id: services.county,
      objection_id: event.objection,
      case_id: act.state.caseId,
      notice_id: noticeId,
      seq: act.version - act.events.length + act.events.indexOf(event) + 1,
      number: extra?.number ?? event.objection,
      receipt_hash: extra?.receiptHash ?? Buffer.alloc(32),
      channel: event.channel,
      state: 'open',
      raised_at: instant(event.at),
      due_day: due,
      answered_at: null,
    }),
    db.insertInto('published.objection').values({
      county_id: services.county,
      notice_id: noticeId,
      position: positionOf(act, event.objection),
      state: 'open',
      raised_on: dayOf(event.at),
      answer: null,
    }),
    db.insertInto('published.case_stage').values({
      county_id: services.county,
      number: extra?.number ?? event.objection,
      item_code: act.item.version.item.code,
      state: 'running',
      stage: '意见已收到，等答复',
    }),
    noticeState(services, db, { noticeId, state: 'held' }),
  ];
}

function dueOfObjection(act: ProjectedAct, objection: string): string | null {
  return act.dueOfObjections.get(objection) ?? null;
}

function positionOf(act: ProjectedAct, objection: string): number {
  return act.state.objections.findIndex((known) => known.objection === objection) + 1;
}

/** An objection was answered; the notice goes on when none is left. */
export function answered(services: Services, db: Kysely<Schema>, { act, event }: About<'objection-answered'>): Statements {
  const objection = act.state.objections.find((known) => known.objection === event.objection);
  if (objection === undefined) return [];
  const noticeId = noticeIdOf(services.keys, { caseId: act.state.caseId, node: objection.node, visit: objection.visit });
  const answer = act.request.values['answer'];
  const stillOpen = openObjections(act.state).length > 0;
  return [
    db
      .updateTable('mq.objection')
      .set({ state: event.outcome, answered_at: instant(event.at) })
      .where('county_id', '=', services.county)
      .where('objection_id', '=', event.objection),
    db
      .updateTable('published.objection')
      .set({ state: event.outcome, answer: typeof answer === 'string' ? answer : null })
      .where('county_id', '=', services.county)
      .where('notice_id', '=', noticeId)
      .where('position', '=', positionOf(act, event.objection)),
    db
      .updateTable('published.case_stage')
      .set({ state: 'ended', stage: '意见已经答复' })
      .where('county_id', '=', services.county)
      .where('number', '=', numberOfObjection(db, services.county, event.objection)),
    noticeState(services, db, { noticeId, state: stillOpen ? 'held' : 'open' }),
  ];
}

function numberOfObjection(db: Kysely<Schema>, county: string, objection: string) {
  return db.selectFrom('mq.objection').select('number').where('county_id', '=', county).where('objection_id', '=', objection);
}

function noticeState(
  services: Services,
  db: Kysely<Schema>,
  about: { readonly noticeId: string; readonly state: 'open' | 'held' },
): Compilable<unknown> {
  return db
    .updateTable('published.notice')
    .set({ state: about.state })
    .where('county_id', '=', services.county)
    .where('notice_id', '=', about.noticeId);
}
