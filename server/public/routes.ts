import { z } from 'zod';

import { homePage } from '../../web/pages/public/home-page.tsx';
import { itemPage } from '../../web/pages/public/item-page.tsx';
import { entryPage } from '../../web/pages/public/entry-page.tsx';
import { unitPage } from '../../web/pages/public/unit-page.tsx';
import { noticesPage } from '../../web/pages/public/notices-page.tsx';
import { noticePage } from '../../web/pages/public/notice-page.tsx';
import { aboutPage } from '../../web/pages/public/about-page.tsx';
import { ledgerPage } from '../../web/pages/public/ledger-page.tsx';
import type { Services } from '../platform/services.ts';
import type { App } from '../platform/http/app.ts';
import { frameOf } from '../platform/http/frame.ts';
import { KeptPages } from '../platform/http/kept-pages.ts';
import { reads } from '../platform/http/policy.ts';
import { sendPage } from '../platform/http/send-page.ts';
import { checkPoster } from './check-poster.ts';
import { homeView } from './home.ts';
import { itemPageView } from './item.ts';
import { ledgerView } from './ledger.ts';
import { noticesView, noticeView } from './notice.ts';
import { unitView } from './unit.ts';
import { entryView } from './entry.ts';

const search = z.object({ q: z.string().max(60).default('') });
/** `p` is the short hash on a printed form. */
const version = z.object({ v: z.coerce.number().int().min(1).max(9_999).optional(), p: z.string().max(40).optional() });
const code = z.object({ code: z.string().regex(/^[A-Za-z0-9-]{1,80}$/) });
const listQuestion = z.object({ q: z.string().max(60).default(''), c: z.string().max(200).default('') });
const entryParams = code.extend({ entry: z.string().regex(/^[A-Za-z0-9-]{1,40}$/) });
const id = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{16}$/) });

/** The citizens' reading pages. They read published tables only, as `mq_public`. */
export function publicRoutes(services: Services): (app: App) => void {
  return (app) => {
    const pages = new KeptPages();
    app.get('/', { config: reads('public'), schema: { querystring: search } }, (request, reply) =>
      pages.send(request, reply, async () => homePage(await frameOf(request, reply), await homeView(services, request.query.q))),
    );
    app.get('/i/:code', { config: reads('public'), schema: { params: code, querystring: version } }, (request, reply) =>
      pages.send(request, reply, async () => {
        const { params, query } = request;
        const view = await itemPageView(services, params.code, query.v);
        if (view === undefined) return undefined;
        const check = checkPoster(services, params.code, query.p);
        return itemPage(await frameOf(request, reply), view, { check, code: query.p ?? '' });
      }),
    );
    app.get('/u/:code', { config: reads('public'), schema: { params: code, querystring: listQuestion } }, (request, reply) =>
      pages.send(request, reply, async () => {
        const { q, c } = request.query;
        const view = await unitView(services, request.params.code, { query: q, category: c });
        return view === undefined ? undefined : unitPage(await frameOf(request, reply), view);
      }),
    );
    app.get('/u/:code/:entry', { config: reads('public'), schema: { params: entryParams } }, (request, reply) =>
      pages.send(request, reply, async () => {
        const view = await entryView(services, { unit: request.params.code, code: request.params.entry });
        return view === undefined ? undefined : entryPage(await frameOf(request, reply), view);
      }),
    );
    app.get('/notices', { config: reads('public') }, (request, reply) =>
      pages.send(request, reply, async () => noticesPage(await frameOf(request, reply), await noticesView(services))),
    );
    app.get('/notices/:id', { config: reads('public'), schema: { params: id } }, (request, reply) =>
      pages.send(request, reply, async () => {
        const view = await noticeView(services, request.params.id);
        return view === undefined ? undefined : noticePage(await frameOf(request, reply), view);
      }),
    );
    // Not kept: its size grows with every act.
    app.get('/ledger', { config: reads('public') }, async (request, reply) =>
      sendPage(request, reply, ledgerPage(await frameOf(request, reply), await ledgerView(services))),
    );
    app.get('/about', { config: reads('public') }, (request, reply) =>
      pages.send(request, reply, async () => aboutPage(await frameOf(request, reply))),
    );
  };
}
