import { z } from 'zod';

import { deskArticles, deskArticlesQuery, deskLook, deskLookQuery } from '../../contract/desk-chart.ts';
import { deskTemplate, deskTemplates, deskTemplatesQuery } from '../../contract/desk-template.ts';
import type { Chart } from '../../core/chart/chart.ts';
import { asId } from '../../core/kernel/id.ts';
import type { App } from '../platform/http/app.ts';
import { notFound } from '../platform/http/answer.ts';
import { reads } from '../platform/http/policy.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import type { DeskServices } from './desk-services.ts';
import { itemParams, unitParams } from './desk-routes.ts';
import { articlesView } from './articles-view.ts';
import { lookView } from './look-view.ts';
import { templatesView, templateView } from './templates-view.ts';

const config = reads('official');
/** A chart of 500 steps with all its texts. */
const chartBytes = 1024 * 1024;

/** What the chart editor asks: what the engine says of what is typed, articles to cite, templates to begin with. */
export function deskChartRoutes(services: DeskServices, app: App): void {
  const look = { hide: true, params: itemParams, body: deskLookQuery, response: { 200: deskLook } };
  app.post('/api/v1/desk/items/:id/look', { config, bodyLimit: chartBytes, schema: look }, async (request, reply) => {
    const about = { id: request.params.id, person: officialOf(request).person, chart: request.body.chart as unknown as Chart };
    const view = await lookView(services, about);
    return view === undefined ? notFound(request, reply) : reply.send(view);
  });
  const laws = { hide: true, querystring: deskArticlesQuery, response: { 200: deskArticles } };
  app.get('/api/v1/desk/articles', { config, schema: laws }, async (request, reply) => {
    const view = await articlesView(services, { person: officialOf(request).person, search: request.query.search, ids: request.query.ids });
    return view === undefined ? notFound(request, reply) : reply.send(view);
  });
  templateRoutes(services, app);
}

function templateRoutes(services: DeskServices, app: App): void {
  const list = { hide: true, params: unitParams, querystring: deskTemplatesQuery, response: { 200: deskTemplates } };
  app.get('/api/v1/desk/units/:unit/templates', { config, schema: list }, async (request, reply) => {
    const about = { unit: asId<'unit'>(request.params.unit), person: officialOf(request).person, query: request.query };
    const view = await templatesView(services, about);
    return view === undefined ? notFound(request, reply) : reply.send(view);
  });
  const params = unitParams.extend({ code: z.string().max(40) });
  const one = { hide: true, params, response: { 200: deskTemplate } };
  app.get('/api/v1/desk/units/:unit/templates/:code', { config, schema: one }, async (request, reply) => {
    const { unit, code } = request.params;
    const view = await templateView(services, { unit: asId<'unit'>(unit), person: officialOf(request).person, code });
    return view === undefined ? notFound(request, reply) : reply.send(view);
  });
}
