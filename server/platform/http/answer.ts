import type { FastifyReply, FastifyRequest } from 'fastify';

import type { FieldError, PageFrame } from '../../../contract/page-frame.ts';
import { refuse, type Refusal } from '../../../core/kernel/outcome.ts';
import { problemPage } from '../../../web/pages/public/problem-page.tsx';
import { frameOf, readerOf } from './frame.ts';
import { type RefusalNames, refusalView } from './problem.ts';
import { sendPage } from './send-page.ts';
import { statusOf } from './status-of.ts';

/** True when the asker is a program: paths below /api, or JSON asked for before HTML. */
export function wantsJson(request: FastifyRequest): boolean {
  if (request.url.startsWith('/api/')) return true;
  const accept = request.headers.accept ?? '';
  return /application\/(?:problem\+)?json/.test(accept) && !accept.includes('text/html');
}

/** A refusal to be answered, with names for its facts and the fields that are wrong. */
export type Told = Refusal & { readonly names?: RefusalNames; readonly errors?: readonly FieldError[] };

/**
 * Answers a refusal with its status: a problem page with three sentences, or problem+json (RFC 9457) for programs.
 *
 * A route with a form draws its own page instead, with `refusalView` in `FormState.refusal`.
 */
export async function answerRefusal(request: FastifyRequest, reply: FastifyReply, told: Told): Promise<FastifyReply> {
  const status = statusOf(told.refused);
  const names = { ...(request.signedIn === null ? {} : { reader: request.signedIn.person }), ...told.names };
  const view = refusalView(told, readerOf(request), names);
  void withStatusOf(reply, told).header('cache-control', 'no-store');
  if (wantsJson(request)) {
    const errors = told.errors === undefined || told.errors.length === 0 ? {} : { errors: told.errors };
    const body = { type: 'about:blank', title: view.what, status, detail: `${view.why} ${view.now}`, ...view, ...errors };
    return reply.type('application/problem+json; charset=utf-8').serializer(JSON.stringify).send(body);
  }
  return sendPage(request, reply, problemPage(await problemFrame(request, reply), { status, ...view }));
}

/** A problem must be told even when the database is away: then without the line of the official. */
async function problemFrame(request: FastifyRequest, reply: FastifyReply): Promise<PageFrame> {
  try {
    return { ...(await frameOf(request, reply)), path: '/' };
  } catch {
    request.signedIn = null;
    return { ...(await frameOf(request, reply)), path: '/' };
  }
}

/** Sets the status of a refusal, and `Retry-After` where waiting helps; for routes that draw their own page. */
export function withStatusOf(reply: FastifyReply, { refused, because }: Refusal): FastifyReply {
  const seconds = refused === 'locked-for-now' ? Number(because['minutes']) * 60 : Number(because['seconds']);
  if (Number.isFinite(seconds) && seconds > 0) void reply.header('retry-after', String(Math.ceil(seconds)));
  return reply.code(statusOf(refused));
}

/**
 * The one answer for "does not exist" and "not for you": same status, same body, same length, whatever the path.
 *
 * @source owasp:asvs-5#8.2.2
 */
export function notFound(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return answerRefusal(request, reply, refuse('not-found'));
}
