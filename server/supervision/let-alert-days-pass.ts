import { asId } from '../../core/kernel/id.ts';
import { Fault } from '../../core/kernel/outcome.ts';
import { finishJob, isDue, leaseJobs, noteFailure } from '../platform/jobs/store.ts';
import type { Services } from '../platform/services.ts';
import { daysJob } from './project.ts';
import { moveBySystem } from './move-by-system.ts';

const leaseMs = 60_000;
const most = 100;

/** Notes the delays of alerts whose last day has passed. Answers how many it looked at. */
export async function letAlertDaysPass(services: Services, onError: (error: unknown) => void = () => undefined): Promise<number> {
  const { county, clock, database } = services;
  const dueBy = clock.legalNow();
  if (!(await isDue(database.app, county, { kind: daysJob, dueBy }))) return 0;
  const now = clock.realNow();
  const jobs = await leaseJobs(database.app, county, { kind: daysJob, dueBy, now, until: now + leaseMs, most });
  for (const job of jobs) {
    try {
      // The projection sets the job anew for the next day on which something changes; otherwise it is done.
      await moveBySystem(services, asId<'alert'>(job.subject), { command: { do: 'let-days-pass' }, committed: [] });
      await finishJob(database.app, county, job);
    } catch (error) {
      onError(error);
      await noteFailure(database.app, county, { job, error: error instanceof Fault ? error.code : 'unexpected' });
    }
  }
  return jobs.length;
}
