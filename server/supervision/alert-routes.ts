import type { FastifyReply } from 'fastify';
import { z } from 'zod';

import { asId } from '../../core/kernel/id.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { personVerbs } from '../../core/supervision/alert/command.ts';
import { topics } from '../../core/supervision/cockpit.ts';
import { alertShows } from '../../contract/alert-views.ts';
import { alertListPage } from '../../web/pages/work/alert-list-page.tsx';
import { alertPage } from '../../web/pages/work/alert-page.tsx';
import type { App } from '../platform/http/app.ts';
import { notFound } from '../platform/http/answer.ts';
import { hiddenFields, submissionOf } from '../platform/http/form.ts';
import { type DrawForm, newForm, sendForm, takesForm } from '../platform/http/form-state.ts';
import { frameOf } from '../platform/http/frame.ts';
import { type GivenBack, reads } from '../platform/http/policy.ts';
import { sendPage } from '../platform/http/send-page.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import type { Services } from '../platform/services.ts';
import { actOnAlert } from './act-on-alert.ts';
import { alertView } from './alert-view.ts';
import { listView } from './list-view.ts';
import { readPress } from './read-press.ts';
import { refusalSentences } from './refusal-sentences.ts';
import { findSeen } from './seen-alert.ts';

const id = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
const verbParams = z.object({ id, verb: z.enum(personVerbs) });
const looseParams = z.object({ id, verb: z.enum(personVerbs).optional() });

const listQuery = z.object({
  show: z.enum(alertShows).nullable().catch(null).default(null),
  family: z.enum(topics).nullable().catch(null).default(null),
});
const itemQuery = z.object({
  item: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,40}$/)
    .nullable()
    .catch(null)
    .default(null),
});

const choice = z.string().max(120).default('');
const pressBody = z.strictObject({
  ...hiddenFields,
  text: z.string().max(2_000).default(''),
  ...{ answer: choice, finding: choice, days: choice, agree: choice, passed: choice, cause: choice, place: choice, holds: choice },
});

/** `/work/alerts`, `/work/alerts/<id>` and its acts. Whoever has nothing to do with an alert gets the page that does not exist. */
export function alertRoutes(services: Services): (app: App) => void {
  return (app) => {
    app.get('/work/alerts', { config: reads('official'), schema: { querystring: listQuery } }, async (request, reply) => {
      const view = await listView(services, officialOf(request).person, request.query);
      return view === undefined ? notFound(request, reply) : sendPage(request, reply, alertListPage(await frameOf(request, reply), view));
    });
    const draw = drawAlert(services);
    app.get(
      '/work/alerts/:id',
      { config: reads('official'), schema: { params: z.object({ id }), querystring: itemQuery } },
      (request, reply) => draw({ request, reply }, newForm(), {}),
    );
    app.post(
      '/work/alerts/:id/:verb',
      { config: takesForm('official', draw), schema: { params: verbParams, body: pressBody } },
      async (request, reply) => {
        const { id: alertId, verb } = request.params;
        const again = (back: GivenBack): Promise<FastifyReply> => sendForm({ request, reply }, draw, back);
        const { person } = officialOf(request);
        if ((await findSeen(services, person, asId<'alert'>(alertId))) === undefined) return notFound(request, reply);
        const asked = submissionOf(request);
        if (isRefusal(asked)) return again({ refusal: asked });
        const read = readPress(verb, request.body);
        if ('errors' in read) return again({ errors: read.errors });
        const seen = request.body.version;
        const expectedVersion = seen === undefined ? null : Number(seen);
        const answer = await actOnAlert(services, { ...asked, ...read, alertId: asId<'alert'>(alertId), person, expectedVersion });
        if (isRefusal(answer)) return answer.refused === 'alert-unknown' ? notFound(request, reply) : again({ refusal: answer });
        return reply.redirect(`/work/alerts/${alertId}`, 303);
      },
    );
  };
}

function drawAlert(services: Services): DrawForm {
  return async ({ request, reply }, form, { refusal }) => {
    const asked = looseParams.safeParse(request.params);
    const wanted = itemQuery.safeParse(request.query);
    if (!asked.success) return notFound(request, reply);
    const seen = await findSeen(services, officialOf(request).person, asId<'alert'>(asked.data.id));
    if (seen === undefined) return notFound(request, reply);
    const sentence = refusalSentences(request, seen.organisation);
    const told = refusal === undefined ? form : { ...form, refusal: sentence(refusal) };
    const chosen = itemOf(form.values['place']) ?? wanted.data?.item ?? null;
    const view = await alertView(services, seen, { form: told, formVerb: asked.data.verb ?? null, item: chosen, sentence });
    return sendPage(request, reply, alertPage(await frameOf(request, reply), view));
  };
}

/** The item of a place that was chosen before the form came back. */
function itemOf(place: string | undefined): string | undefined {
  return place === undefined || !place.includes('|') ? undefined : place.split('|')[0];
}
