import { asId } from '../../core/kernel/id.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { Fault, isRefusal } from '../../core/kernel/outcome.ts';
import { newId } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';
import { finishJob, isDue, type LeasedJob, leaseJobs, noteFailure } from '../platform/jobs/store.ts';
import { actOnCase } from './act-on-case.ts';
import { takeDownNotices } from './take-down-notices.ts';

const kind = 'let-time-pass';
const leaseMs = 60_000;
const most = 100;

/**
 * Lets time pass in every case whose notice or timer has run out. Answers how many cases it looked at.
 *
 * A case that cannot move keeps its job with the reason and does not keep the others.
 */
export async function letTimePass(services: Services): Promise<number> {
  const { county, clock } = services;
  const db = services.database.app;
  const dueBy = clock.legalNow();
  if (!(await isDue(db, county, { kind, dueBy }))) return 0;
  const now = clock.realNow();
  const jobs = await leaseJobs(db, county, { kind, dueBy, now, until: now + leaseMs, most });
  for (const job of jobs) {
    const error = await whyNotDone(services, job);
    if (error === undefined) await finishJob(db, county, job);
    else await noteFailure(db, county, { job, error });
  }
  return jobs.length;
}

async function whyNotDone(services: Services, job: LeasedJob): Promise<string | undefined> {
  const caseId = asId<'case'>(job.subject);
  const asked = { caseId, commandId: newId(), owner: 'clock', bodyHash: kind, expectedVersion: null };
  try {
    const answer = await actOnCase(services, { ...asked, who: 'system', wish: { do: kind }, values: {} });
    if (isRefusal(answer) && answer.refused !== 'case-ended') return answer.refused;
    await takeDownNotices(services, { caseId, today: dayOf(services.clock.legalNow()) });
    return undefined;
  } catch (error) {
    if (error instanceof Fault) return error.code;
    throw error;
  }
}
