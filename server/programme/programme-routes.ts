import type { FastifyRequest } from 'fastify';

import { deskCoverage, deskCoverageQuery, deskDeadline, deskProgramme, deskStatutory } from '../../contract/desk-programme.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { asId, type UnitId } from '../../core/kernel/id.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { ProgrammeCommand } from '../../core/programme/decide.ts';
import type { Hand } from '../../core/programme/event.ts';
import { rightsInUnit } from '../compile/read.ts';
import type { App } from '../platform/http/app.ts';
import { answerRefusal, notFound } from '../platform/http/answer.ts';
import { submissionOf } from '../platform/http/form.ts';
import { reads, writes } from '../platform/http/policy.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import type { Services } from '../platform/services.ts';
import { actOnRecord, type RecordDone } from './act-on-record.ts';
import { coverageView } from './coverage-view.ts';
import { programmeView } from './programme-view.ts';
import { unitParams } from './record-answer.ts';
import { statutoryItems } from './store.ts';

const hidden = { hide: true } as const;

/** How far units are, until when, and what their lists do not cover. */
export function programmeRoutes(services: Services, app: App): void {
  const programme = { ...hidden, response: { 200: deskProgramme } };
  app.get('/api/v1/desk/programme', { config: reads('official'), schema: programme }, async (request, reply) => {
    const view = await programmeView(services, officialOf(request).person);
    return view === undefined ? notFound(request, reply) : reply.send(view);
  });
  const deadline = { ...hidden, body: deskDeadline, response: { 200: deskProgramme } };
  app.post('/api/v1/desk/programme/deadline', { config: writes('official'), schema: deadline }, async (request, reply) => {
    const { person } = officialOf(request);
    const { due } = request.body;
    const unit = asId<'unit'>(request.body.unit);
    const mine = await rights(services, person, unit);
    if (mine.size === 0) return notFound(request, reply);
    const post = mine.get('publish');
    if (post === undefined) return answerRefusal(request, reply, refuse('desk-not-allowed', { right: 'publish' }));
    const done = await put(services, request, { command: { type: 'deadline-set', unit, due }, by: { person, post } });
    const view = isRefusal(done) ? done : await programmeView(services, person);
    if (view === undefined) return notFound(request, reply);
    return 'refused' in view ? answerRefusal(request, reply, view) : reply.send(view);
  });
  const coverage = { ...hidden, querystring: deskCoverageQuery, response: { 200: deskCoverage } };
  app.get('/api/v1/desk/coverage', { config: reads('official'), schema: coverage }, async (request, reply) => {
    const view = await coverageView(services, { person: officialOf(request).person, unit: request.query.unit });
    return view === undefined ? notFound(request, reply) : reply.send(view);
  });
  statutoryRoutes(services, app);
}

/** The statutory list of a unit: given by its compilers as a whole. */
function statutoryRoutes(services: Services, app: App): void {
  const list = { ...hidden, params: unitParams, response: { 200: deskStatutory } };
  app.get('/api/v1/desk/units/:unit/statutory', { config: reads('official'), schema: list }, async (request, reply) => {
    const { unit } = request.params;
    const mine = await rights(services, officialOf(request).person, asId<'unit'>(unit));
    if (!mine.has('compile') && !mine.has('publish')) return notFound(request, reply);
    const rows = await statutoryItems(services.database.app, services.county).where('unit_id', '=', unit).execute();
    return reply.send({ items: rows.map(({ code, name }) => ({ code, name })) });
  });
  const taken = { ...hidden, params: unitParams, body: deskStatutory, response: { 200: deskCoverage } };
  const config = { config: writes('official'), bodyLimit: 2 * 1024 * 1024, schema: taken };
  app.post('/api/v1/desk/units/:unit/statutory', config, async (request, reply) => {
    const { person } = officialOf(request);
    const unit = asId<'unit'>(request.params.unit);
    const post = (await rights(services, person, unit)).get('compile');
    if (post === undefined) return notFound(request, reply);
    const items = [...new Map(request.body.items.map((item) => [item.code, item])).values()];
    const done = await put(services, request, { command: { type: 'statutory-list-taken', unit, items }, by: { person, post } });
    const view = isRefusal(done) ? done : await coverageView(services, { person, unit });
    if (view === undefined) return notFound(request, reply);
    return 'refused' in view ? answerRefusal(request, reply, view) : reply.send(view);
  });
}

async function rights(services: Services, person: Hand['person'], unit: UnitId): Promise<ReturnType<typeof rightsInUnit>> {
  const staff = (await services.organisation()).staffOn(dayOf(services.clock.legalNow()));
  return staff.findUnit(unit) === undefined ? new Map() : rightsInUnit(staff, person, unit);
}

/** Puts a whole in the place of the one before. */
async function put(
  services: Services,
  request: FastifyRequest,
  {
    command,
    by,
  }: { readonly command: Extract<ProgrammeCommand, { readonly type: 'deadline-set' | 'statutory-list-taken' }>; readonly by: Hand },
): Promise<RecordDone | Refusal> {
  const asked = submissionOf(request);
  if ('refused' in asked) return asked;
  const kind = command.type === 'deadline-set' ? 'list-deadline' : 'statutory-list';
  return actOnRecord(services, { place: { kind, id: command.unit }, asked, command, by });
}
