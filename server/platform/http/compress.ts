import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const compressAsync = promisify(gzip);
const leastBytes = 1024;
/** What answers of text depend on beside the address. */
export const varies = 'accept-encoding, accept-language, cookie';
const compressible =
  /^(?:text\/(?:html|plain|javascript|css)|text\/csv|application\/(?:json|(?:problem|ld|schema)\+json|atom\+xml)|image\/svg\+xml)\b/;

/**
 * Compresses an answer of text over 1 KB when the asker takes gzip. The strong ETag gets the suffix `-gz`, since other bytes leave.
 *
 * Tokens in compressed pages cannot be guessed by length (BREACH): the cookies they belong to are not sent with requests of other sites.
 */
export async function compressAnswer(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
  if (!compressible.test(String(reply.getHeader('content-type') ?? '')) || reply.hasHeader('content-encoding')) return payload;
  void reply.header('vary', varies);
  if (Buffer.byteLength(payload) < leastBytes || !takesGzip(request.headers['accept-encoding'])) return payload;
  const etag = reply.getHeader('etag');
  if (typeof etag === 'string') void reply.header('etag', etag.replace(/"$/, '-gz"'));
  void reply.header('content-encoding', 'gzip').removeHeader('content-length');
  return compressAsync(payload, { level: constants.Z_DEFAULT_COMPRESSION });
}

/** True when gzip is accepted with a weight over 0. */
export function takesGzip(header: string | string[] | undefined): boolean {
  const parts = String(header ?? '')
    .toLowerCase()
    .split(',');
  return parts.some((part) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/.test(part));
}
