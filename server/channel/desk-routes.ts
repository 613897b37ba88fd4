import { z } from 'zod';

import { deskChannelQuery, deskChannels, deskPosted, deskPutUp, deskTakeDown } from '../../contract/desk-channel.ts';
import { asId } from '../../core/kernel/id.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import type { App } from '../platform/http/app.ts';
import { answerRefusal, notFound } from '../platform/http/answer.ts';
import { submissionOf } from '../platform/http/form.ts';
import { reads, writes } from '../platform/http/policy.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import type { Services } from '../platform/services.ts';
import { channelsView } from './channel-view.ts';
import { recordPosting } from './record-posting.ts';

const hidden = { hide: true } as const;
const id = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{22}$/) });

/** What hangs where, at the desk. */
export function deskChannelRoutes(services: Services, app: App): void {
  const list = { ...hidden, querystring: deskChannelQuery, response: { 200: deskChannels } };
  app.get('/api/v1/desk/channels', { config: reads('official'), schema: list }, async (request, reply) => {
    const about = { unit: asId<'unit'>(request.query.unit), person: officialOf(request).person };
    const view = await channelsView(services, about);
    return view === undefined ? notFound(request, reply) : reply.send(view);
  });
  const up = { ...hidden, body: deskPutUp, response: { 200: deskPosted } };
  app.post('/api/v1/desk/postings', { config: writes('official'), schema: up }, async (request, reply) => {
    const asked = submissionOf(request);
    if (isRefusal(asked)) return answerRefusal(request, reply, asked);
    const wish = { ...request.body, do: 'put-up' as const, unit: asId<'unit'>(request.body.unit) };
    const answer = await recordPosting(services, { person: officialOf(request).person, commandId: asked.commandId, wish });
    return isRefusal(answer) ? answerRefusal(request, reply, answer) : reply.send(answer);
  });
  const down = { ...hidden, params: id, body: deskTakeDown, response: { 200: deskPosted } };
  app.post('/api/v1/desk/postings/:id/down', { config: writes('official'), schema: down }, async (request, reply) => {
    const asked = submissionOf(request);
    if (isRefusal(asked)) return answerRefusal(request, reply, asked);
    const wish = { ...request.body, do: 'take-down' as const, id: request.params.id };
    const answer = await recordPosting(services, { person: officialOf(request).person, commandId: asked.commandId, wish });
    return isRefusal(answer) ? answerRefusal(request, reply, answer) : reply.send(answer);
  });
}
