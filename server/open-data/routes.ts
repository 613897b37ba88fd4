import type { FastifyReply } from 'fastify';
import { z } from 'zod';

import { openItem, openItems } from '../../contract/open-data.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { openDataPage } from '../../web/pages/public/open-data-page.tsx';
import { notFound } from '../platform/http/answer.ts';
import type { App } from '../platform/http/app.ts';
import { frameOf } from '../platform/http/frame.ts';
import { KeptPages } from '../platform/http/kept-pages.ts';
import { reads } from '../platform/http/policy.ts';
import { sendWithEtag } from '../platform/http/send-page.ts';
import { KeptFiles } from '../platform/kept-files.ts';
import type { Services } from '../platform/services.ts';
import { type ListedItem, readListedItem, readListedItems, readUnitsOf } from '../public/read.ts';
import { listChanges } from './changes.ts';
import { dataCatalogue } from './data-catalogue.ts';
import { atomFeed } from './feed.ts';
import { itemRecord } from './item-record.ts';
import { itemsCsv } from './item-rows.ts';
import { serviceGraph } from './service-graph.ts';

const params = z.object({ code: z.string().regex(/^[A-Za-z0-9-]{1,40}$/) });
const linked = 'application/ld+json; charset=utf-8';
const json = 'application/json; charset=utf-8';
const schemaJson = 'application/schema+json; charset=utf-8';

/** What the data means, for programs that check it. */
const schemaText = JSON.stringify(z.toJSONSchema(openItems), null, 1);

/** Published data for programs, without signing in and from any site. */
export function openDataRoutes(services: Services): (app: App) => void {
  return (app) => {
    const pages = new KeptPages();
    app.get('/open', { config: reads('public') }, (request, reply) =>
      pages.send(request, reply, async () => {
        const items = readListedItems(services).map(({ view }) => ({ code: view.code, name: view.plainName }));
        return openDataPage(await frameOf(request, reply), { items, day: todayOf(services) });
      }),
    );
    wholeRoutes(services, app);
    itemRoutes(services, app);
    feedRoute(services, app);
  };
}

function todayOf(services: Services): string {
  return dayOf(services.clock.legalNow());
}

/** Anybody's page may read it; a tag says whether it changed. */
function open(reply: FastifyReply, type: string): FastifyReply {
  return reply.type(type).headers({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' });
}

function wholeRoutes(services: Services, app: App): void {
  const kept = new KeptFiles();
  const whole = (name: string, make: (items: readonly ListedItem[], site: string) => string): Promise<Uint8Array> => {
    const items = readListedItems(services);
    const [site, day] = [services.siteUrl(), todayOf(services)];
    const key = JSON.stringify([name, site, day, items.map(({ version }) => version.hash)]);
    return kept.get(key, () => Promise.resolve(Buffer.from(make(items, site))));
  };
  app.get('/open/items.csv', { config: reads('public') }, async (request, reply) => {
    void open(reply, 'text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="items.csv"');
    return sendWithEtag(request, reply, Buffer.from(await whole('csv', itemsCsv)));
  });
  app.get('/open/items.json', { config: reads('public') }, async (request, reply) => {
    const bytes = await whole('json', (items, site) => {
      const told = { schema: `${site}/open/items.schema.json`, county: services.about.name, day: todayOf(services) };
      return JSON.stringify(openItems.parse({ ...told, items: items.map((item) => itemRecord(item, site)) }));
    });
    return sendWithEtag(request, open(reply, json), Buffer.from(bytes));
  });
  app.get('/open/items.schema.json', { config: reads('public') }, (request, reply) =>
    sendWithEtag(request, open(reply, schemaJson), schemaText),
  );
  app.get('/open/catalogue.jsonld', { config: reads('public') }, async (request, reply) => {
    const items = readListedItems(services);
    const modified =
      items
        .map(({ version }) => version.effectiveFrom)
        .toSorted()
        .at(-1) ?? todayOf(services);
    const codes = items.map(({ view }) => view.code);
    const catalogue = dataCatalogue({ site: services.siteUrl(), county: services.about.name, codes, modified });
    return sendWithEtag(request, open(reply, linked), JSON.stringify(catalogue, null, 1));
  });
}

function itemRoutes(services: Services, app: App): void {
  app.get('/open/items/:code/item.json', { config: reads('public'), schema: { params } }, (request, reply) => {
    const item = readListedItem(services, request.params.code);
    if (item === undefined) return notFound(request, reply);
    const record = openItem.parse(itemRecord(item, services.siteUrl()));
    return sendWithEtag(request, open(reply, json), JSON.stringify(record));
  });
  app.get('/open/items/:code/service.jsonld', { config: reads('public'), schema: { params } }, async (request, reply) => {
    const item = readListedItem(services, request.params.code);
    if (item === undefined) return notFound(request, reply);
    const graph = serviceGraph(item, { site: services.siteUrl(), ...(await readUnitsOf(services, request.params.code)) });
    return sendWithEtag(request, open(reply, linked), JSON.stringify(graph, null, 1));
  });
}

function feedRoute(services: Services, app: App): void {
  app.get('/feed.atom', { config: reads('public') }, (request, reply) => {
    const versions = services.items.list().map(({ version }) => version);
    const { name, ledgerOrigin } = services.about;
    const feed = atomFeed(listChanges(versions, todayOf(services)), { site: services.siteUrl(), county: name, origin: ledgerOrigin });
    return sendWithEtag(request, open(reply, 'application/atom+xml; charset=utf-8'), feed);
  });
}
