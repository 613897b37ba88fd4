import { deskDone } from '../../contract/desk.ts';
import { deskMeetingCorrected, deskMeetingKept, deskMeetings } from '../../contract/desk-meeting.ts';
import { notFound } from '../platform/http/answer.ts';
import type { App } from '../platform/http/app.ts';
import { reads, writes } from '../platform/http/policy.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import type { Services } from '../platform/services.ts';
import { meetingsView } from './meetings-view.ts';
import { answerAct, recordParams } from './record-answer.ts';

const root = '/api/v1/desk/programme/meetings';

/** Minutes of consultations and joint studies: kept by who leads the programme, seen by the commission's office too. */
export function meetingRoutes(services: Services, app: App): void {
  const view = { hide: true, response: { 200: deskMeetings } };
  app.get(root, { config: reads('official'), schema: view }, async (request, reply) => {
    const shown = await meetingsView(services, officialOf(request).person);
    return shown === undefined ? notFound(request, reply) : reply.send(shown);
  });
  const kept = { hide: true, body: deskMeetingKept, response: { 200: deskDone } };
  app.post(root, { config: writes('official'), schema: kept }, async (request, reply) => {
    const command = { type: 'minutes-recorded', minutes: request.body.minutes } as const;
    return answerAct(services, { request, reply }, { place: { kind: 'programme-meeting' }, command, postOf: ({ leads }) => leads });
  });
  const corrected = { hide: true, params: recordParams, body: deskMeetingCorrected, response: { 200: deskDone } };
  app.post(`${root}/:id/correct`, { config: writes('official'), schema: corrected }, async (request, reply) => {
    const { base, minutes, reason } = request.body;
    const place = { kind: 'programme-meeting', id: request.params.id } as const;
    const command = { type: 'minutes-corrected', minutes, reason } as const;
    return answerAct(services, { request, reply }, { place, base, command, postOf: ({ leads }) => leads });
  });
}
