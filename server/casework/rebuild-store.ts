import { type Kysely, sql } from 'kysely';

import type { Schema } from '../platform/database/schema.ts';

/** Ids of all cases that were ever opened. */
export async function listCases(db: Kysely<Schema>, county: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct stream_id as id from mq.event where county_id = ${county} and stream_kind = 'case' and seq = 1 order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

/** A counter that fell behind its numbers would give one of them twice. */
export async function raiseCounters(db: Kysely<Schema>, county: string): Promise<void> {
  await sql`
    insert into mq.case_counter (county_id, unit_id, year, last)
    select county_id, unit_id, 2000 + cast(substring(number from '-(\\d\\d)-\\d+-[A-Z]$') as integer), max(cast(substring(number from '-(\\d+)-[A-Z]$') as integer))
    from mq.case_file where county_id = ${county} group by 1, 2, 3
    on conflict (county_id, unit_id, year) do update set last = greatest(mq.case_counter.last, excluded.last)`.execute(db);
}
