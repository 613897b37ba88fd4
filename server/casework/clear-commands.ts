import { deleteInParts } from '../platform/database/delete-in-parts.ts';
import { instant } from '../platform/database/values.ts';
import type { Services } from '../platform/services.ts';

/** How long the same key gets the same answer. */
const keptMs = 24 * 3_600_000;

/**
 * Deletes idempotency keys whose 24 hours are over. Answers how many.
 *
 * Keys carry the legal time. That never runs behind the real one, by which they are judged here: moving a demo's clock shortens no promise.
 */
export function clearCommands({ database, county, clock }: Pick<Services, 'database' | 'county' | 'clock'>): Promise<number> {
  const until = instant(clock.realNow() - keptMs);
  return deleteInParts(async (most) => {
    const { numDeletedRows } = await database.app
      .deleteFrom('mq.command')
      .where('county_id', '=', county)
      .where('command_id', 'in', (db) =>
        db.selectFrom('mq.command').select('command_id').where('county_id', '=', county).where('at', '<', until).limit(most),
      )
      .executeTakeFirst();
    return numDeletedRows;
  });
}
