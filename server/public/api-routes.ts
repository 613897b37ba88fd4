import { z } from 'zod';

import { readNumber } from '../../core/casework/case-number.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { refuse } from '../../core/kernel/outcome.ts';
import type { Services } from '../platform/services.ts';
import type { App } from '../platform/http/app.ts';
import { answerRefusal, notFound } from '../platform/http/answer.ts';
import { reads } from '../platform/http/policy.ts';
import { homeView, listUnits } from './home.ts';
import { publishedWords } from './published-words.ts';
import { itemPageView } from './item.ts';
import { noticesView, noticeView } from './notice.ts';
import { currentItems, stageOfNumber } from './store.ts';
import { unitView } from './unit.ts';

const card = z.object({
  code: z.string(),
  plainName: z.string(),
  name: z.string(),
  unitName: z.string(),
  lead: z.string(),
  category: z.string(),
});
const codeParam = z.object({ code: z.string().regex(/^[A-Za-z0-9-]{1,80}$/) });
const noticeParam = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{16}$/) });
const numberParam = z.object({ number: z.string().max(60) });
const anything = z.record(z.string(), z.unknown());

/** The public programming interface, version 1: what the pages show, as JSON. Documented at `/api/openapi.json`. */
export function apiRoutes(services: Services): (app: App) => void {
  return (app) => {
    itemRoutes(services, app);
    unitRoutes(services, app);
    caseRoutes(services, app);
  };
}

function itemRoutes(services: Services, app: App): void {
  const items = { querystring: z.object({ q: z.string().max(60).optional() }), response: { 200: z.object({ items: z.array(card) }) } };
  app.get(
    '/api/v1/items',
    { config: reads('public'), schema: { ...items, summary: 'Items in force, or those a word finds' } },
    async (request) => {
      const { q } = request.query;
      if (q !== undefined && q.trim() !== '') return { items: [...((await homeView(services, q)).results ?? [])] };
      const today = dayOf(services.clock.legalNow());
      const rows = await currentItems(services.database.published, services.county, { today }).execute();
      const { cardsOf } = await publishedWords(services);
      return { items: [...cardsOf([...new Set(rows.map((row) => row.code))], today)] };
    },
  );
  app.get(
    '/api/v1/items/:code',
    { config: reads('public'), schema: { params: codeParam, response: { 200: anything }, summary: 'One item with its chart as a list' } },
    async (request, reply) => {
      const view = await itemPageView(services, request.params.code);
      return view === undefined ? notFound(request, reply) : reply.send({ ...view });
    },
  );
}

function unitRoutes(services: Services, app: App): void {
  app.get(
    '/api/v1/units',
    { config: reads('public'), schema: { response: { 200: z.object({ units: z.array(anything) }) }, summary: 'Units of the county' } },
    async () => ({ units: (await listUnits(services)).map((unit) => ({ ...unit })) }),
  );
  app.get(
    '/api/v1/units/:code',
    { config: reads('public'), schema: { params: codeParam, response: { 200: anything }, summary: 'One unit: list, posts, notices' } },
    async (request, reply) => {
      const view = await unitView(services, request.params.code);
      return view === undefined ? notFound(request, reply) : reply.send({ ...view });
    },
  );
}

function caseRoutes(services: Services, app: App): void {
  app.get(
    '/api/v1/notices',
    {
      config: reads('public'),
      schema: { response: { 200: z.object({ notices: z.array(anything) }) }, summary: 'Publicity notices, open ones first' },
    },
    async () => ({ notices: (await noticesView(services)).notices.map((notice) => ({ ...notice })) }),
  );
  app.get(
    '/api/v1/notices/:id',
    { config: reads('public'), schema: { params: noticeParam, response: { 200: anything }, summary: 'One notice, masked' } },
    async (request, reply) => {
      const view = await noticeView(services, request.params.id);
      return view === undefined ? notFound(request, reply) : reply.send({ ...view });
    },
  );
  app.get(
    '/api/v1/progress/:number',
    {
      config: reads('public'),
      schema: { params: numberParam, response: { 200: anything }, summary: 'Stage of a case by its number alone' },
    },
    async (request, reply) => {
      const number = readNumber(request.params.number);
      if (number === undefined) return answerRefusal(request, reply, refuse('wrong-number'));
      const row = await stageOfNumber(services.database.published, services.county, number).executeTakeFirst();
      return row === undefined
        ? notFound(request, reply)
        : reply.send({ number: row.number, item: row.item_code, state: row.state, stage: row.stage });
    },
  );
}
