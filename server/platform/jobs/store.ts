import { type Compilable, type Kysely, sql } from 'kysely';

import type { CountyId } from '../../../core/kernel/id.ts';
import type { Instant } from '../../../core/kernel/instant.ts';
import { newId } from '../random.ts';
import type { Schema } from '../database/schema.ts';
import { instant } from '../database/values.ts';

/** Statements that set, move or remove the one job of a kind and subject. `dueAt` null removes it; `fresh` says that there is none yet. */
export function jobStatements(
  db: Kysely<Schema>,
  county: CountyId,
  job: { readonly kind: string; readonly subject: string; readonly dueAt: Instant | null; readonly fresh: boolean },
): readonly Compilable<unknown>[] {
  if (job.dueAt === null) {
    if (job.fresh) return [];
    return [db.deleteFrom('mq.job').where('county_id', '=', county).where('kind', '=', job.kind).where('subject', '=', job.subject)];
  }
  const due = instant(job.dueAt);
  return [
    db
      .insertInto('mq.job')
      .values({
        county_id: county,
        job_id: newId(),
        kind: job.kind,
        subject: job.subject,
        due_at: due,
        lease_until: null,
        last_error: null,
      })
      .onConflict((conflict) => conflict.columns(['county_id', 'kind', 'subject']).doUpdateSet({ due_at: due, lease_until: null })),
  ];
}

/** A leased job. */
export type LeasedJob = { readonly job_id: string; readonly kind: string; readonly subject: string; readonly tries: number };

/** Leases due jobs of a kind, each to one process; the lease runs on the real clock, the due time on the legal one. */
export async function leaseJobs(
  db: Kysely<Schema>,
  county: CountyId,
  wish: { readonly kind: string; readonly dueBy: Instant; readonly now: Instant; readonly until: Instant; readonly most: number },
): Promise<readonly LeasedJob[]> {
  const rows = await sql<LeasedJob>`
    update mq.job set lease_until = ${instant(wish.until)}, tries = tries + 1
    where county_id = ${county} and job_id in (
      select job_id from mq.job
      where county_id = ${county} and kind = ${wish.kind} and due_at <= ${instant(wish.dueBy)}
        and (lease_until is null or lease_until < ${instant(wish.now)})
      order by due_at limit ${sql.lit(wish.most)} for update skip locked
    ) returning job_id, kind, subject, tries`.execute(db);
  return rows.rows;
}

/** A job that failed keeps its lease until the next try and says why. */
export async function noteFailure(
  db: Kysely<Schema>,
  county: CountyId,
  failed: { readonly job: LeasedJob; readonly error: string },
): Promise<void> {
  await db
    .updateTable('mq.job')
    .set({ last_error: failed.error })
    .where('county_id', '=', county)
    .where('job_id', '=', failed.job.job_id)
    .where('tries', '=', failed.job.tries)
    .execute();
}

/** Removes a done job unless it was set anew meanwhile (its lease is gone then) or another process has leased it since. */
export async function finishJob(db: Kysely<Schema>, county: CountyId, job: LeasedJob): Promise<void> {
  await db
    .deleteFrom('mq.job')
    .where('county_id', '=', county)
    .where('job_id', '=', job.job_id)
    .where('tries', '=', job.tries)
    .where('lease_until', 'is not', null)
    .execute();
}

/** True when a job of the kind is due: asked before leasing, so that a quiet county writes nothing. */
export async function isDue(
  db: Kysely<Schema>,
  county: CountyId,
  wish: { readonly kind: string; readonly dueBy: Instant },
): Promise<boolean> {
  const row = await db
    .selectFrom('mq.job')
    .select('job_id')
    .where('county_id', '=', county)
    .where('kind', '=', wish.kind)
    .where('due_at', '<=', instant(wish.dueBy))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
