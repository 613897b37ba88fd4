import { deskDone } from '../../contract/desk.ts';
import { deskBodies, deskBody, deskBodyDissolved, deskBodySet } from '../../contract/desk-governance.ts';
import { asId } from '../../core/kernel/id.ts';
import { notFound } from '../platform/http/answer.ts';
import type { App } from '../platform/http/app.ts';
import { reads, writes } from '../platform/http/policy.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import type { Services } from '../platform/services.ts';
import { bodiesView, bodyView } from './governance-view.ts';
import type { Part } from './policy.ts';
import { answerAct, unitParams } from './record-answer.ts';

const hidden = { hide: true } as const;
const root = '/api/v1/desk/programme/bodies';

/** Governance bodies: seen by who leads the programme and by the unit; set by either, each in his own post. */
export function governanceRoutes(services: Services, app: App): void {
  app.get(root, { config: reads('official'), schema: { ...hidden, response: { 200: deskBodies } } }, async (request, reply) => {
    const view = await bodiesView(services, officialOf(request).person);
    return view === undefined ? notFound(request, reply) : reply.send(view);
  });
  const one = { ...hidden, params: unitParams, response: { 200: deskBody } };
  app.get(`${root}/:unit`, { config: reads('official'), schema: one }, async (request, reply) => {
    const view = await bodyView(services, { person: officialOf(request).person, unit: request.params.unit });
    return view === undefined ? notFound(request, reply) : reply.send(view);
  });
  const set = { ...hidden, params: unitParams, body: deskBodySet, response: { 200: deskDone } };
  app.post(`${root}/:unit`, { config: writes('official'), schema: set }, async (request, reply) => {
    const { base, seats, ...told } = request.body;
    const unit = asId<'unit'>(request.params.unit);
    const command = { type: 'body-set' as const, unit, ...told, seats: seats.map(({ post, as }) => ({ post: asId<'post'>(post), as })) };
    if (!(await isUnit(services, unit))) return notFound(request, reply);
    return answerAct(services, { request, reply }, { place: { kind: 'governance-body', id: unit }, base, command, postOf: postFor(unit) });
  });
  const dissolve = { ...hidden, params: unitParams, body: deskBodyDissolved, response: { 200: deskDone } };
  app.post(`${root}/:unit/dissolve`, { config: writes('official'), schema: dissolve }, async (request, reply) => {
    const { base, ...told } = request.body;
    const unit = asId<'unit'>(request.params.unit);
    const command = { type: 'body-dissolved' as const, ...told };
    return answerAct(services, { request, reply }, { place: { kind: 'governance-body', id: unit }, base, command, postOf: postFor(unit) });
  });
}

function postFor(unit: ReturnType<typeof asId<'unit'>>) {
  return ({ leads, compiles }: Part) => leads ?? compiles(unit);
}

async function isUnit(services: Services, unit: string): Promise<boolean> {
  return (await services.organisation()).data.units.some(({ id }) => id === unit);
}
