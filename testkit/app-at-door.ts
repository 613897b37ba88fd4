import { z } from 'zod';

import { asId } from '../core/kernel/id.ts';
import { Fault, refuse } from '../core/kernel/outcome.ts';
import { answerRefusal, notFound } from '../server/platform/http/answer.ts';
import { type App, type AppOptions, buildApp } from '../server/platform/http/app.ts';
import { givenBack } from '../server/platform/http/form-state.ts';
import { hiddenFields, submissionOf } from '../server/platform/http/form.ts';
import { frameOf } from '../server/platform/http/frame.ts';
import { usualLimits } from '../server/platform/http/limits.ts';
import { reads, writes } from '../server/platform/http/policy.ts';
import { sendPage } from '../server/platform/http/send-page.ts';
import type { SignedIn } from '../server/platform/http/signed-in.ts';
import type { Services } from '../server/platform/services.ts';
import { problemPage } from '../web/pages/public/problem-page.tsx';

/** The official whose session is the cookie `official`. */
export const official: SignedIn = {
  sessionHash: 'hash',
  accountId: 'account',
  person: asId<'person'>('person-clerk'),
  name: '周大力',
  login: 'clerk',
  csrf: 'c'.repeat(43),
  secondFactor: true,
  mustChange: false,
};
const sessions: Readonly<Record<string, SignedIn>> = {
  official,
  half: { ...official, secondFactor: false },
  old: { ...official, mustChange: true },
};

const kept = z.strictObject({ ...hiddenFields, text: z.string().max(20) });
const view = { status: 200, code: 'not-found', what: '页面', why: '长'.repeat(2_000), now: '好' };

/** One route of each kind: every policy, pages with and without a form, faults, refusals, an interface. */
export function routesAtDoor(own: App): void {
  own.get('/page', { config: reads('public') }, async (request, reply) =>
    sendPage(request, reply, problemPage(await frameOf(request, reply), view)),
  );
  own.get('/form', { config: reads('public') }, async (request, reply) =>
    sendPage(request, reply, problemPage(await frameOf(request, reply, { form: true }), view)),
  );
  own.get('/form/token', { config: reads('public') }, async (request, reply) => ({
    csrf: (await frameOf(request, reply, { form: true })).csrf,
  }));
  own.post(
    '/objection',
    {
      config: { ...writes('citizen'), redraw: async (request, reply, back) => reply.send(givenBack(request, back)) },
      schema: { body: kept },
    },
    (request, reply) => reply.send(submissionOf(request)),
  );
  own.post('/plain', { config: writes('citizen'), schema: { body: kept } }, () => 'taken');
  own.get(
    '/items/:id',
    { config: reads('public'), schema: { params: z.object({ id: z.string().regex(/^[a-z]{3}$/) }) } },
    (request, reply) => (request.params.id === 'abc' ? reply.send('abc') : notFound(request, reply)),
  );
  own.get('/work/cases/:id', { config: reads('official'), schema: { params: z.object({ id: z.string().max(22) }) } }, (request, reply) =>
    notFound(request, reply),
  );
  own.get('/work/second-factor', { config: reads('half') }, () => 'half');
  own.get('/work/password', { config: reads('password') }, () => 'password');
  own.get('/work/clock', { config: reads('demo-clock') }, () => 'clock');
  own.get('/work/start', { config: reads('official') }, async (request, reply) =>
    sendPage(request, reply, problemPage(await frameOf(request, reply), view)),
  );
  own.post('/work/notices', { config: writes('official'), schema: { body: kept } }, () => 'written');
  own.get('/search', { config: reads('public'), schema: { querystring: z.object({ q: z.string().max(40).optional() }) } }, (request) => ({
    q: request.query.q ?? null,
  }));
  own.get('/fault', { config: reads('public') }, () => {
    throw new Fault('disk-full', { path: '/secret/place' });
  });
  own.get('/bug', { config: reads('public') }, () => {
    throw new RangeError('inner words');
  });
  own.get('/refusal', { config: reads('public') }, (request, reply) => answerRefusal(request, reply, refuse('case-held')));
  own.get(
    '/api/v1/thing',
    {
      config: reads('public'),
      schema: {
        querystring: z.strictObject({ n: z.string().regex(/^\d+$/).optional() }),
        response: { 200: z.object({ ok: z.boolean() }) },
      },
    },
    () => ({ ok: true }),
  );
}

/** The real application with planted routes and planted sessions (`official`, `half`, `old` as tokens). */
export function openAppAtDoor(services: Services, wish: Partial<AppOptions> = {}): Promise<App> {
  return buildApp({
    services,
    findSession: (token) => Promise.resolve(sessions[token ?? '']),
    countToDo: () => Promise.resolve(3),
    routes: [routesAtDoor],
    logLevel: 'silent',
    limits: { ...usualLimits, citizen: { max: 1_000, windowMs: 60_000 } },
    ...wish,
  });
}
