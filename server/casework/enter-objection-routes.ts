import type { FastifyReply } from 'fastify';
import { z } from 'zod';

import { isRefusal, type Refusal } from '../../core/kernel/outcome.ts';
import { enterObjectionPage } from '../../web/pages/work/enter-objection-page.tsx';
import { longestObjection } from '../../contract/longest-texts.ts';
import type { EnterObjectionView } from '../../contract/work-views.ts';
import type { App } from '../platform/http/app.ts';
import { notFound } from '../platform/http/answer.ts';
import { hiddenFields, submissionOf } from '../platform/http/form.ts';
import { frameOf, readerOf } from '../platform/http/frame.ts';
import { reads } from '../platform/http/policy.ts';
import { unwrittenError } from '../platform/http/problem.ts';
import { sendPage } from '../platform/http/send-page.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import type { Services } from '../platform/services.ts';
import { type DrawForm, type Exchange, givenBack, newForm, sendForm, takesForm } from '../platform/http/form-state.ts';
import { objectionReceipt } from './objection-slip.ts';
import { raiseObjection } from './raise-objection.ts';
import { hangingCard, readNoticeCard } from '../public/read.ts';

const params = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{16}$/) });
const body = z.strictObject({
  ...hiddenFields,
  objection: z.string().max(longestObjection).default(''),
  channel: z.enum(['paper', 'phone']).default('paper'),
  stage: z.enum(['write', 'read-back', 'correct']).default('write'),
});

type Wanted = Pick<EnterObjectionView, 'form' | 'stage' | 'receipt'>;

/** A helper enters an objection given on paper or by telephone, reads it back, then sends it. */
export function enterObjectionRoutes(services: Services, app: App): void {
  const path = '/work/notices/:id/objection';
  const show = async ({ request, reply }: Exchange, wanted: Wanted, refusal?: Refusal): Promise<FastifyReply> => {
    const asked = params.safeParse(request.params);
    const found = asked.success ? await readNoticeCard(services, asked.data.id) : null;
    if (found === null) return notFound(request, reply);
    const notice = refusal === undefined ? found : await hangingCard(services, refusal, found);
    return sendPage(request, reply, enterObjectionPage(await frameOf(request, reply), { notice, ...wanted }));
  };
  const draw: DrawForm = (exchange, form, { refusal }) => show(exchange, { form, stage: 'write', receipt: null }, refusal);
  app.get(path, { config: reads('official'), schema: { params } }, (request, reply) => draw({ request, reply }, newForm(), {}));
  app.post(path, { config: takesForm('official', draw), schema: { params, body } }, async (request, reply) => {
    const exchange = { request, reply };
    const asked = submissionOf(request);
    if (isRefusal(asked)) return sendForm(exchange, draw, { refusal: asked });
    const { objection, channel, stage } = request.body;
    const text = objection.trim();
    if (text === '') {
      return sendForm(exchange, draw, { errors: [unwrittenError('objection', 'objection-as-told', readerOf(exchange.request).language)] });
    }
    const form = givenBack(request, {});
    if (stage !== 'read-back') return show(exchange, { form, stage: stage === 'correct' ? 'write' : 'read-back', receipt: null });
    const { person: who } = officialOf(request);
    const answer = await raiseObjection(services, { ...asked, noticeId: request.params.id, text, channel, who });
    if (isRefusal(answer)) return sendForm(exchange, draw, { refusal: answer });
    return show(exchange, { form, stage: 'done', receipt: objectionReceipt(services, answer) });
  });
}
