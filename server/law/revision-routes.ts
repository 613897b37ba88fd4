import {
  deskRevisions,
  deskRound,
  deskRoundDone,
  deskTaskCheck,
  deskTaskDone,
  deskTaskParams,
  deskTasks,
  deskTasksQuery,
} from '../../contract/desk-law.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import type { App } from '../platform/http/app.ts';
import { answerRefusal, notFound } from '../platform/http/answer.ts';
import { submissionOf } from '../platform/http/form.ts';
import { reads, writes } from '../platform/http/policy.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import { checkTask } from './check-task.ts';
import type { LawServices } from './law-services.ts';
import { openRound } from './open-round.ts';
import { revisionsView } from './revisions-view.ts';
import { tasksView } from './tasks-view.ts';

const base = '/api/v1/desk/laws';

/** Revisions at the desk: rounds, tasks, what was checked. */
export function revisionRoutes(services: LawServices, app: App): void {
  const all = { summary: 'Revisions with units by state', response: { 200: deskRevisions } };
  app.get(`${base}/revisions`, { config: reads('official'), schema: all }, async (request, reply) => {
    const view = await revisionsView(services, officialOf(request).person);
    return view === undefined ? notFound(request, reply) : reply.send(view);
  });
  const listed = { summary: 'Revision tasks', querystring: deskTasksQuery, response: { 200: deskTasks } };
  app.get(`${base}/tasks`, { config: reads('official'), schema: listed }, async (request, reply) => {
    const view = await tasksView(services, { person: officialOf(request).person, query: request.query });
    return view === undefined ? notFound(request, reply) : reply.send(view);
  });
  const round = { summary: 'Open a yearly round', body: deskRound, response: { 200: deskRoundDone } };
  app.post(`${base}/revisions`, { config: writes('official'), schema: round }, async (request, reply) => {
    const asked = submissionOf(request);
    if ('refused' in asked) return answerRefusal(request, reply, asked);
    const done = await openRound(services, { ...request.body, person: officialOf(request).person, asked });
    return isRefusal(done) ? answerRefusal(request, reply, done) : reply.send(done);
  });
  const checked = {
    ...{ summary: 'Settle a task: nothing to change, and why', params: deskTaskParams, body: deskTaskCheck },
    response: { 200: deskTaskDone },
  };
  app.post(`${base}/revisions/:revision/tasks/:task`, { config: writes('official'), schema: checked }, async (request, reply) => {
    const asked = submissionOf(request);
    if ('refused' in asked) return answerRefusal(request, reply, asked);
    const wish = { ...request.params, reason: request.body.reason, person: officialOf(request).person, asked };
    const done = await checkTask(services, wish);
    return isRefusal(done) ? answerRefusal(request, reply, done) : reply.send(done);
  });
}
