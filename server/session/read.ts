import { asId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { SignedIn } from '../platform/http/signed-in.ts';
import type { Services } from '../platform/services.ts';
import { sessionHashOf } from './session-hash.ts';
import { findSession, touchSession } from './store.ts';

/** A session ends after so long without a request. */
export const idleMs = 15 * 60_000;
/** A session ends after so long in any case. */
export const longestMs = 12 * 3_600_000;
/** A change of right takes effect at the next request or within this time. */
const rememberMs = 1_000;
/** How far a session's row may be behind. */
export const touchEveryMs = 60_000;
/** @source gb:22239-2019 */
const passwordAgeMs = 180 * 86_400_000;

type Remembered = { readonly session: SignedIn | undefined; readonly until: Instant; readonly touched: Instant; seen: Instant };

/** Sessions of officials: they end after 15 minutes without a request and after 12 hours. Answers are remembered for a second. */
export class SessionReader {
  readonly #services: Services;
  readonly #known = new Map<string, Remembered>();

  constructor(services: Services) {
    this.#services = services;
  }

  /** The session of a cookie's token, undefined when there is none, it ended, or the account is frozen. */
  async find(token: string | undefined): Promise<SignedIn | undefined> {
    if (token === undefined || token === '') return undefined;
    const sessionHash = sessionHashOf(token);
    const now = this.#services.clock.realNow();
    const known = this.#known.get(sessionHash);
    if (known === undefined || known.until <= now) return this.#read(sessionHash, now, known);
    known.seen = now;
    return known.session;
  }

  /** Forgets what is remembered, after sign-out or a second factor. */
  forget(sessionHash: string): void {
    this.#known.delete(sessionHash);
  }

  async #read(sessionHash: string, now: Instant, known: Remembered | undefined): Promise<SignedIn | undefined> {
    const { database, county } = this.#services;
    const row = await findSession(database.app, county, sessionHash);
    // The row is up to a minute behind; what this process saw itself is exact.
    const seen = Math.max(row?.seen_at ?? 0, known?.seen ?? 0);
    const alive = row !== undefined && row.state !== 'frozen' && now - seen < idleMs && now - row.created_at < longestMs;
    if (!alive) {
      this.#known.delete(sessionHash);
      return undefined;
    }
    const touch = now - (known?.touched ?? 0) > touchEveryMs;
    if (touch) await touchSession(database.app, county, { sessionHash, at: now });
    const session = signedInOf(row, sessionHash, now);
    if (this.#known.size > 10_000) this.#known.clear();
    this.#known.set(sessionHash, { session, until: now + rememberMs, touched: touch ? now : (known?.touched ?? 0), seen: now });
    return session;
  }
}

type Row = NonNullable<Awaited<ReturnType<typeof findSession>>>;

function signedInOf(row: Row, sessionHash: string, now: Instant): SignedIn {
  return {
    sessionHash,
    accountId: row.account_id,
    person: asId<'person'>(row.person_id),
    name: row.name,
    login: row.login,
    csrf: row.csrf,
    secondFactor: row.second_factor_at !== null,
    mustChange: row.state === 'must-change' || now - row.password_at > passwordAgeMs,
  };
}
