import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { deskBrought, deskDossierQuery } from '../../contract/desk-dossier.ts';
import { asId } from '../../core/kernel/id.ts';
import { isRefusal, type Refusal } from '../../core/kernel/outcome.ts';
import { fileNameOf } from '../../exchange/archive/file-name.ts';
import { defaultCaps } from '../../exchange/xlsx/workbook.ts';
import type { App } from '../platform/http/app.ts';
import { answerRefusal, notFound } from '../platform/http/answer.ts';
import { readerOf } from '../platform/http/frame.ts';
import { reads, writes } from '../platform/http/policy.ts';
import { refusalView } from '../platform/http/problem.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import { bringDossier } from './bring-dossier.ts';
import type { DeskServices } from './desk-services.ts';
import { itemParams, unitParams } from './desk-routes.ts';
import { itemDossier, type MadeDossier, unitDossier } from './make-dossier.ts';

const hidden = { hide: true } as const;
const bytes = z.instanceof(Buffer);
const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The dossier of a review goes out as a Word document and comes back with comments. */
export function deskDossierRoutes(services: DeskServices, app: App): void {
  const config = reads('official');
  app.get('/api/v1/desk/items/:id/dossier', { config, schema: { ...hidden, params: itemParams } }, async (request, reply) =>
    sendDossier({ request, reply }, await itemDossier(services, { id: request.params.id, person: officialOf(request).person })),
  );
  const unit = { ...hidden, params: unitParams, querystring: deskDossierQuery };
  app.get('/api/v1/desk/units/:unit/dossier', { config, schema: unit }, async (request, reply) => {
    const about = { unit: asId<'unit'>(request.params.unit), category: request.query.category, person: officialOf(request).person };
    return sendDossier({ request, reply }, await unitDossier(services, about));
  });
  bringRoutes(services, app);
}

/** What a file says is what it brings: sent twice, it has one effect without a key. */
function bringRoutes(services: DeskServices, app: App): void {
  const options = { config: writes('official'), bodyLimit: defaultCaps.fileBytes };
  const taken = { ...hidden, body: bytes, response: { 200: deskBrought } };
  app.post('/api/v1/desk/items/:id/dossier', { ...options, schema: { ...taken, params: itemParams } }, async (request, reply) => {
    const answer = await bringDossier(services, { item: request.params.id, ...broughtIn(request) });
    return isRefusal(answer) ? refused({ request, reply }, answer) : reply.send(answer);
  });
  app.post('/api/v1/desk/units/:unit/dossier', { ...options, schema: { ...taken, params: unitParams } }, async (request, reply) => {
    const answer = await bringDossier(services, { unit: request.params.unit, ...broughtIn(request) });
    return isRefusal(answer) ? refused({ request, reply }, answer) : reply.send(answer);
  });
}

function broughtIn(request: FastifyRequest) {
  const tell = (refusal: Refusal): string => {
    const { what, why, now } = refusalView(refusal, readerOf(request));
    return `${what}${why}${now}`;
  };
  return { tell, person: officialOf(request).person, bytes: request.body as Buffer };
}

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply };

function sendDossier(exchange: Exchange, made: MadeDossier | Refusal): FastifyReply | Promise<FastifyReply> {
  if (isRefusal(made)) return refused(exchange, made);
  const name = encodeURIComponent(`${fileNameOf(made.name)}.docx`);
  return exchange.reply
    .header('content-disposition', `attachment; filename="dossier.docx"; filename*=UTF-8''${name}`)
    .header('cache-control', 'no-store')
    .type(type)
    .send(Buffer.from(made.bytes));
}

function refused({ request, reply }: Exchange, refusal: Refusal): Promise<FastifyReply> {
  return refusal.refused === 'not-found' ? notFound(request, reply) : answerRefusal(request, reply, refusal);
}
