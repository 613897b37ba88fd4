import { deskDone } from '../../contract/desk.ts';
import { deskDocument, deskEnded, deskPhases, deskReport, deskRoadmap, deskTask, deskTaskDue } from '../../contract/desk-roadmap.ts';
import { asId } from '../../core/kernel/id.ts';
import { notFound } from '../platform/http/answer.ts';
import type { App } from '../platform/http/app.ts';
import { reads, writes } from '../platform/http/policy.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import type { Services } from '../platform/services.ts';
import type { Part } from './policy.ts';
import { answerAct, recordParams } from './record-answer.ts';
import { roadmapView } from './roadmap-view.ts';

const answer = { hide: true, response: { 200: deskDone } } as const;
const root = '/api/v1/desk/programme';
const leading = ({ leads }: Part) => leads;

/** The roadmap: papers, phases and tasks by who leads the programme; results by the units that were addressed. */
export function roadmapRoutes(services: Services, app: App): void {
  const view = { hide: true, response: { 200: deskRoadmap } };
  app.get(`${root}/roadmap`, { config: reads('official'), schema: view }, async (request, reply) => {
    const shown = await roadmapView(services, officialOf(request).person);
    return shown === undefined ? notFound(request, reply) : reply.send(shown);
  });
  app.post(`${root}/roadmap`, { config: writes('official'), schema: { ...answer, body: deskPhases } }, async (request, reply) => {
    const { base, phases } = request.body;
    const place = { kind: 'roadmap', id: 'roadmap' } as const;
    return answerAct(services, { request, reply }, { place, base, command: { type: 'roadmap-set', phases }, postOf: leading });
  });
  app.post(`${root}/documents`, { config: writes('official'), schema: { ...answer, body: deskDocument } }, async (request, reply) => {
    const command = { type: 'document-entered', ...request.body } as const;
    return answerAct(services, { request, reply }, { place: { kind: 'governing-document' }, command, postOf: leading });
  });
  const end = { ...answer, params: recordParams, body: deskEnded };
  app.post(`${root}/documents/:id/end`, { config: writes('official'), schema: end }, async (request, reply) => {
    const { base, reason } = request.body;
    const place = { kind: 'governing-document', id: request.params.id } as const;
    return answerAct(services, { request, reply }, { place, base, command: { type: 'document-ended', reason }, postOf: leading });
  });
  taskRoutes(services, app);
}

function taskRoutes(services: Services, app: App): void {
  app.post(`${root}/tasks`, { config: writes('official'), schema: { ...answer, body: deskTask } }, async (request, reply) => {
    const units = [...new Set(request.body.units)].map((unit) => asId<'unit'>(unit));
    const command = { type: 'task-sent', ...request.body, units } as const;
    return answerAct(services, { request, reply }, { place: { kind: 'programme-task' }, command, postOf: leading });
  });
  const due = { ...answer, params: recordParams, body: deskTaskDue };
  app.post(`${root}/tasks/:id/due`, { config: writes('official'), schema: due }, async (request, reply) => {
    const { base, ...told } = request.body;
    const place = { kind: 'programme-task', id: request.params.id } as const;
    return answerAct(services, { request, reply }, { place, base, command: { type: 'task-due-moved', ...told }, postOf: leading });
  });
  const end = { ...answer, params: recordParams, body: deskEnded };
  app.post(`${root}/tasks/:id/end`, { config: writes('official'), schema: end }, async (request, reply) => {
    const { base, reason } = request.body;
    const place = { kind: 'programme-task', id: request.params.id } as const;
    return answerAct(services, { request, reply }, { place, base, command: { type: 'task-ended', reason }, postOf: leading });
  });
  const report = { ...answer, params: recordParams, body: deskReport };
  app.post(`${root}/tasks/:id/report`, { config: writes('official'), schema: report }, async (request, reply) => {
    const unit = asId<'unit'>(request.body.unit);
    const place = { kind: 'programme-task', id: request.params.id } as const;
    const command = { type: 'result-reported', ...request.body, unit } as const;
    return answerAct(services, { request, reply }, { place, command, postOf: ({ compiles }) => compiles(unit) });
  });
}
