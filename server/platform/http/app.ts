import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController, type RawServerDefault, type RouteOptions } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { PersonId } from '../../../core/kernel/id.ts';
import { Fault } from '../../../core/kernel/outcome.ts';
import { buildId } from '../build-id.ts';
import type { Services } from '../services.ts';
import { notFound } from './answer.ts';
import { assetsFolder, readAssets } from './assets.ts';
import { refuseBrokenRequest } from './broken-request.ts';
import { refuseUnclean } from './clean-input.ts';
import { compressAnswer } from './compress.ts';
import { answerError, answerUnreadable } from './errors.ts';
import { parseForm } from './form.ts';
import { frameRoutes } from './frame-routes.ts';
import { enforceOrigin, enforcePolicy, findSignedIn } from './guard.ts';
import { limiter, type Limits, usualLimits } from './limits.ts';
import { setSecurityHeaders } from './security-headers.ts';
import type { FindSession } from './signed-in.ts';

/** The running application: fastify with schemas of zod. */
export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>;

/** What an application is built from. */
export type AppOptions = {
  readonly services: Services;
  readonly findSession: FindSession;
  /** Steps and objections that wait for a person, shown on each page of officials. */
  readonly countToDo: (person: PersonId) => Promise<number>;
  /** Routes of the features, each with a policy in its `config`. */
  readonly routes: readonly ((app: App) => void)[];
  readonly logLevel: string;
  readonly limits?: Limits;
  /** Addresses and networks of proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed; none by default. */
  readonly trustedProxies?: readonly string[];
  /** Folder of built scripts; that of the build by default. */
  readonly assets?: string;
};

const mostBodyBytes = 64 * 1024;
const longestParameter = 200;

/**
 * Builds the application: frame, guards, errors, then the routes of the features.
 *
 * @throws Fault `route-without-policy`, `route-without-schema` when a route does not say who may use it or what it takes
 */
export async function buildApp(options: AppOptions): Promise<App> {
  const app = newFastify(options);
  const secure = options.services.siteUrl().startsWith('https:');
  const assets = readAssets(options.assets ?? assetsFolder, '/assets');
  app.decorate('frameSource', { services: options.services, assets, countToDo: options.countToDo, secure });
  app.decorateRequest('signedIn', null);
  app.decorateRequest('turnedAway', null);
  app.decorateReply('mayBeStored', true);
  app.setValidatorCompiler(validatorCompiler).setSerializerCompiler(serializerCompiler);
  app.addHook('onRoute', demandPolicy);
  app.addHook('onRequest', async (_request, reply) => setSecurityHeaders(reply, secure));
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  await app.register(swagger, { openapi: documentHead(), transform: documentRoute });
  takeFormsAndJson(app);
  guard(app, options);
  frameRoutes(app, assets);
  for (const routes of options.routes) routes(app);
  return app;
}

function newFastify(options: AppOptions): App {
  return fastify({
    logger: options.logLevel === 'silent' ? false : { level: options.logLevel, stream: process.stderr },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: mostBodyBytes,
    routerOptions: { maxParamLength: longestParameter, caseSensitive: true },
    trustProxy: (options.trustedProxies ?? []).length === 0 ? false : [...(options.trustedProxies ?? [])],
    // Slow askers do not hold the door: headers within 10 s, the whole request within 30 s, an idle line 10 s.
    requestTimeout: 30_000,
    keepAliveTimeout: 10_000,
    http: { headersTimeout: 10_000, maxHeaderSize: 16_384 },
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => {
      setSecurityHeaders(reply, options.services.siteUrl().startsWith('https:'));
      void answerUnreadable(error, request, reply);
    },
    clientErrorHandler: refuseBrokenRequest,
  }).withTypeProvider<ZodTypeProvider>();
}

/** Default deny: a route says who may use it, and what it takes. */
function demandPolicy(route: RouteOptions): void {
  if (route.config?.policy === undefined) throw new Fault('route-without-policy', { route: route.url });
  const takes = [route.method].flat().some((method) => method !== 'GET' && method !== 'HEAD');
  const unchecked = (takes && route.schema?.body === undefined) || (/[:*]/.test(route.url) && route.schema?.params === undefined);
  if (unchecked) throw new Fault('route-without-schema', { route: route.url });
}

function takeFormsAndJson(app: App): void {
  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    const fields = parseForm(body.toString());
    if (fields === undefined) done(Object.assign(new Error('broken form'), { statusCode: 400 }));
    else done(null, fields);
  });
}

function guard(app: App, options: AppOptions): void {
  const limit = limiter(app, options.limits ?? usualLimits);
  app.addHook('onRequest', async (request, reply) => limit(request, reply));
  app.addHook('onRequest', async (request) => findSignedIn(request, options.findSession));
  app.addHook('onRequest', async (request, reply) => enforcePolicy(request, reply));
  app.addHook('preValidation', async (request, reply) => refuseUnclean(request, reply));
  app.addHook('preValidation', async (request, reply) => enforceOrigin(request, reply));
  app.addHook('onSend', async (request, reply, payload) => compressAnswer(request, reply, payload));
  app.addHook('onResponse', async (request, reply) => {
    const { url, config } = request.routeOptions;
    // The pattern, not the address: addresses hold receipt numbers and secrets.
    const line = { method: request.method, route: url ?? null, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    if (config.audited === true) request.log.info({ ...line, account: request.signedIn?.accountId ?? null }, 'write');
    else request.log.debug(line, 'read');
  });
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply));
  app.setNotFoundHandler((request, reply) => notFound(request, reply));
}

function documentHead() {
  return {
    openapi: '3.1.0',
    info: { title: 'Mingquan', version: buildId(), description: 'Public data of one county: items, notices, progress, ledger.' },
  };
}

/** Only the programming interface is documented; pages are for people. */
const documentRoute: typeof jsonSchemaTransform = (route) => {
  const read = jsonSchemaTransform(route);
  return route.url.startsWith('/api/v1/') ? read : { ...read, schema: { ...read.schema, hide: true } };
};
