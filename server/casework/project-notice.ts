import type { Compilable, Kysely } from 'kysely';
import type { CaseEvent } from '../../core/casework/event.ts';
import type { NoticeNode } from '../../core/chart/chart.ts';
import { type Canonical, canonicalText } from '../../core/kernel/canonical.ts';
import { publicText } from '../../core/publication/mask.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Services } from '../platform/services.ts';
import type { ProjectedAct } from './project.ts';
import { fieldsOf, titleOf } from './title-of.ts';
import { noticeIdOf } from './notice-id.ts';
import { type About, type Statements, answered, raised } from './project-objection.ts';

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

/** The sheet comes down when its period ends: the rows go, dates and result stay. */
function over(services: Services, db: Kysely<Schema>, { act, event }: About<'notice-closed'>): Compilable<unknown> {
  const noticeId = noticeIdOf(services.keys, { caseId: act.state.caseId, node: event.node, visit: event.visit });
  const result = event.outcome === 'clear' ? '公示期满，没有成立的意见' : '有意见成立，按流程处理';
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
