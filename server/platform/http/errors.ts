import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

import type { FieldError } from '../../../contract/page-frame.ts';
import type { Instant } from '../../../core/kernel/instant.ts';
import { refuse, type Refusal } from '../../../core/kernel/outcome.ts';
import { answerRefusal, notFound } from './answer.ts';
import { languageOf } from './frame.ts';
import { fieldError } from './problem.ts';

/**
 * What will pass: the database is away or starting (connection refused or cut, SQLSTATE class 08, 57P, 53300), or a disk is full (here, or where the
 * database lies: 53100). Everything else is a fault of ours.
 */
function refusalOfFault(error: unknown, at: Instant): Refusal {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|08\w{3}|57P0[123]|53300)$/.test(code)) return refuse('not-ready', { at });
  return /^(?:ENOSPC|EDQUOT|53100|write-cut-short)$/.test(code) ? refuse('no-space', { at }) : refuse('server-fault', { at });
}

/** The one place where errors become answers. A fault is logged whole and told without its inside. */
export async function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (hasZodFastifySchemaValidationErrors(error)) return answerBadInput(error, request, reply);
  const refusal = clientRefusal(error);
  if (refusal !== undefined) return answerRefusal(request, reply, refusal);
  const at = request.server.frameSource.services.clock.realNow();
  request.log.error({ err: error, route: request.routeOptions.url, at }, 'fault');
  return answerRefusal(request, reply, refusalOfFault(error, at));
}

/** Answers an address that cannot be read. No hook has run for it, so the request has nothing of what they set. */
export async function answerUnreadable(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  request.signedIn = null;
  try {
    await answerError(error, request, reply);
  } catch {
    // Nobody above would catch it, and the process would end.
    reply.raw.writeHead(400, { 'content-type': 'text/plain' }).end('400 Bad Request\n');
  }
}

/** One input that a schema refused, as the type provider tells it. */
export type InputIssue = { readonly instancePath: string; readonly message?: string };

type BadInput = { readonly validation: readonly InputIssue[]; readonly validationContext?: string | undefined };

/** A malformed id in a path does not exist. Everything else is told by field. */
function answerBadInput(error: BadInput, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (error.validationContext === 'params') return notFound(request, reply);
  const errors = fieldErrorsOf(error.validation, request);
  return answerRefusal(request, reply, { ...refuse('bad-request'), errors });
}

/** Field, cause and cure of each input that the schema of a route refused; for routes with `attachValidation` that draw their form again. */
export function fieldErrorsOf(validation: readonly InputIssue[], request: FastifyRequest): readonly FieldError[] {
  const language = languageOf(request);
  const seen = new Map<string, FieldError>();
  for (const issue of validation) {
    const field = issue.instancePath.split('/')[1]?.replaceAll('~1', '/').replaceAll('~0', '~') ?? '';
    if (!seen.has(field)) seen.set(field, fieldError(field, { missing: issue.message?.endsWith('received undefined') === true, language }));
  }
  return [...seen.values()];
}

/** What the asker did wrong, by the status that the framework gave it; undefined when it is our fault. */
function clientRefusal(error: unknown) {
  const status = error instanceof Error ? ((error as Partial<FastifyError>).statusCode ?? 500) : 500;
  // A parameter that is too long does not exist.
  if (status === 404 || status === 414) return refuse('not-found');
  if (status === 413) return refuse('too-large');
  if (status === 415) return refuse('wrong-content-type');
  if (status === 429) return refuse('too-many-requests');
  return status >= 400 && status < 500 ? refuse('bad-request') : undefined;
}
