import type { FastifyReply, FastifyRequest } from 'fastify';
import { asId } from '../../core/kernel/id.ts';
import { type Refusal, isRefusal } from '../../core/kernel/outcome.ts';
import type { FieldError } from '../../contract/page-frame.ts';
import { casePage } from '../../web/pages/work/case-page.tsx';
import { answerRefusal, notFound } from '../platform/http/answer.ts';
import { submissionOf, typedValues } from '../platform/http/form.ts';
import { frameOf } from '../platform/http/frame.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import { statusOf } from '../platform/http/status-of.ts';
import type { Services } from '../platform/services.ts';
import { actAfterLook } from './act-on-case.ts';
import { caseForViewer } from './case-page.ts';
import { newForm } from '../platform/http/form-state.ts';
import { type SeenCase, seenWith } from './viewer.ts';
import { type Pressed, versionSeen } from './read-press.ts';

/** What one press is about: the case, the place in it, how its form is read, where to go afterwards (the case itself by default). */
export type Press = {
  readonly caseId: string;
  readonly node: string | null;
  readonly read: (seen: SeenCase) => Pressed;
  /** Where to go afterwards; the case itself by default. */
  readonly after?: string;
};

/** Does a press and answers: on to the case, or its page again with what was wrong. */
export async function pressed(
  services: Services,
  http: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  about: Press,
): Promise<FastifyReply> {
  const { request, reply } = http;
  const caseId = asId<'case'>(about.caseId);
  const asked = submissionOf(request);
  if (isRefusal(asked)) return answerRefusal(request, reply, asked);
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
  const { person } = officialOf(request);
  const answer = await actAfterLook<SentBack>(services, { ...asked, caseId }, (loaded, organisation) => {
    const seen = seenWith(services, organisation, { loaded, person });
    if (seen === undefined) return { sentBack: 'unseen' };
    const wanted = about.read(seen);
    if ('errors' in wanted) return { sentBack: wanted.errors };
    return { ...asked, caseId, expectedVersion: versionSeen(request, seen), who: person, ...wanted };
  });
  if ('sentBack' in answer) return answer.sentBack === 'unseen' ? notFound(request, reply) : back(422, { errors: answer.sentBack });
  if (isRefusal(answer)) return back(statusOf(answer.refused), { refusal: answer });
  return reply.redirect(about.after ?? `/work/cases/${about.caseId}`, 303);
}

/** Why a press led to no act: the case is not for him, or what he typed does not fit. */
type SentBack = { readonly sentBack: 'unseen' | readonly FieldError[] };
