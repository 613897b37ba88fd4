import { asId } from '../../core/kernel/id.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { Fault, isRefusal } from '../../core/kernel/outcome.ts';
import { newId } from '../platform/random.ts';
import { sqlStateOf } from '../platform/database/sql-failure.ts';
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
 * A case that cannot move keeps its job with the reason and does not keep the others, whatever went wrong in it.
 *
 * @param onError is told of everything that was thrown; a refusal is only kept with the job
 */
export async function letTimePass(services: Services, onError: (error: unknown) => void = () => undefined): Promise<number> {
  const { county, clock } = services;
  const db = services.database.app;
  const dueBy = clock.legalNow();
  if (!(await isDue(db, county, { kind, dueBy }))) return 0;
  const now = clock.realNow();
  const jobs = await leaseJobs(db, county, { kind, dueBy, now, until: now + leaseMs, most });
  for (const job of jobs) {
    try {
      await moveOne(services, job, onError);
    } catch (error) {
      // Not even the reason could be written: the lease runs out and the job is tried again.
      onError(error);
    }
  }
  return jobs.length;
}

async function moveOne(services: Services, job: LeasedJob, onError: (error: unknown) => void): Promise<void> {
  const { county, database } = services;
  const error = await whyNotDone(services, job, onError);
  if (error === undefined) await finishJob(database.app, county, job);
  else await noteFailure(database.app, county, { job, error });
}

async function whyNotDone(services: Services, job: LeasedJob, onError: (error: unknown) => void): Promise<string | undefined> {
  const caseId = asId<'case'>(job.subject);
  const asked = { caseId, commandId: newId(), owner: 'clock', bodyHash: kind, expectedVersion: null };
  try {
    const answer = await actOnCase(services, { ...asked, who: 'system', wish: { do: kind }, values: {} });
    if (isRefusal(answer) && answer.refused !== 'case-ended') return answer.refused;
    await takeDownNotices(services, { caseId, today: dayOf(services.clock.legalNow()) });
    return undefined;
  } catch (error) {
    onError(error);
    return codeOf(error);
  }
}

/** What is kept of an error beside the job: its code, SQLSTATE or kind, never its message, which may hold values. */
function codeOf(error: unknown): string {
  if (error instanceof Fault) return error.code;
  return sqlStateOf(error) ?? (error instanceof Error ? error.name : 'unexpected');
}
