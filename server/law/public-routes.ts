import { z } from 'zod';

import { lawPage } from '../../web/pages/public/law-page.tsx';
import { lawsPage } from '../../web/pages/public/laws-page.tsx';
import type { App } from '../platform/http/app.ts';
import { frameOf } from '../platform/http/frame.ts';
import { KeptPages } from '../platform/http/kept-pages.ts';
import { reads } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import { publicLaw } from './public-law.ts';
import { publicLaws } from './public-laws.ts';

const params = z.object({ document: z.string().regex(/^[a-z0-9-]{1,80}$/) });

/** Laws as anybody reads them: counts, documents, what cites an article. They read published tables only. */
export function publicLawRoutes(services: Services): (app: App) => void {
  return (app) => {
    const pages = new KeptPages();
    app.get('/laws', { config: reads('public') }, (request, reply) =>
      pages.send(request, reply, async () => lawsPage(await frameOf(request, reply), await publicLaws(services))),
    );
    app.get('/laws/:document', { config: reads('public'), schema: { params } }, (request, reply) =>
      pages.send(request, reply, async () => {
        const view = await publicLaw(services, request.params.document);
        return view === undefined ? undefined : lawPage(await frameOf(request, reply), view);
      }),
    );
    const schema = {
      summary: 'The law register: documents, citations by unit, revisions as counts',
      response: { 200: z.record(z.string(), z.unknown()) },
    };
    app.get('/open/laws.json', { config: reads('public'), schema }, async () => ({ ...(await publicLaws(services)) }));
  };
}
