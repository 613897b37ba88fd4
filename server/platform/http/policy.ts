/**
 * Who may use a route. Every route names one; a route without a policy stops the start (default deny).
 *
 * - `public`: anybody, reads published tables only
 * - `citizen`: anybody, writes as a citizen (objection, withdrawal by receipt)
 * - `door`: sign-in itself
 * - `half`: signed in with the first factor only
 * - `official`: signed in with both factors; what he may do in a case is decided by core/casework
 * - `demo-clock`: official of a demo county
 */
export type RoutePolicy = 'public' | 'citizen' | 'door' | 'half' | 'official' | 'demo-clock';

/** What a route declares in its `config`. */
export type RouteConfig = { readonly policy: RoutePolicy; readonly audited: boolean };

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: RoutePolicy;
    audited?: boolean;
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
