import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { longestObjection } from '../../contract/longest-texts.ts';
import type { App } from '../platform/http/app.ts';
import { takesForm } from '../platform/http/form-state.ts';
import { hiddenFields } from '../platform/http/form.ts';
import { readerOf } from '../platform/http/frame.ts';
import { unwrittenError } from '../platform/http/problem.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import type { Services } from '../platform/services.ts';
import type { Wish } from './acting-roles.ts';
import { readMeeting } from './read-meeting.ts';
import { chartFields } from './start-route.ts';
import { formAt, withForm } from './read-press.ts';
import { casePageOf, type Press, pressed } from './press-page.ts';

const id = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

const node = z.string().regex(/^[a-z0-9-]{1,60}$/);

const nodeParams = z.object({ id, node });

const people = z.array(z.string().max(60)).max(500).default([]);

const stepBody = z.strictObject({ ...hiddenFields, outcome: z.string().max(60).default('') }).catchall(chartFields);

const tally = z.string().max(6).default('');

const meetingBody = z
  .strictObject({ ...hiddenFields, 'present[]': people, 'recused[]': people, yes: tally, no: tally, abstain: tally })
  .catchall(chartFields);

const answerBody = z.strictObject({
  ...hiddenFields,
  outcome: z.enum(['upheld', 'not-upheld']),
  answer: z.string().max(longestObjection).default(''),
});

const onlyHidden = z.strictObject(hiddenFields);

/** POST routes of a case: each act of an official is one press, one transaction, one answer. */
export function actRoutes(services: Services, app: App): void {
  stepRoutes(services, app);
  meetingRoutes(services, app);
  objectionRoutes(services, app);
}

function pressWith(services: Services) {
  return (request: FastifyRequest, reply: FastifyReply, about: Press): Promise<FastifyReply> =>
    pressed(services, { request, reply }, about);
}

function stepRoutes(services: Services, app: App): void {
  const press = pressWith(services);
  app.post(
    '/work/cases/:id/steps/:node',
    { config: takesForm('official', casePageOf(services)), schema: { params: nodeParams, body: stepBody } },
    (request, reply) => {
      const { node: wanted } = request.params;
      const { outcome } = request.body;
      const given = { person: officialOf(request).person, outcomes: [outcome] };
      return press(request, reply, {
        caseId: request.params.id,
        read: (seen) => withForm(formAt(seen, wanted, given), request, { do: 'take-step', node: wanted, outcome }),
      });
    },
  );
  app.post(
    '/work/cases/:id/external/:node',
    { config: takesForm('official', casePageOf(services)), schema: { params: nodeParams, body: stepBody } },
    (request, reply) => {
      const { node: wanted } = request.params;
      const wish: Wish = { do: 'note-external', node: wanted, outcome: request.body.outcome };
      return press(request, reply, { caseId: request.params.id, read: () => ({ wish, values: {} }) });
    },
  );
}

function meetingRoutes(services: Services, app: App): void {
  const press = pressWith(services);
  app.post(
    '/work/cases/:id/meetings/:node',
    { config: takesForm('official', casePageOf(services)), schema: { params: nodeParams, body: meetingBody } },
    (request, reply) => {
      const { node: wanted } = request.params;
      const given = { person: officialOf(request).person, outcomes: [] };
      return press(request, reply, {
        caseId: request.params.id,
        read: (seen) => {
          const meeting = readMeeting(wanted, request.body);
          return 'errors' in meeting ? meeting : withForm(formAt(seen, wanted, given), request, meeting.wish);
        },
      });
    },
  );
  app.post(
    '/work/cases/:id/meetings/:node/confirm',
    { config: takesForm('official', casePageOf(services)), schema: { params: nodeParams, body: onlyHidden } },
    (request, reply) => {
      const wish: Wish = { do: 'confirm-meeting', node: request.params.node };
      return press(request, reply, { caseId: request.params.id, read: () => ({ wish, values: {} }) });
    },
  );
}

function objectionRoutes(services: Services, app: App): void {
  const press = pressWith(services);
  const objectionParams = z.object({ id, objection: z.string().regex(/^[A-Za-z0-9_-]{22,64}$/) });
  app.post(
    '/work/cases/:id/objections/:objection',
    { config: takesForm('official', casePageOf(services)), schema: { params: objectionParams, body: answerBody } },
    (request, reply) => {
      const { objection } = request.params;
      const answer = request.body.answer.trim();
      const errors = [unwrittenError('answer', 'answer', readerOf(request).language)];
      const wish: Wish = { do: 'answer-objection', objection, outcome: request.body.outcome };
      return press(request, reply, {
        caseId: request.params.id,
        read: () => (answer === '' ? { errors } : { wish, values: { answer } }),
      });
    },
  );
  app.post(
    '/work/cases/:id/recuse',
    { config: takesForm('official', casePageOf(services)), schema: { params: z.object({ id }), body: onlyHidden } },
    (request, reply) => {
      const wish: Wish = { do: 'recuse', person: officialOf(request).person };
      return press(request, reply, { caseId: request.params.id, read: () => ({ wish, values: {} }), after: '/work' });
    },
  );
}
