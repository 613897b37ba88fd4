import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Refusal } from '../../../core/kernel/outcome.ts';

/**
 * Who may use a route. Every route names one; a route without a policy stops the start (default deny).
 *
 * - `public`: anybody, reads published tables only
 * - `citizen`: anybody, writes as a citizen (objection, withdrawal by receipt)
 * - `door`: sign-in itself
 * - `half`: signed in with the first factor at least
 * - `password`: signed in with both factors, also while the password must be changed
 * - `official`: signed in with both factors; what he may do in a case is decided by core/casework
 * - `demo-clock`: official of a demo county
 */
export type RoutePolicy = 'public' | 'citizen' | 'door' | 'half' | 'password' | 'official' | 'demo-clock';

/** What a route declares in its `config`. */
export type RouteConfig = { readonly policy: RoutePolicy; readonly audited: boolean };

/**
 * Draws a route's own page again when its form is turned away before the route sees it (`csrf-failed`), so that what was typed is kept.
 * The body is not yet checked by the route's schema.
 */
export type Redraw = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal) => Promise<unknown>;

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: RoutePolicy;
    audited?: boolean;
    redraw?: Redraw;
  }
}

/** Configuration of a reading route. */
export function reads(policy: RoutePolicy): RouteConfig {
  return { policy, audited: false };
}

/** Configuration of a writing route. */
export function writes(policy: RoutePolicy): RouteConfig {
  return { policy, audited: true };
}

/** True for policies that ask for a session. */
export function needsSession(policy: RoutePolicy | undefined): boolean {
  return policy === 'half' || policy === 'password' || policy === 'official' || policy === 'demo-clock';
}

/**
 * True for requests of officials: their pages say who is signed in, carry his token and are never stored. The policy of the route decides, because
 * one address can be written in many ways; only where there is no route, the address does, so that "no such address" looks like "not yours".
 */
export function isForOfficials(request: FastifyRequest): boolean {
  // An address that cannot be read has no route and no configuration.
  const config: FastifyRequest['routeOptions']['config'] | undefined = request.routeOptions.config;
  const policy = config?.policy;
  return policy === undefined ? /^\/work(?:[/?]|$)/.test(request.url) : policy === 'door' || needsSession(policy);
}
