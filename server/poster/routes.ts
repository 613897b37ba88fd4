import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { shortHash } from '../../contract/poster.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { answerRefusal, notFound } from '../platform/http/answer.ts';
import type { App } from '../platform/http/app.ts';
import { sourceCounter } from '../platform/http/limits.ts';
import { reads } from '../platform/http/policy.ts';
import { sendWithEtag } from '../platform/http/send-page.ts';
import { isLoopback } from '../platform/http/source.ts';
import type { Services } from '../platform/services.ts';
import { KeptForms } from './kept-forms.ts';
import { fileOf, type PosterOrder } from './order.ts';
import { bookletView, posterView, unitItems } from './poster-view.ts';
import type { Press } from './press.ts';

const code = z.object({ code: z.string().regex(/^[A-Za-z0-9-]{1,40}$/) });
const version = z.object({ v: z.coerce.number().int().min(1).max(9_999).optional() });
const keptBytes = 64 * 1024 * 1024;
/** What must be drawn first costs a second of a core: so many of one source a minute. What is kept is not counted. */
const drawn = { max: 40, windowMs: 60_000 };

/** Two threads, so that a booklet keeps nobody from his sheet. */
export type Presses = { readonly items: Press; readonly booklets: Press };

/** Printed and picture forms of published items, for everybody. */
export function posterRoutes(services: Services, presses: Presses): (app: App) => void {
  return (app) => {
    const kept = new KeptForms(keptBytes);
    const count = sourceCounter(app, drawn);
    const mayDraw = async (request: FastifyRequest): Promise<Refusal<'too-many-requests'> | undefined> => {
      if (isLoopback(request.ip)) return undefined;
      const counted = await count(request);
      return counted.isAllowed || !counted.isExceeded ? undefined : refuse('too-many-requests', { seconds: counted.ttlInSeconds });
    };
    const send = async (exchange: Exchange, order: () => Promise<PosterOrder>, file: Named): Promise<FastifyReply> => {
      const press = file.form === 'booklet' ? presses.booklets : presses.items;
      const bytes = await kept.get(file.key, async () => (await mayDraw(exchange.request)) ?? press.print(await order()));
      return bytes instanceof Uint8Array ? sendForm(exchange, file, bytes) : answerRefusal(exchange.request, exchange.reply, bytes);
    };
    for (const form of ['a4', 'a3', 'long', 'speech'] as const) {
      const options = { config: reads('public'), schema: { params: code, querystring: version } };
      app.get(`/i/:code/${fileOf[form].name}`, options, async (request, reply) => {
        const view = await posterView(services, request.params.code, { number: request.query.v });
        if (view === undefined) return notFound(request, reply);
        const key = `${form} ${view.item.version.hash} ${todayOf(services)} ${view.qr.address}`;
        const name = `${view.item.code}-${shortHash(view.item.version.hash)}-${fileOf[form].name}`;
        const order = () => Promise.resolve({ form, view, legalNow: instantOf(services) });
        return send({ request, reply }, order, { form, key, name });
      });
    }
    app.get('/u/:code/booklet.pdf', { config: reads('public'), schema: { params: code } }, async (request, reply) => {
      const found = await unitItems(services, request.params.code);
      if (found === undefined || found.versions.length === 0) return notFound(request, reply);
      const hashes = found.versions.map(({ hash }) => hash).join(' ');
      const key = `booklet ${found.unit.code} ${found.unit.name} ${todayOf(services)} ${services.siteUrl()} ${hashes}`;
      const order = async () => ({ form: 'booklet', view: await bookletView(services, found), legalNow: instantOf(services) }) as const;
      return send({ request, reply }, order, { form: 'booklet', key, name: `${found.unit.code}-booklet.pdf` });
    });
  };
}

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply };
type Named = { readonly form: PosterOrder['form']; readonly key: string; readonly name: string };

function sendForm({ request, reply }: Exchange, { form, name }: Named, bytes: Uint8Array): FastifyReply {
  void reply.type(fileOf[form].type).header('content-disposition', `inline; filename="${name}"`);
  return sendWithEtag(request, reply, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

function instantOf(services: Services): string {
  return new Date(services.clock.legalNow()).toISOString();
}

function todayOf(services: Services): string {
  return dayOf(services.clock.legalNow());
}
