import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

import type { SignInView } from '../../contract/work-views.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { passwordPage } from '../../web/pages/work/password-page.tsx';
import { secondFactorPage } from '../../web/pages/work/second-factor-page.tsx';
import { signInPage } from '../../web/pages/work/sign-in-page.tsx';
import type { App } from '../platform/http/app.ts';
import { type DrawForm, newForm, sendForm, takesForm } from '../platform/http/form-state.ts';
import { hiddenFields } from '../platform/http/form.ts';
import { frameOf } from '../platform/http/frame.ts';
import { reads, writes } from '../platform/http/policy.ts';
import { sendPage } from '../platform/http/send-page.ts';
import { officialOf, sessionCookie } from '../platform/http/signed-in.ts';
import { isLocal, sourceOf } from '../platform/http/source.ts';
import type { Services } from '../platform/services.ts';
import { changePassword } from './change-password.ts';
import { demoCodeOf } from './demo-code.ts';
import { passSecondFactor } from './pass-second-factor.ts';
import type { SessionReader } from './read.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

/** What the door needs besides the services. */
export type Door = {
  readonly services: Services;
  readonly sessions: SessionReader;
  /** Shown in a demo county to who sits at the machine; empty elsewhere. */
  readonly demoAccounts: () => Promise<SignInView['demoAccounts']>;
};

const credential = z.string().min(1).max(200);
const signInForm = z.strictObject({ ...hiddenFields, login: credential, password: credential });
const codeForm = z.strictObject({ ...hiddenFields, code: z.string().min(1).max(20) });
const passwordForm = z.strictObject({ ...hiddenFields, password: credential, again: credential });
const plainForm = z.strictObject(hiddenFields);

/** Signing in and out: password, second factor, change of a first or old password. */
export function sessionRoutes(app: App, door: Door): void {
  signInRoutes(app, door);
  secondFactorRoutes(app, door);
  passwordRoutes(app, door);
  app.post('/work/sign-out', { config: writes('half'), schema: { body: plainForm } }, async (request, reply) => {
    const session = officialOf(request);
    await signOut(door.services, session);
    door.sessions.forget(session.sessionHash);
    return reply.clearCookie(sessionCookie, { path: '/' }).redirect('/work/sign-in', 303);
  });
}

function signInRoutes(app: App, door: Door): void {
  const draw: DrawForm = async ({ request, reply }, form) => {
    const shown = door.services.about.demo && isLocal(request) ? await door.demoAccounts() : [];
    return sendPage(request, reply, signInPage(await frameOf(request, reply, { form: true }), { form, demoAccounts: shown }));
  };

  app.get('/work/sign-in', { config: reads('door') }, (request, reply) => {
    if (request.signedIn === null) return draw({ request, reply }, newForm(), {});
    return reply.redirect(request.signedIn.secondFactor ? '/work' : '/work/second-factor', 303);
  });
  app.post('/work/sign-in', { config: takesForm('door', draw), schema: { body: signInForm } }, async (request, reply) => {
    const { login, password } = request.body;
    const answer = await signIn(door.services, { login, password, source: sourceOf(request) });
    if (isRefusal(answer)) return sendForm({ request, reply }, draw, { refusal: answer });
    if (request.signedIn !== null) await endOld(door, request);
    return enter(reply, answer.token).redirect('/work/second-factor', 303);
  });
}

function secondFactorRoutes(app: App, door: Door): void {
  const draw: DrawForm = async ({ request, reply }, form) => {
    const session = officialOf(request);
    const demoCode = door.services.about.demo && isLocal(request) ? await demoCodeOf(door.services, session.accountId) : null;
    return sendPage(request, reply, secondFactorPage(await frameOf(request, reply), { form, name: session.name, demoCode }));
  };

  app.get('/work/second-factor', { config: reads('half') }, (request, reply) =>
    officialOf(request).secondFactor ? reply.redirect('/work', 303) : draw({ request, reply }, newForm(), {}),
  );
  app.post('/work/second-factor', { config: takesForm('half', draw), schema: { body: codeForm } }, async (request, reply) => {
    const session = officialOf(request);
    if (session.secondFactor) return reply.redirect('/work', 303);
    const answer = await passSecondFactor(door.services, { session, code: request.body.code, source: sourceOf(request) });
    if (isRefusal(answer)) return sendForm({ request, reply }, draw, { refusal: answer });
    door.sessions.forget(session.sessionHash);
    return enter(reply, answer.token).redirect(session.mustChange ? '/work/password' : '/work', 303);
  });
}

function passwordRoutes(app: App, door: Door): void {
  const draw: DrawForm = async ({ request, reply }, form) =>
    sendPage(request, reply, passwordPage(await frameOf(request, reply), { form }));

  app.get('/work/password', { config: reads('password') }, (request, reply) =>
    officialOf(request).mustChange ? draw({ request, reply }, newForm(), {}) : reply.redirect('/work', 303),
  );
  app.post('/work/password', { config: takesForm('password', draw), schema: { body: passwordForm } }, async (request, reply) => {
    const session = officialOf(request);
    if (!session.mustChange) return reply.redirect('/work', 303);
    const answer = await changePassword(door.services, { session, password: request.body.password, again: request.body.again });
    if (isRefusal(answer)) return sendForm({ request, reply }, draw, { refusal: answer });
    door.sessions.forget(session.sessionHash);
    return enter(reply, answer.token).redirect('/work', 303);
  });
}

/** Signing in anew ends the session that the browser brought along. */
async function endOld(door: Door, request: FastifyRequest): Promise<void> {
  const old = officialOf(request);
  await signOut(door.services, old);
  door.sessions.forget(old.sessionHash);
}

function enter(reply: FastifyReply, token: string): FastifyReply {
  const { secure } = reply.server.frameSource;
  return reply.setCookie(sessionCookie, token, { path: '/', httpOnly: true, sameSite: 'strict', secure });
}
