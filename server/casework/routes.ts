import { z } from 'zod';

import { asId } from '../../core/kernel/id.ts';
import { casePage } from '../../web/pages/work/case-page.tsx';
import { receiptPage } from '../../web/pages/work/receipt-page.tsx';
import { startChoicePage } from '../../web/pages/work/start-choice-page.tsx';
import { todoPage } from '../../web/pages/work/todo-page.tsx';
import type { App } from '../platform/http/app.ts';
import { notFound } from '../platform/http/answer.ts';
import { frameOf } from '../platform/http/frame.ts';
import { reads } from '../platform/http/policy.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import { sendPage } from '../platform/http/send-page.ts';
import type { Services } from '../platform/services.ts';
import { actRoutes } from './act-routes.ts';
import { caseForViewer } from './case-page.ts';
import { enterObjectionRoutes } from './enter-objection-routes.ts';
import { newForm } from '../platform/http/form-state.ts';
import { receiptView } from './receipt-view.ts';
import { startable, startChoiceView } from './start.ts';
import { startRoute } from './start-route.ts';
import { todoView } from './todo-view.ts';

/** Parameters of a case's address. */
export const caseParams = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{22}$/) });

/** The officials' pages: to-do, starting a case, the case with its acts. */
export function caseworkRoutes(services: Services): (app: App) => void {
  return (app) => {
    app.get('/work', { config: reads('official') }, async (request, reply) => {
      const view = await todoView(services, officialOf(request).person);
      return sendPage(request, reply, todoPage(await frameOf(request, reply), view));
    });
    app.get('/work/start', { config: reads('official') }, async (request, reply) => {
      const found = startable(services, await services.organisation(), officialOf(request).person);
      return sendPage(request, reply, startChoicePage(await frameOf(request, reply), startChoiceView(found)));
    });
    startRoute(services, app);
    app.get('/work/cases/:id', { config: reads('official'), schema: { params: caseParams } }, async (request, reply) => {
      const view = await caseForViewer(services, request, { caseId: asId<'case'>(request.params.id), form: newForm(), formNode: null });
      return view === undefined ? notFound(request, reply) : sendPage(request, reply, casePage(await frameOf(request, reply), view));
    });
    app.get('/work/cases/:id/receipt', { config: reads('official'), schema: { params: caseParams } }, async (request, reply) => {
      const view = await receiptView(services, { caseId: asId<'case'>(request.params.id), person: officialOf(request).person });
      return view === undefined ? notFound(request, reply) : sendPage(request, reply, receiptPage(await frameOf(request, reply), view));
    });
    actRoutes(services, app);
    enterObjectionRoutes(services, app);
  };
}
