import { z } from 'zod';

import { cockpitLists, topics } from '../../core/supervision/cockpit.ts';
import { todayPage } from '../../web/pages/work/today-page.tsx';
import type { App } from '../platform/http/app.ts';
import { notFound } from '../platform/http/answer.ts';
import { frameOf } from '../platform/http/frame.ts';
import { reads } from '../platform/http/policy.ts';
import { sendPage } from '../platform/http/send-page.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import type { Services } from '../platform/services.ts';
import { todayView } from './today-view.ts';

const querystring = z.object({
  list: z.enum(cockpitLists).catch('today').default('today'),
  topic: z.enum(topics).nullable().catch(null).default(null),
  place: z.string().max(60).nullable().catch(null).default(null),
});

/** `/work/today`: the supervisor's page for phones, whole without scripts. */
export function todayRoutes(services: Services): (app: App) => void {
  return (app) => {
    app.get('/work/today', { config: reads('official'), schema: { querystring } }, async (request, reply) => {
      const view = await todayView(services, officialOf(request).person, request.query);
      return view === undefined ? notFound(request, reply) : sendPage(request, reply, todayPage(await frameOf(request, reply), view));
    });
  };
}
