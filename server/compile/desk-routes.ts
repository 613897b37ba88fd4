import { z } from 'zod';

import { deskView } from '../../contract/desk.ts';
import { deskDifference, deskDifferenceQuery, deskSisters } from '../../contract/desk-difference.ts';
import { deskItem } from '../../contract/desk-item.ts';
import { deskList, deskListQuery } from '../../contract/desk-list.ts';
import { asId } from '../../core/kernel/id.ts';
import type { App } from '../platform/http/app.ts';
import { notFound } from '../platform/http/answer.ts';
import { reads } from '../platform/http/policy.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import type { DeskServices } from './desk-services.ts';
import { viewOfDesk } from './desk-view.ts';
import { differenceView } from './difference-view.ts';
import { itemView } from './item-view.ts';
import { listView } from './list-view.ts';
import { sistersView } from './sisters-view.ts';

/** Parameters of an item's address. */
export const itemParams = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{22}$/) });

/** Parameters of a unit's address. */
export const unitParams = z.object({ unit: z.string().max(60) });

const hidden = { hide: true } as const;

/** What the desk shows: me, lists, items, differences, sister units. */
export function deskRoutes(services: DeskServices, app: App): void {
  const me = { config: reads('official'), schema: { ...hidden, response: { 200: deskView } } };
  app.get('/api/v1/desk', me, async (request, reply) => {
    const view = await viewOfDesk(services, officialOf(request));
    return view === undefined ? notFound(request, reply) : reply.send(view);
  });
  const list = { ...hidden, params: unitParams, querystring: deskListQuery, response: { 200: deskList } };
  app.get('/api/v1/desk/units/:unit/items', { config: reads('official'), schema: list }, async (request, reply) => {
    const about = { unit: asId<'unit'>(request.params.unit), person: officialOf(request).person, query: request.query };
    const view = await listView(services, about);
    return view === undefined ? notFound(request, reply) : reply.send(view);
  });
  itemRoutes(services, app);
}

function itemRoutes(services: DeskServices, app: App): void {
  const item = { ...hidden, params: itemParams, response: { 200: deskItem } };
  app.get('/api/v1/desk/items/:id', { config: reads('official'), schema: item }, async (request, reply) => {
    const view = await itemView(services, request.params.id, officialOf(request).person);
    return view === undefined ? notFound(request, reply) : reply.send(view);
  });
  const difference = { ...hidden, params: itemParams, querystring: deskDifferenceQuery, response: { 200: deskDifference } };
  app.get('/api/v1/desk/items/:id/difference', { config: reads('official'), schema: difference }, async (request, reply) => {
    const { from, to } = request.query;
    const view = await differenceView(services, { id: request.params.id, person: officialOf(request).person, from, to });
    return view === undefined ? notFound(request, reply) : reply.send(view);
  });
  const sisters = { ...hidden, params: itemParams, response: { 200: deskSisters } };
  app.get('/api/v1/desk/items/:id/sisters', { config: reads('official'), schema: sisters }, async (request, reply) => {
    const view = await sistersView(services, request.params.id, officialOf(request).person);
    return view === undefined ? notFound(request, reply) : reply.send(view);
  });
}
