import type { Kysely } from 'kysely';

import { absentCase } from '../../core/casework/case.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { OrganisationSnapshot, Services } from '../platform/services.ts';
import { markErased } from './mark-erased.ts';
import { pastActs } from './past-acts.ts';
import { rebuildAct } from './rebuild-act.ts';
import { listCases, raiseCounters } from './rebuild-store.ts';

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
  const ids = await listCases(db, county);
  let erased = 0;
  for (const [at, id] of ids.entries()) {
    const past = await pastActs(services, db, id);
    let state = absentCase;
    for (const act of past.acts) state = await rebuildAct(services, db, { act, before: state, organisation: work.organisation });
    if (past.erased) {
      erased += 1;
      await markErased(services, db, id);
    }
    work.progress(at + 1, ids.length);
  }
  await raiseCounters(db, county);
  return { cases: ids.length, erased };
}
