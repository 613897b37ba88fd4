import { timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Fault, refuse, type Refusal } from '../../../core/kernel/outcome.ts';
import { answerRefusal, notFound, wantsJson } from './answer.ts';
import { bodyOf } from './form.ts';
import { formCookie, formTokenOf } from './frame.ts';
import { isForOfficials, needsSession, type RoutePolicy } from './policy.ts';
import { type FindSession, sessionCookie, type SignedIn } from './signed-in.ts';
import { isDirect } from './source.ts';

/** Where somebody is sent who is not far enough in, and the refusal when he wanted to write. */
type TurnedAway = { readonly to: string; readonly refusal: Refusal };

/** Looks up who is signed in, on requests of officials only: public pages are the same for everybody. */
export async function findSignedIn(request: FastifyRequest, findSession: FindSession): Promise<void> {
  const token = request.cookies[sessionCookie];
  request.signedIn = isForOfficials(request) && token !== undefined ? ((await findSession(token)) ?? null) : null;
}

/** Enforces the policy of the route: default deny. Answers and returns the reply when the request may not go on. */
export async function enforcePolicy(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  if (request.is404) return undefined;
  const { policy } = request.routeOptions.config;
  if (policy === undefined) throw new Fault('route-without-policy', { route: request.routeOptions.url ?? '' });
  if (takesCredentials(policy) && !isUnheard(request)) return refusePlain(request, reply);
  if (policy === 'demo-clock' && !request.server.frameSource.services.about.demo) return notFound(request, reply);
  const away = turnedAway(policy, request.signedIn);
  if (away === undefined) return undefined;
  const reading = request.method === 'GET' || request.method === 'HEAD';
  return reading && !wantsJson(request) ? reply.redirect(away.to, 303) : answerRefusal(request, reply, away.refusal);
}

/** Passwords and codes travel over TLS, or not at all beyond this machine. */
function takesCredentials(policy: RoutePolicy): boolean {
  return policy === 'door' || policy === 'half' || policy === 'password';
}

/**
 * True when nobody beyond this machine hears the connection. It is asked itself, not the county's public address: a server that is reached
 * around its TLS proxy hears plain text. Such a county takes a direct connection only to show the demo.
 */
function isUnheard(request: FastifyRequest): boolean {
  const { secure, services } = request.server.frameSource;
  return request.protocol === 'https' || (isDirect(request) && (services.about.demo || !secure));
}

function refusePlain(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (request.headers['x-forwarded-proto'] === 'https' && request.server.frameSource.secure) {
    request.log.warn({ peer: request.socket.remoteAddress }, 'a proxy is not believed: see MINGQUAN_TRUSTED_PROXIES');
  }
  return answerRefusal(request, reply, refuse('plain-http'));
}

function turnedAway(policy: RoutePolicy, session: SignedIn | null): TurnedAway | undefined {
  if (!needsSession(policy)) return undefined;
  if (session === null) return { to: '/work/sign-in', refusal: refuse('sign-in-needed') };
  if (policy === 'half') return undefined;
  if (!session.secondFactor) return { to: '/work/second-factor', refusal: refuse('second-factor-needed') };
  if (policy === 'password' || !session.mustChange) return undefined;
  return { to: '/work/password', refusal: refuse('password-change-needed') };
}

/**
 * Keeps out forms that did not come from our own pages: the browser's word on where they come from, and a token.
 *
 * Officials' tokens belong to their session, those of citizens and of the sign-in page to a cookie that scripts cannot read. Programs that
 * send JSON to a citizen's route carry no cookie whose power could be abused, so there the origin alone counts.
 *
 * @source owasp:asvs-5#3.5.1
 */
export async function enforceOrigin(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const reading = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS';
  if (reading || request.is404 || (isOwnOrigin(request) && hasToken(request))) return undefined;
  const { redraw } = request.routeOptions.config;
  if (redraw === undefined || wantsJson(request) || !isOwnOrigin(request)) return answerRefusal(request, reply, refuse('csrf-failed'));
  await redraw(request, reply.code(403), refuse('csrf-failed', { kept: true }));
  return reply;
}

function isOwnOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = request.headers;
  // Pages ask for no referrer, so browsers send `null` from them; the other sign and the token decide then.
  if (origin === undefined || origin === 'null') return true;
  if (origin === request.server.frameSource.services.siteUrl()) return true;
  return URL.canParse(origin) && new URL(origin).host === request.headers.host;
}

function hasToken(request: FastifyRequest): boolean {
  const json = /^application\/json\b/.test(request.headers['content-type'] ?? '');
  const { policy } = request.routeOptions.config;
  if (policy === 'citizen' && json) return true;
  const expected = expectedToken(request, policy);
  const header = request.headers['x-csrf-token'];
  const given = bodyOf(request)['csrf'] ?? header;
  return expected !== undefined && typeof given === 'string' && isSame(given, expected);
}

function expectedToken(request: FastifyRequest, policy: RoutePolicy | undefined): string | undefined {
  if (needsSession(policy)) return request.signedIn?.csrf;
  const cookie = request.cookies[formCookie];
  return cookie === undefined ? undefined : formTokenOf(request.server.frameSource.services, cookie);
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
