import { type Kysely, sql } from 'kysely';

import { absentCase } from '../../core/casework/case.ts';
import { asId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { OrganisationSnapshot, Services } from '../platform/services.ts';
import { pastActs } from './past-acts.ts';
import { rebuildAct } from './rebuild-act.ts';

/** Title of a case whose values were erased. */
export const erasedTitle = '内容已依法删除';

/** What a rebuild did. */
export type RebuiltCases = { readonly cases: number; readonly erased: number };

/** Tables that are made from the events of cases, in the order in which they can be emptied. */
export const caseProjections = [
  ...['published.objection', 'published.notice', 'published.case_stage', 'published.act_week', 'published.act_count'],
  ...['mq.act_week', 'mq.act_count', 'mq.case_task', 'mq.case_actor', 'mq.objection', 'mq.notice', 'mq.case_file'],
] as const;

/**
 * Makes all rows of cases anew from their events, as each act once made them; the facts to be counted go to the outbox again. Run it in one
 * transaction on emptied tables. An erased case keeps its course and loses its title and rows.
 */
export async function rebuildCases(
  services: Services,
  db: Kysely<Schema>,
  work: { readonly organisation: OrganisationSnapshot; readonly progress: (done: number, of: number) => void },
): Promise<RebuiltCases> {
  const { county } = services;
  const { rows } = await sql<{ id: string }>`
    select distinct stream_id as id from mq.event where county_id = ${county} and stream_kind = 'case' and seq = 1 order by 1`.execute(db);
  let erased = 0;
  for (const [at, { id }] of rows.entries()) {
    const past = await pastActs(services, db, id);
    let state = absentCase;
    for (const act of past.acts) state = await rebuildAct(services, db, { act, before: state, organisation: work.organisation });
    if (past.erased) {
      erased += 1;
      await markErased(services, db, id);
    }
    work.progress(at + 1, rows.length);
  }
  await raiseCounters(services, db);
  return { cases: rows.length, erased };
}

async function markErased(services: Services, db: Kysely<Schema>, caseId: string): Promise<void> {
  const { county } = services;
  await db.updateTable('mq.case_file').set({ title: erasedTitle }).where('county_id', '=', county).where('case_id', '=', caseId).execute();
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
}

/** A counter that fell behind its numbers would give one of them twice. */
async function raiseCounters(services: Services, db: Kysely<Schema>): Promise<void> {
  await sql`
    insert into mq.case_counter (county_id, unit_id, year, last)
    select county_id, unit_id, 2000 + cast(substring(number from '-(\\d\\d)-\\d+-[A-Z]$') as integer), max(cast(substring(number from '-(\\d+)-[A-Z]$') as integer))
    from mq.case_file where county_id = ${services.county} group by 1, 2, 3
    on conflict (county_id, unit_id, year) do update set last = greatest(mq.case_counter.last, excluded.last)`.execute(db);
}
