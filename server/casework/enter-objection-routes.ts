import { z } from 'zod';

import { isRefusal } from '../../core/kernel/outcome.ts';
import { enterObjectionPage } from '../../web/pages/work/enter-objection-page.tsx';
import type { EnterObjectionView } from '../../contract/work-views.ts';
import type { App } from '../platform/http/app.ts';
import { answerRefusal, notFound } from '../platform/http/answer.ts';
import { hiddenFields, submissionOf, typedValues } from '../platform/http/form.ts';
import { frameOf, readerOf } from '../platform/http/frame.ts';
import { reads, writes } from '../platform/http/policy.ts';
import { refusalView } from '../platform/http/problem.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import { statusOf } from '../platform/http/status-of.ts';
import type { Services } from '../platform/services.ts';
import { newForm } from '../platform/http/form-state.ts';
import { objectionReceipt, raiseObjection } from './raise-objection.ts';
import { hangingCard, readNoticeCard } from '../public/read.ts';

const params = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{16}$/) });
const body = z.strictObject({
  ...hiddenFields,
  objection: z.string().max(2_000).default(''),
  channel: z.enum(['paper', 'phone']).default('paper'),
  stage: z.enum(['write', 'read-back', 'correct']).default('write'),
});

/** A helper enters an objection given on paper or by telephone, reads it back, then sends it. */
export function enterObjectionRoutes(services: Services, app: App): void {
  const path = '/work/notices/:id/objection';
  app.get(path, { config: reads('official'), schema: { params } }, async (request, reply) => {
    const notice = await readNoticeCard(services, request.params.id);
    if (notice === null) return notFound(request, reply);
    const view: EnterObjectionView = { notice, form: newForm(), stage: 'write', receipt: null };
    return reply.type('text/html; charset=utf-8').send(enterObjectionPage(await frameOf(request, reply), view));
  });
  app.post(path, { config: writes('official'), schema: { params, body } }, async (request, reply) => {
    const notice = await readNoticeCard(services, request.params.id);
    if (notice === null) return notFound(request, reply);
    const show = async (view: Omit<EnterObjectionView, 'notice'>, status = 200, sheet = notice) =>
      reply
        .code(status)
        .type('text/html; charset=utf-8')
        .send(enterObjectionPage(await frameOf(request, reply), { notice: sheet, ...view }));
    const asked = submissionOf(request);
    if (isRefusal(asked)) return answerRefusal(request, reply, asked);
    const { objection, channel, stage } = request.body;
    const form = newForm(typedValues(request));
    if (objection.trim() === '') {
      return show(
        { form: { ...form, errors: [{ field: 'objection', cause: '没有写意见', cure: '请照原话记下来' }] }, stage: 'write', receipt: null },
        422,
      );
    }
    if (stage !== 'read-back') return show({ form, stage: stage === 'correct' ? 'write' : 'read-back', receipt: null });
    const who = officialOf(request).person;
    const answer = await raiseObjection(services, { ...asked, noticeId: notice.id, text: objection.trim(), channel, who });
    if (isRefusal(answer)) {
      return show(
        { form: { ...form, refusal: refusalView(answer, readerOf(request)) }, stage: 'write', receipt: null },
        statusOf(answer.refused),
        await hangingCard(services, answer, notice),
      );
    }
    return show({ form, stage: 'done', receipt: objectionReceipt(services, answer) });
  });
}
