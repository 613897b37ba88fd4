import { isRefusal } from '../../core/kernel/outcome.ts';
import { itemPage } from '../../web/pages/public/item-page.tsx';
import type { App } from '../platform/http/app.ts';
import { answerRefusal, notFound } from '../platform/http/answer.ts';
import { frameOf } from '../platform/http/frame.ts';
import { reads } from '../platform/http/policy.ts';
import { setPreviewPolicy } from '../platform/http/security-headers.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import type { DeskServices } from './desk-services.ts';
import { itemParams } from './desk-routes.ts';
import { previewView } from './preview-view.ts';

const options = { config: reads('official'), schema: { hide: true, params: itemParams } };

/** The draft as it will look: its public page in a frame without rights, and its sheets with the mark of a draft. */
export function deskPreviewRoutes(services: DeskServices, app: App): void {
  const base = '/api/v1/desk/items/:id/preview';
  app.get(base, options, async (request, reply) => {
    const view = await previewView(services, request.params.id, officialOf(request).person);
    if (view === undefined) return notFound(request, reply);
    // As a citizen will see it: nobody is signed in, nothing runs.
    const frame = { ...(await frameOf(request, reply)), official: null, csrf: '', scripts: [] };
    setPreviewPolicy(reply);
    return reply.type('text/html; charset=utf-8').send(itemPage(frame, view, { check: { state: 'draft' }, code: '' }));
  });
  for (const form of ['a4', 'a3'] as const) {
    app.get(`${base}/${form}.pdf`, options, async (request, reply) => {
      const view = await previewView(services, request.params.id, officialOf(request).person);
      if (view === undefined) return notFound(request, reply);
      const bytes = await services.printDraft(view, form);
      if (isRefusal(bytes)) return answerRefusal(request, reply, bytes);
      void reply.type('application/pdf').header('content-disposition', `inline; filename="draft-${form}.pdf"`);
      return reply.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    });
  }
}
