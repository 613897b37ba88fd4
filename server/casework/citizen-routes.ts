import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

import { isRefusal, refuse } from '../../core/kernel/outcome.ts';
import { readNumber } from '../../core/casework/case-number.ts';
import { objectionPage } from '../../web/pages/public/objection-page.tsx';
import { objectionReceiptPage } from '../../web/pages/public/objection-receipt-page.tsx';
import { progressFormPage } from '../../web/pages/public/progress-form-page.tsx';
import { progressPage } from '../../web/pages/public/progress-page.tsx';
import { longestObjection } from '../../contract/longest-texts.ts';
import type { NoticeCard } from '../../contract/public-views.ts';
import type { App } from '../platform/http/app.ts';
import { answerRefusal, notFound } from '../platform/http/answer.ts';
import { hiddenFields, submissionOf } from '../platform/http/form.ts';
import { frameOf, readerOf } from '../platform/http/frame.ts';
import { reads } from '../platform/http/policy.ts';
import { refusalView, unwrittenError } from '../platform/http/problem.ts';
import { sendPage } from '../platform/http/send-page.ts';
import type { Services } from '../platform/services.ts';
import { type DrawForm, newForm, sendForm, takesForm } from '../platform/http/form-state.ts';
import { objectionReceipt } from './objection-slip.ts';
import { raiseObjection } from './raise-objection.ts';
import { hangingCard, readNoticeCard } from '../public/read.ts';
import type { ReceiptReader } from './progress.ts';
import { progressByNumber, progressBySecret, withdrawByReceipt } from './progress.ts';

const noticeId = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{16}$/) });
const objectionBody = z.strictObject({ ...hiddenFields, objection: z.string().max(longestObjection).default('') });
const numberQuery = z.object({ number: z.string().max(60).optional() });
const receipt = z.object({ number: z.string().max(60), secret: z.string().regex(/^[0-9A-Za-z]{10,40}$/) });
const onlyHidden = z.strictObject(hiddenFields);

/** What citizens do without an account: object to a notice, follow a case by its receipt, withdraw it. */
export function citizenRoutes(services: Services, receipts: ReceiptReader): (app: App) => void {
  return (app) => {
    objectionRoutes(services, app);
    progressRoutes(services, receipts, app);
  };
}

function objectionRoutes(services: Services, app: App): void {
  const path = '/notices/:id/objection';
  const find = async (request: FastifyRequest): Promise<NoticeCard | null> => {
    const asked = noticeId.safeParse(request.params);
    return asked.success ? readNoticeCard(services, asked.data.id) : null;
  };
  const draw: DrawForm = async ({ request, reply }, form, { refusal }) => {
    const found = await find(request);
    if (found === null) return notFound(request, reply);
    const notice = refusal === undefined ? found : await hangingCard(services, refusal, found);
    return sendPage(request, reply, objectionPage(await frameOf(request, reply, { form: true }), { notice, form }));
  };
  app.get(path, { config: reads('citizen'), schema: { params: noticeId } }, (request, reply) => draw({ request, reply }, newForm(), {}));
  app.post(path, { config: takesForm('citizen', draw), schema: { params: noticeId, body: objectionBody } }, async (request, reply) => {
    const notice = await find(request);
    if (notice === null) return notFound(request, reply);
    const asked = submissionOf(request);
    if (isRefusal(asked)) return sendForm({ request, reply }, draw, { refusal: asked });
    const text = request.body.objection.trim();
    if (text === '') {
      const errors = [unwrittenError('objection', 'objection', readerOf(request).language)];
      return sendForm({ request, reply }, draw, { errors });
    }
    const answer = await raiseObjection(services, { ...asked, noticeId: notice.id, text, channel: 'web', who: 'citizen' });
    if (isRefusal(answer)) return sendForm({ request, reply }, draw, { refusal: answer });
    const view = { notice, ...objectionReceipt(services, answer), answerDueDay: answer.dueDay };
    return sendPage(request, reply, objectionReceiptPage(await frameOf(request, reply), view));
  });
}

function progressRoutes(services: Services, receipts: ReceiptReader, app: App): void {
  app.get('/progress', { config: reads('citizen'), schema: { querystring: numberQuery } }, async (request, reply) => {
    const typed = request.query.number;
    const number = typed === undefined ? undefined : readNumber(typed);
    if (number !== undefined) return reply.redirect(`/r/${number}`, 303);
    const refusal = typed === undefined ? null : refusalView(refuse('wrong-number'), readerOf(request));
    const form = { ...newForm(typed === undefined ? {} : { number: typed }), refusal };
    return sendPage(request, reply, progressFormPage(await frameOf(request, reply), { form }));
  });
  app.get('/r/:number', { config: reads('citizen'), schema: { params: receipt.pick({ number: true }) } }, async (request, reply) => {
    const view = await progressByNumber(services, request.params.number);
    return view === undefined ? notFound(request, reply) : sendPage(request, reply, progressPage(await frameOf(request, reply), view));
  });
  const draw: DrawForm = async ({ request, reply }, form) => {
    const held = receipt.safeParse(request.params);
    const view = held.success ? await progressBySecret(services, receipts, { ...held.data, form }) : undefined;
    if (view === undefined) return notFound(request, reply);
    // With a form, so that this page with personal details is never stored.
    const frame = await frameOf(request, reply, { form: true, scripts: ['page-tools', 'verify-receipt'] });
    return sendPage(request, reply, progressPage(frame, view));
  };
  app.get('/r/:number/:secret', { config: reads('citizen'), schema: { params: receipt } }, (request, reply) =>
    draw({ request, reply }, newForm(), {}),
  );
  app.get('/r/:number/:secret/receipt.tlog-proof', { config: reads('citizen'), schema: { params: receipt } }, async (request, reply) => {
    const view = await progressBySecret(services, receipts, { ...request.params, form: newForm() });
    const proof = view?.detail?.receipt.proof ?? null;
    if (proof === null) return notFound(request, reply);
    const name = `${request.params.number}.tlog-proof`;
    return reply
      .headers({ 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' })
      .type('text/plain; charset=utf-8')
      .send(proof);
  });
  app.post(
    '/r/:number/:secret/withdraw',
    { config: takesForm('citizen', draw), schema: { params: receipt, body: onlyHidden } },
    async (request, reply) => {
      const asked = submissionOf(request);
      if (isRefusal(asked)) return sendForm({ request, reply }, draw, { refusal: asked });
      const answer = await withdrawByReceipt(services, { ...request.params, ...asked });
      if (answer === undefined) return notFound(request, reply);
      if (isRefusal(answer)) return answerRefusal(request, reply, answer);
      return reply.redirect(`/r/${request.params.number}/${request.params.secret}`, 303);
    },
  );
}
