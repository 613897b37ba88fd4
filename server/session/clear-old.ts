import { deleteInParts } from '../platform/database/delete-in-parts.ts';
import { instant } from '../platform/database/values.ts';
import type { Services } from '../platform/services.ts';
import { failureCountsMs } from './lockout.ts';
import { idleMs, longestMs, touchEveryMs } from './read.ts';

type Place = Pick<Services, 'database' | 'county' | 'clock'>;

/** Deletes sessions that opened nothing any more: too long idle, or too old. Answers how many. */
export function clearSessions({ database, county, clock }: Place): Promise<number> {
  const now = clock.realNow();
  // Another process may have seen the session since it last said so, and says so with its next request at the latest.
  const [seenBy, createdBy] = [instant(now - idleMs - 2 * touchEveryMs), instant(now - longestMs)];
  return deleteInParts(async (most) => {
    const { numDeletedRows } = await database.app
      .deleteFrom('mq.session')
      .where('county_id', '=', county)
      .where('session_hash', 'in', (db) =>
        db
          .selectFrom('mq.session')
          .select('session_hash')
          .where('county_id', '=', county)
          .where((eb) => eb.or([eb('seen_at', '<', seenBy), eb('created_at', '<', createdBy)]))
          .limit(most),
      )
      .executeTakeFirst();
    return numDeletedRows;
  });
}

/** Deletes failed sign-ins that lock nobody any more. Answers how many. */
export function clearFailures({ database, county, clock }: Place): Promise<number> {
  const until = instant(clock.realNow() - failureCountsMs);
  return deleteInParts(async (most) => {
    const { numDeletedRows } = await database.app
      .deleteFrom('mq.failure')
      .where('county_id', '=', county)
      .where('failure_id', 'in', (db) =>
        db.selectFrom('mq.failure').select('failure_id').where('county_id', '=', county).where('failed_at', '<', until).limit(most),
      )
      .executeTakeFirst();
    return numDeletedRows;
  });
}
