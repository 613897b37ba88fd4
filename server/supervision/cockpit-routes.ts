import { z } from 'zod';

import {
  deskAlert,
  deskAlertAct,
  deskAlertDone,
  deskAlertList,
  deskAlertPlace,
  deskAlertQuery,
  deskCockpit,
  deskFunnels,
  deskLate,
  deskScope,
} from '../../contract/desk-supervision.ts';
import { asId } from '../../core/kernel/id.ts';
import { isRefusal, refuse } from '../../core/kernel/outcome.ts';
import { personVerbs } from '../../core/supervision/alert/command.ts';
import type { App } from '../platform/http/app.ts';
import { answerRefusal, notFound } from '../platform/http/answer.ts';
import { submissionOf } from '../platform/http/form.ts';
import { newForm } from '../platform/http/form-state.ts';
import { reads, writes } from '../platform/http/policy.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import type { Services } from '../platform/services.ts';
import { actOnAlert } from './act-on-alert.ts';
import { chartWithStep } from './chart-page.ts';
import { cockpitAlerts } from './cockpit-alerts.ts';
import { cockpitList } from './cockpit-list.ts';
import { cockpitView } from './cockpit-view.ts';
import { consoleAlert, findSupervised, placeOnChart } from './console-alert.ts';
import { latePublications } from './late-publications.ts';
import { officeFunnels } from './office-funnels.ts';
import { readPress } from './read-press.ts';
import { refusalSentences } from './refusal-sentences.ts';

const base = '/api/v1/desk/supervision';
const config = reads('official');
const hide = true;
const id = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** The supervisor's part of the desk (contract/desk-supervision.ts). Whoever supervises nothing gets what is not there. */
export function cockpitRoutes(services: Services): (app: App) => void {
  return (app) => {
    const cockpit = { hide, querystring: deskScope, response: { 200: deskCockpit } };
    app.get(`${base}/cockpit`, { config, schema: cockpit }, async (request, reply) => {
      const view = await cockpitView(services, officialOf(request), request.query.places);
      return view === undefined ? notFound(request, reply) : reply.send(view);
    });
    app.get(
      `${base}/alerts`,
      { config, schema: { hide, querystring: deskAlertQuery, response: { 200: deskAlertList } } },
      async (request, reply) => {
        const view = await cockpitList(services, officialOf(request).person, request.query);
        return view === undefined ? notFound(request, reply) : reply.send(view);
      },
    );
    const late = { hide, querystring: deskScope, response: { 200: deskLate } };
    app.get(`${base}/late`, { config, schema: late }, async (request, reply) => {
      const cockpit = await cockpitAlerts(services, officialOf(request).person, request.query.places);
      return cockpit === undefined ? notFound(request, reply) : reply.send(await latePublications(services, cockpit));
    });
    const funnels = { hide, querystring: deskScope, response: { 200: deskFunnels } };
    app.get(`${base}/funnels`, { config, schema: funnels }, async (request, reply) => {
      const cockpit = await cockpitAlerts(services, officialOf(request).person, request.query.places);
      return cockpit === undefined ? notFound(request, reply) : reply.send(await officeFunnels(services, cockpit));
    });
    alertRoutes(services, app);
  };
}

function alertRoutes(services: Services, app: App): void {
  const params = z.object({ id });
  const shown = { hide, params, querystring: deskAlertPlace, response: { 200: deskAlert } };
  app.get(`${base}/alerts/:id`, { config, schema: shown }, async (request, reply) => {
    const seen = await findSupervised(services, officialOf(request).person, asId<'alert'>(request.params.id));
    if (seen === undefined) return notFound(request, reply);
    const sentence = refusalSentences(request, seen.organisation);
    const drawing = { form: newForm(), formVerb: null, item: request.query.item ?? null, sentence };
    return reply.send(await consoleAlert(services, seen, drawing));
  });
  app.get(`${base}/alerts/:id/chart.svg`, { config, schema: { hide, params } }, async (request, reply) => {
    const seen = await findSupervised(services, officialOf(request).person, asId<'alert'>(request.params.id));
    const place = seen === undefined ? undefined : placeOnChart(seen);
    const svg = place === undefined ? undefined : await chartWithStep(services, place);
    return svg === undefined ? notFound(request, reply) : reply.type('image/svg+xml; charset=utf-8').send(svg);
  });
  const act = { hide, params: params.extend({ verb: z.enum(personVerbs) }), body: deskAlertAct, response: { 200: deskAlertDone } };
  app.post(`${base}/alerts/:id/acts/:verb`, { config: writes('official'), schema: act }, async (request, reply) => {
    const { id: alertId, verb } = request.params;
    const { person } = officialOf(request);
    const seen = await findSupervised(services, person, asId<'alert'>(alertId));
    if (seen === undefined) return notFound(request, reply);
    const asked = submissionOf(request);
    if (isRefusal(asked)) return answerRefusal(request, reply, asked);
    const { base: expectedVersion, ...form } = request.body;
    const read = readPress(verb, form);
    if ('errors' in read) return answerRefusal(request, reply, { ...refuse('field-errors'), errors: read.errors });
    const answer = await actOnAlert(services, { ...asked, ...read, alertId: asId<'alert'>(alertId), person, expectedVersion });
    if (!isRefusal(answer)) return reply.send({ version: answer.version });
    return answer.refused === 'alert-unknown' ? notFound(request, reply) : answerRefusal(request, reply, answer);
  });
}
