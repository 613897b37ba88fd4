import { asId } from '../../core/kernel/id.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { newId } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';
import { finishJob, isDue, leaseJobs, noteFailure } from '../platform/jobs/store.ts';
import { actOnCase } from './act-on-case.ts';

const kind = 'let-time-pass';
const leaseMs = 60_000;
const most = 100;

/** Lets time pass in every case whose notice or timer has run out. Answers how many cases it looked at. */
export async function letTimePass(services: Services): Promise<number> {
  const { county, clock } = services;
  const db = services.database.app;
  const dueBy = clock.legalNow();
  if (!(await isDue(db, county, { kind, dueBy }))) return 0;
  const now = clock.realNow();
  const jobs = await leaseJobs(db, county, { kind, dueBy, now, until: now + leaseMs, most });
  for (const job of jobs) {
    const answer = await actOnCase(services, {
      caseId: asId<'case'>(job.subject),
      commandId: newId(),
      owner: 'clock',
      bodyHash: kind,
      expectedVersion: null,
      who: 'system',
      wish: { do: kind },
      values: {},
    });
    if (isRefusal(answer)) await noteFailure(db, county, { jobId: job.job_id, error: answer.refused });
    else await finishJob(db, county, job.job_id);
  }
  return jobs.length;
}
