import {
  deskLaw,
  deskLawAffected,
  deskLawChange,
  deskLawDone,
  deskLawParams,
  deskLawPreview,
  deskLaws,
  deskNewLaw,
} from '../../contract/desk-law.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import type { App } from '../platform/http/app.ts';
import { answerRefusal, notFound } from '../platform/http/answer.ts';
import { submissionOf } from '../platform/http/form.ts';
import { reads, writes } from '../platform/http/policy.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import { changeOf } from './change-of.ts';
import type { LawServices } from './law-services.ts';
import { lawView } from './law-view.ts';
import { lawsView } from './laws-view.ts';
import { previewChange } from './preview-change.ts';
import { recordLaw } from './record-law.ts';

const base = '/api/v1/desk/laws';

/** The register at the desk: documents, what a change would touch, changes. */
export function lawRoutes(services: LawServices, app: App): void {
  const all = { summary: 'The law register of the desk', response: { 200: deskLaws } };
  app.get(base, { config: reads('official'), schema: all }, async (request, reply) => {
    const view = await lawsView(services, officialOf(request).person);
    return view === undefined ? notFound(request, reply) : reply.send(view);
  });
  const one = { summary: 'One document with its wordings and who cites it', params: deskLawParams, response: { 200: deskLaw } };
  app.get(`${base}/documents/:document`, { config: reads('official'), schema: one }, async (request, reply) => {
    const view = await lawView(services, { id: request.params.document, person: officialOf(request).person });
    return view === undefined ? notFound(request, reply) : reply.send(view);
  });
  const previewed = {
    ...{ summary: 'What a change would affect; nothing is recorded', params: deskLawParams, body: deskLawPreview },
    response: { 200: deskLawAffected },
  };
  app.post(`${base}/documents/:document/preview`, { config: writes('official'), schema: previewed }, async (request, reply) => {
    const wish = { document: request.params.document, change: changeOf(request.body.change) };
    const view = await previewChange(services, { ...wish, person: officialOf(request).person });
    return isRefusal(view) ? answerRefusal(request, reply, view) : reply.send(view);
  });
  recordRoutes(services, app);
}

function recordRoutes(services: LawServices, app: App): void {
  const registered = { summary: 'Register a document', body: deskNewLaw, response: { 200: deskLawDone } };
  app.post(base, { config: writes('official'), schema: registered }, async (request, reply) => {
    const asked = submissionOf(request);
    if ('refused' in asked) return answerRefusal(request, reply, asked);
    const document = { ...request.body, validTo: null, supersededBy: null, articles: [], successions: [] };
    const due = dayOf(services.clock.legalNow());
    const about = { id: document.id, person: officialOf(request).person, asked, due };
    const done = await recordLaw(services, { ...about, command: { do: 'register', document } });
    return isRefusal(done) ? answerRefusal(request, reply, done) : reply.send(done);
  });
  const changed = {
    ...{ summary: 'Record a change; it opens revision tasks', params: deskLawParams, body: deskLawChange },
    response: { 200: deskLawDone },
  };
  app.post(`${base}/documents/:document/changes`, { config: writes('official'), schema: changed }, async (request, reply) => {
    const asked = submissionOf(request);
    if ('refused' in asked) return answerRefusal(request, reply, asked);
    const { base: seen, change, due } = request.body;
    const about = { id: request.params.document, person: officialOf(request).person, asked, due };
    const done = await recordLaw(services, { ...about, command: { do: 'change', base: seen, change: changeOf(change) } });
    return isRefusal(done) ? answerRefusal(request, reply, done) : reply.send(done);
  });
}
