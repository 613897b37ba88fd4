import { createHmac, randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { refuse } from '../../../core/kernel/outcome.ts';
import { answerRefusal } from './answer.ts';
import type { RoutePolicy } from './policy.ts';
import { isLoopback, sourceOf } from './source.ts';

/** Requests of one source in a span of time. */
export type Limit = { readonly max: number; readonly windowMs: number };

/** Generous for reading (a whole village may stand behind one address), tight for signing in and for citizens' writes. */
export type Limits = { readonly read: Limit; readonly door: Limit; readonly citizen: Limit; readonly work: Limit };

export const usualLimits: Limits = {
  read: { max: 1_200, windowMs: 60_000 },
  door: { max: 20, windowMs: 60_000 },
  citizen: { max: 20, windowMs: 10 * 60_000 },
  work: { max: 300, windowMs: 60_000 },
};

/** Counts by source. Sources are known by a hash under a key that lives only as long as the process; no address is kept. */
export function sourceCounter(app: FastifyInstance, limit: Limit) {
  const key = randomBytes(32);
  return app.createRateLimit({
    max: limit.max,
    timeWindow: limit.windowMs,
    keyGenerator: (request: FastifyRequest) => createHmac('sha256', key).update(sourceOf(request)).digest('base64url').slice(0, 22),
  });
}

/** The hook that counts. Reading from this machine itself is not counted. */
export function limiter(
  app: FastifyInstance,
  limits: Limits,
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined> {
  const counter = (limit: Limit) => sourceCounter(app, limit);
  const counters = { read: counter(limits.read), door: counter(limits.door), citizen: counter(limits.citizen), work: counter(limits.work) };
  return async (request, reply) => {
    const kind = kindOf(request.method, request.routeOptions.config.policy);
    if (kind === 'read' && isLoopback(request.ip)) return undefined;
    const counted = await counters[kind](request);
    if (counted.isAllowed || !counted.isExceeded) return undefined;
    return answerRefusal(request, reply, refuse('too-many-requests', { seconds: counted.ttlInSeconds }));
  };
}

function kindOf(method: string, policy: RoutePolicy | undefined): keyof Limits {
  const reading = method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
  if (reading || policy === undefined) return 'read';
  switch (policy) {
    case 'public':
    case 'citizen':
      return 'citizen';
    case 'door':
    case 'half':
    case 'password':
      return 'door';
    case 'official':
    case 'demo-clock':
      return 'work';
  }
}
