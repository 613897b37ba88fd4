import type { FastifyReply, FastifyRequest } from 'fastify';

import { refuse } from '../../../core/kernel/outcome.ts';
import { answerRefusal, notFound } from './answer.ts';

/** Refuses NUL and broken Unicode anywhere in an input: neither can be stored, and no person types them. */
export async function refuseUnclean(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  if (!isClean(request.params)) return notFound(request, reply);
  const clean = isClean(request.query) && isClean(request.body);
  return clean ? undefined : answerRefusal(request, reply, refuse('bad-request'));
}

/** True when no text and no name inside holds NUL or half a surrogate pair. Not recursive: an input may be nested thousands deep. */
export function isClean(input: unknown): boolean {
  const waiting: unknown[] = [input];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string' && !isCleanText(value)) return false;
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, inner] of Object.entries(value)) waiting.push(name, inner);
  }
  return true;
}

function isCleanText(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}
