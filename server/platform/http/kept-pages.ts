import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Fault } from '../../../core/kernel/outcome.ts';
import { notFound } from './answer.ts';
import { takesGzip, varies } from './compress.ts';
import { variantOf } from './frame.ts';
import { countPublishedChanges } from './published-changes.ts';
import { hasTag, sendPage } from './send-page.ts';

const compress = promisify(gzip);
/** Another process on the same PostgreSQL may have changed something: what is counted must be seen within a second. */
const keptMs = 500;
const most = 200;

/** Draws a page; undefined when there is none. */
export type Draw = () => Promise<string | undefined>;

type Bytes = { readonly html: Buffer; readonly zipped: Buffer; readonly etag: string };
/** `until` is set when the page is drawn: those who ask meanwhile wait for it, however long that takes. */
type Kept = { until: number; readonly changes: number; readonly page: Promise<Bytes | undefined> };

/**
 * Public pages that are the same for everybody, drawn once for all who ask within half a second. A change that this process commits
 * is seen at once. Pages with a token or a query are never kept.
 */
export class KeptPages {
  readonly #kept = new Map<string, Kept>();

  /** Sends the page of this request's address, drawing it when the kept one is too old. */
  async send(request: FastifyRequest, reply: FastifyReply, draw: Draw): Promise<FastifyReply> {
    if (request.url.includes('?')) return sendDrawn(request, reply, await draw());
    const page = await this.#find(`${variantOf(request)} ${placeOf(request)}`, () => drawShared(reply, draw));
    return page === undefined ? notFound(request, reply) : sendBytes(request, reply, page);
  }

  #find(key: string, draw: () => Promise<Bytes | undefined>): Promise<Bytes | undefined> {
    const now = performance.now();
    const changes = countPublishedChanges();
    const known = this.#kept.get(key);
    if (known !== undefined && known.until > now && known.changes === changes) return known.page;
    if (this.#kept.size >= most) this.#kept.clear();
    const page = draw();
    const kept: Kept = { until: Number.POSITIVE_INFINITY, changes, page };
    this.#kept.set(key, kept);
    const forget = (): void => {
      if (this.#kept.get(key) === kept) this.#kept.delete(key);
    };
    page.then((bytes) => {
      kept.until = performance.now() + keptMs;
      // A page that failed or is not there is not kept: an address of nothing must not push out real ones.
      if (bytes === undefined) forget();
    }, forget);
    return page;
  }
}

/** The route with its parameters as they were read: one page has many addresses, and what is drawn shows the parameters only. */
function placeOf(request: FastifyRequest): string {
  return JSON.stringify([request.routeOptions.url, request.params]);
}

async function drawShared(reply: FastifyReply, draw: Draw): Promise<Bytes | undefined> {
  const html = await draw();
  if (!reply.mayBeStored) throw new Fault('page-not-for-all', { route: reply.request.routeOptions.url ?? '' });
  if (html === undefined) return undefined;
  const bytes = Buffer.from(html);
  const etag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  return { html: bytes, zipped: await compress(bytes), etag };
}

function sendDrawn(request: FastifyRequest, reply: FastifyReply, html: string | undefined): FastifyReply | Promise<FastifyReply> {
  return html === undefined ? notFound(request, reply) : sendPage(request, reply, html);
}

function sendBytes(request: FastifyRequest, reply: FastifyReply, page: Bytes): FastifyReply {
  const zipped = takesGzip(request.headers['accept-encoding']);
  void reply
    .type('text/html; charset=utf-8')
    .headers({ etag: zipped ? `"${page.etag}-gz"` : `"${page.etag}"`, 'cache-control': 'no-cache', vary: varies });
  if (hasTag(request.headers['if-none-match'], `"${page.etag}"`)) return reply.code(304).send();
  if (!zipped) return reply.send(page.html);
  return reply.header('content-encoding', 'gzip').send(page.zipped);
}
