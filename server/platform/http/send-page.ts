import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Sends a page. Public pages without a form get a strong ETag and may be asked for again cheaply (304); pages of officials and pages
 * that carry a token are never stored.
 */
export function sendPage(request: FastifyRequest, reply: FastifyReply, html: string): FastifyReply {
  void reply.type('text/html; charset=utf-8');
  if (!reply.mayBeStored || request.method === 'POST' || reply.statusCode !== 200) return reply.send(html);
  return sendWithEtag(request, reply, html);
}

/** Sends a body that anybody may see, with a strong ETag; 304 when the asker has it. */
export function sendWithEtag(request: FastifyRequest, reply: FastifyReply, body: string | Buffer): FastifyReply {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  void reply.headers({ etag, 'cache-control': 'no-cache' });
  return hasTag(request.headers['if-none-match'], etag) ? reply.code(304).send() : reply.send(body);
}

/** True when the header names the tag, whatever its encoding was. */
export function hasTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((part) => part.trim().replace(/^W\//, '').replace(/-gz"$/, '"') === etag);
}
