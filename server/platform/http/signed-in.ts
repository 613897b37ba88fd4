import type { FastifyRequest } from 'fastify';

import type { PersonId } from '../../../core/kernel/id.ts';
import { Fault } from '../../../core/kernel/outcome.ts';

/** Who is signed in. `secondFactor` false opens only the second-factor page. */
export type SignedIn = {
  readonly sessionHash: string;
  readonly accountId: string;
  readonly person: PersonId;
  readonly name: string;
  readonly login: string;
  readonly csrf: string;
  readonly secondFactor: boolean;
  readonly mustChange: boolean;
};

/** Finds the session of a cookie's token; undefined when there is none. */
export type FindSession = (token: string | undefined) => Promise<SignedIn | undefined>;

/** Name of the cookie that carries an official's session. */
export const sessionCookie = 'mq_session';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before the handlers of routes for officials (`isForOfficials`); null for everybody else. */
    signedIn: SignedIn | null;
  }
}

/**
 * The official whose request this is.
 *
 * @throws Fault `no-session` on a route whose policy lets others in: a mistake of the route
 */
export function officialOf(request: FastifyRequest): SignedIn {
  if (request.signedIn === null) throw new Fault('no-session', { route: request.routeOptions.url ?? '' });
  return request.signedIn;
}
