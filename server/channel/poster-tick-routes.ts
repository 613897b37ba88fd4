import type { FastifyReply } from 'fastify';
import { z } from 'zod';

import { dayOf } from '../../core/kernel/day.ts';
import { asId } from '../../core/kernel/id.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { channels } from '../../core/publication/channel/posting.ts';
import { posterTickPage } from '../../web/pages/work/poster-tick-page.tsx';
import type { App } from '../platform/http/app.ts';
import { notFound } from '../platform/http/answer.ts';
import { type DrawForm, newForm, sendForm, takesForm } from '../platform/http/form-state.ts';
import { hiddenFields, submissionOf } from '../platform/http/form.ts';
import { frameOf, readerOf } from '../platform/http/frame.ts';
import { type GivenBack, reads } from '../platform/http/policy.ts';
import { fieldError } from '../platform/http/problem.ts';
import { sendPage } from '../platform/http/send-page.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import type { Services } from '../platform/services.ts';
import { posterTickView } from './poster-view.ts';
import type { PostingWish } from './posting-wish.ts';
import { recordPosting } from './record-posting.ts';

const code = z.string().regex(/^[A-Za-z0-9-]{0,80}$/);
const hash = z.string().regex(/^[0-9a-fA-F]{0,64}$/);
const named = z.object({ i: code.default(''), p: hash.default('') });
const which = { ...hiddenFields, i: code, p: hash };
const putUp = z.strictObject({
  ...which,
  unit: z.string().max(60),
  channel: z.enum(channels),
  place: z.string().max(80).default(''),
  proof: z.string().max(200).default(''),
});
const down = z.strictObject(which);
const posting = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{22}$/) });

/** `/work/posters`: with the phone in front of the board, complete without scripts. */
export function posterTickRoutes(services: Services, app: App): void {
  const draw: DrawForm = async ({ request, reply }, form) => {
    const asked = named.safeParse({ ...(request.query as object), ...(request.body as object | undefined) });
    const { i, p } = asked.success ? asked.data : { i: '', p: '' };
    const view = await posterTickView(services, { person: officialOf(request).person, code: i, hash: p, form });
    if (view === undefined) return notFound(request, reply);
    return sendPage(request, reply, posterTickPage(await frameOf(request, reply, { form: true }), view));
  };
  app.get('/work/posters', { config: reads('official'), schema: { querystring: named } }, (request, reply) =>
    draw({ request, reply }, newForm(), {}),
  );
  type Exchange = Parameters<DrawForm>[0];
  const record = async (exchange: Exchange, wish: PostingWish, at: { readonly i: string; readonly p: string }): Promise<FastifyReply> => {
    const { request, reply } = exchange;
    const again = (back: GivenBack) => sendForm(exchange, draw, back);
    const asked = submissionOf(request);
    if (isRefusal(asked)) return again({ refusal: asked });
    const answer = await recordPosting(services, { person: officialOf(request).person, commandId: asked.commandId, wish });
    if (!isRefusal(answer)) return reply.redirect(`/work/posters?i=${at.i}&p=${at.p}`, 303);
    return answer.refused === 'not-found' ? notFound(request, reply) : again({ refusal: answer });
  };
  app.post('/work/posters', { config: takesForm('official', draw), schema: { body: putUp } }, async (request, reply) => {
    const { i, p, unit, channel, place, proof } = request.body;
    const missing = fieldError('place', { missing: true, language: readerOf(request).language });
    if (place.trim() === '') return sendForm({ request, reply }, draw, { errors: [missing] });
    const told = { on: dayOf(services.clock.legalNow()), proof: proof.trim() };
    const wish: PostingWish = { do: 'put-up', unit: asId<'unit'>(unit), code: i, hash: p, channel, place: place.trim(), ...told };
    return record({ request, reply }, wish, { i, p });
  });
  app.post('/work/posters/:id/down', { config: takesForm('official', draw), schema: { params: posting, body: down } }, (request, reply) => {
    const { i, p } = request.body;
    const wish: PostingWish = { do: 'take-down', id: request.params.id, on: dayOf(services.clock.legalNow()), proof: '' };
    return record({ request, reply }, wish, { i, p });
  });
}
