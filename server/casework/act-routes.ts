import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

import type { FormField } from '../../core/chart/chart.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import { currentSteps } from '../../core/casework/current-steps.ts';
import { asId } from '../../core/kernel/id.ts';
import { isRefusal, type Refusal } from '../../core/kernel/outcome.ts';
import { readForm } from '../../contract/form-values.ts';
import type { FieldError } from '../../contract/page-frame.ts';
import { casePage } from '../../web/pages/work/case-page.tsx';
import type { App } from '../platform/http/app.ts';
import { answerRefusal, notFound } from '../platform/http/answer.ts';
import { hiddenFields, submissionOf, typedValues } from '../platform/http/form.ts';
import { frameOf } from '../platform/http/frame.ts';
import { writes } from '../platform/http/policy.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import { statusOf } from '../platform/http/status-of.ts';
import type { Services } from '../platform/services.ts';
import { actOnCase } from './act-on-case.ts';
import { fieldsAt } from './act-views.ts';
import { caseForViewer, findSeen } from './case-page.ts';
import type { Wish } from './decide-all.ts';
import { newForm } from '../platform/http/form-state.ts';
import { readMeeting } from './read-meeting.ts';
import { chartFields } from './start-route.ts';
import type { SeenCase } from './viewer.ts';

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
  answer: z.string().max(2_000).default(''),
});
const onlyHidden = z.strictObject(hiddenFields);

/** What one press asks for: the wish, its values, or what is wrong with what was typed. */
type Pressed = { readonly wish: Wish; readonly values: Readonly<Record<string, Canonical>> } | { readonly errors: readonly FieldError[] };

/** POST routes of a case: each act of an official is one press, one transaction, one answer. */
export function actRoutes(services: Services, app: App): void {
  const press = (request: FastifyRequest, reply: FastifyReply, about: Press) => pressed(services, { request, reply }, about);
  app.post(
    '/work/cases/:id/steps/:node',
    { config: writes('official'), schema: { params: nodeParams, body: stepBody } },
    (request, reply) => {
      const { node: wanted } = request.params;
      return press(request, reply, {
        caseId: request.params.id,
        node: wanted,
        read: (seen) => withForm(formAt(seen, wanted), request, { do: 'take-step', node: wanted, outcome: request.body.outcome }),
      });
    },
  );
  app.post(
    '/work/cases/:id/external/:node',
    { config: writes('official'), schema: { params: nodeParams, body: stepBody } },
    (request, reply) => {
      const { node: wanted } = request.params;
      const wish: Wish = { do: 'note-external', node: wanted, outcome: request.body.outcome };
      return press(request, reply, { caseId: request.params.id, node: wanted, read: () => ({ wish, values: {} }) });
    },
  );
  app.post(
    '/work/cases/:id/meetings/:node',
    { config: writes('official'), schema: { params: nodeParams, body: meetingBody } },
    (request, reply) => {
      const { node: wanted } = request.params;
      return press(request, reply, {
        caseId: request.params.id,
        node: wanted,
        read: (seen) => {
          const meeting = readMeeting(wanted, request.body);
          return 'errors' in meeting ? meeting : withForm(formAt(seen, wanted), request, meeting.wish);
        },
      });
    },
  );
  app.post(
    '/work/cases/:id/meetings/:node/confirm',
    { config: writes('official'), schema: { params: nodeParams, body: onlyHidden } },
    (request, reply) => {
      const wish: Wish = { do: 'confirm-meeting', node: request.params.node };
      return press(request, reply, { caseId: request.params.id, node: request.params.node, read: () => ({ wish, values: {} }) });
    },
  );
  const objectionParams = z.object({ id, objection: z.string().regex(/^[A-Za-z0-9_-]{22,64}$/) });
  app.post(
    '/work/cases/:id/objections/:objection',
    { config: writes('official'), schema: { params: objectionParams, body: answerBody } },
    (request, reply) => {
      const { objection } = request.params;
      const answer = request.body.answer.trim();
      const errors = [{ field: 'answer', cause: '没有写答复', cure: '请写清查到了什么、为什么这样定' }];
      const wish: Wish = { do: 'answer-objection', objection, outcome: request.body.outcome };
      return press(request, reply, {
        caseId: request.params.id,
        node: objection,
        read: () => (answer === '' ? { errors } : { wish, values: { answer } }),
      });
    },
  );
  app.post(
    '/work/cases/:id/recuse',
    { config: writes('official'), schema: { params: z.object({ id }), body: onlyHidden } },
    (request, reply) => {
      const wish: Wish = { do: 'recuse', person: officialOf(request).person };
      return press(request, reply, { caseId: request.params.id, node: null, read: () => ({ wish, values: {} }), after: '/work' });
    },
  );
}

type Press = {
  readonly caseId: string;
  readonly node: string | null;
  readonly read: (seen: SeenCase) => Pressed;
  /** Where to go afterwards; the case itself by default. */
  readonly after?: string;
};

async function pressed(
  services: Services,
  http: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  about: Press,
): Promise<FastifyReply> {
  const { request, reply } = http;
  const caseId = asId<'case'>(about.caseId);
  const asked = submissionOf(request);
  if (isRefusal(asked)) return answerRefusal(request, reply, asked);
  const seen = await findSeen(services, request, caseId);
  if (seen === undefined) return notFound(request, reply);
  const back = async (
    status: number,
    told: { readonly errors?: readonly FieldError[]; readonly refusal?: Refusal },
  ): Promise<FastifyReply> => {
    const form = { ...newForm(typedValues(request)), errors: told.errors ?? [] };
    const refusal = told.refusal === undefined ? {} : { refusal: told.refusal };
    const view = await caseForViewer(services, request, { caseId, form, formNode: about.node, ...refusal });
    if (view === undefined) return notFound(request, reply);
    return reply
      .code(status)
      .type('text/html; charset=utf-8')
      .send(casePage(await frameOf(request, reply), view));
  };
  const wanted = about.read(seen);
  if ('errors' in wanted) return back(422, { errors: wanted.errors });
  const { person } = officialOf(request);
  const answer = await actOnCase(services, { ...asked, caseId, expectedVersion: versionSeen(request, seen), who: person, ...wanted });
  if (isRefusal(answer)) return back(statusOf(answer.refused), { refusal: answer });
  return reply.redirect(about.after ?? `/work/cases/${about.caseId}`, 303);
}

/** The version in the form; a form without one is judged by the present state. */
function versionSeen(request: FastifyRequest, seen: SeenCase): number | null {
  const { version } = request.body as { readonly version?: string };
  return version === undefined ? null : Math.min(Number(version), seen.loaded.version);
}

function formAt(seen: SeenCase, wanted: string): readonly FormField[] {
  const found = seen.item.chart.node(wanted);
  if (found?.type !== 'task' && found?.type !== 'vote') return [];
  const { state } = seen.loaded;
  const steps = state.status === 'open' ? currentSteps(state, seen.context) : [];
  return fieldsAt(
    found.form,
    steps.find((step) => step.node === wanted),
  );
}

function withForm(form: readonly FormField[], request: FastifyRequest, wish: Wish): Pressed {
  const read = readForm(form, typedValues(request));
  return read.errors.length > 0 ? { errors: read.errors } : { wish, values: read.values };
}
