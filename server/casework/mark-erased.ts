import type { Kysely } from 'kysely';

import { asId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Services } from '../platform/services.ts';

/** Title of a case whose values were erased. */
export const erasedTitle = '内容已依法删除';

/** Takes what told of persons out of the working and public rows of an erased case; its course stays. */
export async function markErased({ county }: Services, db: Kysely<Schema>, caseId: string): Promise<void> {
  await db
    .updateTable('mq.case_file')
    .set({ title: erasedTitle, applicant_key: null })
    .where('county_id', '=', county)
    .where('case_id', '=', caseId)
    .execute();
  const notices = db
    .selectFrom('mq.notice')
    .select('notice_id')
    .where('county_id', '=', county)
    .where('case_id', '=', asId<'case'>(caseId));
  await db
    .updateTable('published.notice')
    .set({ title: erasedTitle, rows: '[]' })
    .where('county_id', '=', county)
    .where('state', '!=', 'over')
    .where('notice_id', 'in', notices)
    .execute();
  await db
    .updateTable('published.objection')
    .set({ answer: erasedTitle })
    .where('county_id', '=', county)
    .where('state', '!=', 'open')
    .where('notice_id', 'in', notices)
    .execute();
}
