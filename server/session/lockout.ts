import { createHmac } from 'node:crypto';
import type { Kysely } from 'kysely';

import type { CountyId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import { insertFailure, listFailures } from './store.ts';

const most = 5;
const windowMs = 10 * 60_000;
const lockMs = 15 * 60_000;

/** How long a failure counts. */
export const failureCountsMs = windowMs + lockMs;

/** Until when a subject is locked by its failures: five within ten minutes lock for fifteen. 0 when it is not. */
export function lockedUntil(failures: readonly Instant[], now: Instant): Instant {
  for (let last = failures.length - 1; last >= most - 1; last -= 1) {
    const end = failures[last] ?? 0;
    const start = failures[last - most + 1] ?? 0;
    if (end - start <= windowMs && end + lockMs > now) return end + lockMs;
  }
  return 0;
}

type Door = { readonly db: Kysely<Schema>; readonly county: CountyId; readonly keys: KeyStore };

/** Who is counted: the account by its login, and the source by its address. Only keyed hashes are stored. */
export function subjectsOf(keys: KeyStore, who: { readonly login: string; readonly source: string }): readonly string[] {
  const hashed = (text: string) => createHmac('sha256', keys.purposeKey('failure')).update(text).digest('base64url').slice(0, 22);
  return [hashed(`login:${who.login.toLowerCase()}`), hashed(`source:${who.source}`)];
}

/** Refuses while the account or the source is locked; says for how many minutes. */
export async function checkLock(door: Door, subjects: readonly string[], now: Instant): Promise<Refusal<'locked-for-now'> | undefined> {
  const failures = await listFailures(door.db, door.county, { subjects, since: now - failureCountsMs });
  const untils = subjects.map((subject) =>
    lockedUntil(
      failures.filter((row) => row.subject === subject).map((row) => row.at),
      now,
    ),
  );
  const until = Math.max(0, ...untils);
  return until > now ? refuse('locked-for-now', { minutes: Math.ceil((until - now) / 60_000) }) : undefined;
}

/** Counts one failure for each subject. */
export async function countFailure(door: Door, subjects: readonly string[], now: Instant): Promise<void> {
  for (const subject of subjects) await insertFailure(door.db, door.county, { subject, at: now });
}
