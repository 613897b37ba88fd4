import type { NoticesView, NoticeView } from '../../contract/public-views.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { citations } from './citations.ts';
import type { Services } from '../platform/services.ts';
import { noticeCard } from './cards.ts';
import { noticeById, notices, objectionsOfNotice } from './store.ts';

const shown = 100;

/** What hangs now, ending soonest first, then what came down lately. */
export async function noticesView(services: Services): Promise<NoticesView> {
  const db = services.database.published;
  const today = dayOf(services.clock.legalNow());
  const open = await notices(db, services.county).where('n.state', '!=', 'over').orderBy('n.until_day').limit(shown).execute();
  const over = await notices(db, services.county).where('n.state', '=', 'over').orderBy('n.until_day', 'desc').limit(20).execute();
  return { notices: [...open, ...over].map((row) => noticeCard(row, today)) };
}

/** One sheet. Undefined when there is none of this id. */
export async function noticeView(services: Services, noticeId: string): Promise<NoticeView | undefined> {
  const db = services.database.published;
  const row = await noticeById(db, services.county, noticeId).executeTakeFirst();
  if (row === undefined) return undefined;
  const today = dayOf(services.clock.legalNow());
  const objections = await objectionsOfNotice(db, services.county, noticeId).execute();
  const item = services.items.list().find(({ version }) => version.item.code === row.item_code && version.number === row.item_number);
  const node = item?.chart.node(row.node);
  return {
    ...noticeCard(row, today),
    rows: JSON.parse(row.rows) as NoticeView['rows'],
    basis: citations(services.laws, node?.type === 'notice' ? node.basis : [], today),
    postedBy: row.unit_name,
    held: row.state === 'held',
    objections: objections.map((objection) => ({ state: objection.state, raisedOn: objection.raised_on, answer: objection.answer })),
    never: item?.version.item.publication.never ?? [],
    result: row.result,
  };
}
