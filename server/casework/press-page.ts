import type { FastifyReply } from 'fastify';
import { z } from 'zod';

import { asId } from '../../core/kernel/id.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import type { FieldError } from '../../contract/page-frame.ts';
import { casePage } from '../../web/pages/work/case-page.tsx';
import { notFound } from '../platform/http/answer.ts';
import { submissionOf } from '../platform/http/form.ts';
import { frameOf } from '../platform/http/frame.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import type { Services } from '../platform/services.ts';
import { actAfterLook } from './act-on-case.ts';
import { caseForViewer } from './case-page.ts';
import { type DrawForm, type Exchange, sendForm } from '../platform/http/form-state.ts';
import type { GivenBack } from '../platform/http/policy.ts';
import { sendPage } from '../platform/http/send-page.ts';
import { type SeenCase, seenWith } from './viewer.ts';
import { type Pressed, versionSeen } from './read-press.ts';

/** What one press is about: the case, how its form is read, where to go afterwards (the case itself by default). */
export type Press = {
  readonly caseId: string;
  readonly read: (seen: SeenCase) => Pressed;
  /** Where to go afterwards; the case itself by default. */
  readonly after?: string;
};

const place = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  node: z.string().max(64).optional(),
  objection: z.string().max(64).optional(),
});

/** The case of a press with its form given back, or only its refusal when the form is not on the page any more. */
export function casePageOf(services: Services): DrawForm {
  return async ({ request, reply }, form, { refusal }) => {
    const asked = place.safeParse(request.params);
    if (!asked.success) return notFound(request, reply);
    const { id, node, objection } = asked.data;
    const about = { caseId: asId<'case'>(id), form, formNode: node ?? objection ?? null, ...(refusal === undefined ? {} : { refusal }) };
    const view = await caseForViewer(services, request, about);
    return view === undefined ? notFound(request, reply) : sendPage(request, reply, casePage(await frameOf(request, reply), view));
  };
}

/** Does a press and answers: on to the case, or its page again with what was wrong. */
export async function pressed(services: Services, exchange: Exchange, about: Press): Promise<FastifyReply> {
  const { request, reply } = exchange;
  const caseId = asId<'case'>(about.caseId);
  const back = (given: GivenBack): Promise<FastifyReply> => sendForm(exchange, casePageOf(services), given);
  const asked = submissionOf(request);
  if (isRefusal(asked)) return back({ refusal: asked });
  const { person } = officialOf(request);
  const answer = await actAfterLook<SentBack>(services, { ...asked, caseId }, (loaded, organisation) => {
    const seen = seenWith(services, organisation, { loaded, person });
    if (seen === undefined) return { sentBack: 'unseen' };
    const wanted = about.read(seen);
    if ('errors' in wanted) return { sentBack: wanted.errors };
    return { ...asked, caseId, expectedVersion: versionSeen(request, seen), who: person, ...wanted };
  });
  if ('sentBack' in answer) return answer.sentBack === 'unseen' ? notFound(request, reply) : back({ errors: answer.sentBack });
  if (isRefusal(answer)) return back({ refusal: answer, onRecord: true });
  return reply.redirect(about.after ?? `/work/cases/${about.caseId}`, 303);
}

/** Why a press led to no act: the case is not for him, or what he typed does not fit. */
type SentBack = { readonly sentBack: 'unseen' | readonly FieldError[] };
