import { createHmac } from 'node:crypto';
import type { Compilable, Kysely } from 'kysely';

import type { CaseEvent } from '../../core/casework/event.ts';
import { openObjections } from '../../core/casework/case.ts';
import type { NoticeNode } from '../../core/chart/chart.ts';
import { canonicalText, type Canonical } from '../../core/kernel/canonical.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { publicText } from '../../core/publication/mask.ts';
import type { Schema } from '../platform/database/schema.ts';
import { instant } from '../platform/database/values.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import type { Services } from '../platform/services.ts';
import type { ProjectedAct } from './project.ts';
import { fieldsOf, titleOf } from './title-of.ts';

type Statements = readonly Compilable<unknown>[];
type EventOf<Type extends CaseEvent['type']> = Extract<CaseEvent, { readonly type: Type }>;

/** Public id of a publicity notice: the same at each rebuild, and it tells nothing of the case. */
export function noticeIdOf(keys: KeyStore, place: { readonly caseId: string; readonly node: string; readonly visit: number }): string {
  const text = `notice/${place.caseId}/${place.node}/${String(place.visit)}`;
  return createHmac('sha256', keys.purposeKey('receipt')).update(text).digest('base64url').slice(0, 16);
}

/** Statements for the publicity pages: notices appear, are held, and come down by themselves. */
export function noticeStatements(services: Services, db: Kysely<Schema>, act: ProjectedAct): Statements {
  return act.events.flatMap((event): Statements => {
    switch (event.type) {
      case 'notice-posted':
        return posted(services, db, { act, event });
      case 'objection-raised':
        return raised(services, db, { act, event });
      case 'objection-answered':
        return answered(services, db, { act, event });
      case 'notice-closed':
        return [over(services, db, { act, event })];
      case 'case-withdrawn':
        return withdrawn(services, db, act);
      case 'case-opened':
      case 'step-signed':
      case 'step-taken':
      case 'meeting-recorded':
      case 'vote-decided':
      case 'timer-started':
      case 'timer-fired':
      case 'external-noted':
      case 'official-recused':
      case 'case-ended':
        return [];
    }
  });
}

/** True when events change what public pages show beside the counts, which follow by themselves. */
export function changesNotices(events: readonly CaseEvent[]): boolean {
  return events.some(({ type }) => noticeEvents.has(type));
}

const noticeEvents: ReadonlySet<CaseEvent['type']> = new Set([
  'notice-posted',
  'objection-raised',
  'objection-answered',
  'notice-closed',
  'case-withdrawn',
]);

type About<Type extends CaseEvent['type']> = { readonly act: ProjectedAct; readonly event: EventOf<Type> };

function posted(services: Services, db: Kysely<Schema>, { act, event }: About<'notice-posted'>): Statements {
  const { version } = act.item;
  const node = act.item.chart.node(event.node);
  const place = { node: event.node, visit: event.visit };
  const key = { county_id: services.county, notice_id: noticeIdOf(services.keys, { caseId: act.state.caseId, ...place }) };
  const link = db.insertInto('mq.notice').values({ ...key, case_id: act.state.caseId, ...place });
  const sheet = db.insertInto('published.notice').values({
    ...key,
    item_code: version.item.code,
    item_number: version.number,
    unit_id: act.state.unit,
    node: event.node,
    title: titleOf(act),
    from_day: event.from,
    until_day: event.until,
    state: 'open',
    result: null,
    rows: canonicalText(node?.type === 'notice' ? shownRows(node, act) : []),
  });
  return [link, sheet];
}

/** Rows of a notice: only what the chart lists, only public or masked. */
function shownRows(node: NoticeNode, act: ProjectedAct): Canonical {
  const fields = fieldsOf(act.item.version.item);
  const values = new Map<string, Canonical>([...act.loaded.values.latest, ...Object.entries(act.request.values)]);
  return node.shows.flatMap((id) => {
    const field = fields.get(id);
    const text = field === undefined ? undefined : publicText(field, values.get(id));
    return field === undefined || text === undefined || text === '' ? [] : [{ label: field.label, value: text }];
  });
}

function raised(services: Services, db: Kysely<Schema>, { act, event }: About<'objection-raised'>): Statements {
  const noticeId = noticeIdOf(services.keys, { caseId: act.state.caseId, node: event.node, visit: event.visit });
  const due = dueOfObjection(act, event.objection);
  const { extra } = act.request;
  return [
    db.insertInto('mq.objection').values({
      county_id: services.county,
      objection_id: event.objection,
      case_id: act.state.caseId,
      notice_id: noticeId,
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

function answered(services: Services, db: Kysely<Schema>, { act, event }: About<'objection-answered'>): Statements {
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

/** The sheet comes down when its period ends: the rows go, dates and result stay. */
function over(services: Services, db: Kysely<Schema>, { act, event }: About<'notice-closed'>): Compilable<unknown> {
  const noticeId = noticeIdOf(services.keys, { caseId: act.state.caseId, node: event.node, visit: event.visit });
  const result = event.outcome === 'clear' ? '公示期满，没有成立的意见' : '有意见成立，退回重新核实';
  return db
    .updateTable('published.notice')
    .set({ state: 'over', result, rows: '[]', title: act.item.version.item.plainName })
    .where('county_id', '=', services.county)
    .where('notice_id', '=', noticeId);
}

function withdrawn(services: Services, db: Kysely<Schema>, act: ProjectedAct): Statements {
  const { loaded } = act;
  const notices = loaded.state.status === 'open' ? loaded.state.notices : [];
  return notices.map((notice) =>
    db
      .updateTable('published.notice')
      .set({ state: 'over', result: '申请人撤回', rows: '[]', title: act.item.version.item.plainName })
      .where('county_id', '=', services.county)
      .where('notice_id', '=', noticeIdOf(services.keys, { caseId: act.state.caseId, node: notice.node, visit: notice.visit })),
  );
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
