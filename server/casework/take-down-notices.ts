import type { CaseId } from '../../core/kernel/id.ts';
import type { Day } from '../../core/kernel/day.ts';
import { notePublishedChange } from '../platform/http/published-changes.ts';
import type { Services } from '../platform/services.ts';
import { titleOfItem } from './title-of.ts';

/**
 * Takes the rows off notices of a case whose last day has passed. A notice that is held by an unanswered objection hangs on, but what it
 * shows of a household goes with the period: an objection never lengthens it.
 */
export async function takeDownNotices(services: Services, about: { readonly caseId: CaseId; readonly today: Day }): Promise<void> {
  const { county, database } = services;
  const hanging = await database.app
    .selectFrom('mq.notice as m')
    .innerJoin('published.notice as n', (join) => join.onRef('n.county_id', '=', 'm.county_id').onRef('n.notice_id', '=', 'm.notice_id'))
    .select(['n.notice_id', 'n.item_code', 'n.item_number'])
    .where('m.county_id', '=', county)
    .where('m.case_id', '=', about.caseId)
    .where('n.state', '!=', 'over')
    .where('n.until_day', '<', about.today)
    .execute();
  for (const notice of hanging) {
    await database.app
      .updateTable('published.notice')
      .set({ rows: '[]', title: titleOfItem(services, notice) })
      .where('county_id', '=', county)
      .where('notice_id', '=', notice.notice_id)
      .execute();
  }
  if (hanging.length > 0) notePublishedChange();
}
