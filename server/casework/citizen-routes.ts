import { z } from 'zod';

import { isRefusal, refuse } from '../../core/kernel/outcome.ts';
import { readNumber } from '../../core/casework/case-number.ts';
import { objectionPage } from '../../web/pages/public/objection-page.tsx';
import { objectionReceiptPage } from '../../web/pages/public/objection-receipt-page.tsx';
import { progressFormPage } from '../../web/pages/public/progress-form-page.tsx';
import { progressPage } from '../../web/pages/public/progress-page.tsx';
import type { FormState } from '../../contract/page-frame.ts';
import type { App } from '../platform/http/app.ts';
import { answerRefusal, notFound } from '../platform/http/answer.ts';
import { hiddenFields, submissionOf, typedValues } from '../platform/http/form.ts';
import { frameOf, readerOf } from '../platform/http/frame.ts';
import { reads, writes } from '../platform/http/policy.ts';
import { refusalView } from '../platform/http/problem.ts';
import { sendPage } from '../platform/http/send-page.ts';
import { statusOf } from '../platform/http/status-of.ts';
import type { Services } from '../platform/services.ts';
import { newForm } from '../platform/http/form-state.ts';
import { objectionReceipt, raiseObjection } from './raise-objection.ts';
import { hangingCard, readNoticeCard } from '../public/read.ts';
import type { ReceiptReader } from './progress.ts';
import { progressByNumber, progressBySecret, withdrawByReceipt } from './progress.ts';

const noticeId = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{16}$/) });
const objectionBody = z.strictObject({ ...hiddenFields, objection: z.string().max(2_000).default('') });
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
  app.get(path, { config: reads('citizen'), schema: { params: noticeId } }, async (request, reply) => {
    const notice = await readNoticeCard(services, request.params.id);
    if (notice === null) return notFound(request, reply);
    return sendPage(request, reply, objectionPage(await frameOf(request, reply, { form: true }), { notice, form: newForm() }));
  });
  app.post(path, { config: writes('citizen'), schema: { params: noticeId, body: objectionBody } }, async (request, reply) => {
    const notice = await readNoticeCard(services, request.params.id);
    if (notice === null) return notFound(request, reply);
    const again = async (form: FormState, status: number, sheet = notice) => {
      const page = objectionPage(await frameOf(request, reply, { form: true }), { notice: sheet, form });
      return reply.code(status).type('text/html; charset=utf-8').send(page);
    };
    const asked = submissionOf(request);
    if (isRefusal(asked)) return answerRefusal(request, reply, asked);
    const text = request.body.objection.trim();
    if (text === '') {
      const errors = [{ field: 'objection', cause: '没有写意见', cure: '请写下您觉得哪里不对' }];
      return again({ ...newForm(typedValues(request)), errors }, 422);
    }
    const answer = await raiseObjection(services, { ...asked, noticeId: notice.id, text, channel: 'web', who: 'citizen' });
    if (isRefusal(answer)) {
      const form = { ...newForm(typedValues(request)), refusal: refusalView(answer, readerOf(request)) };
      return again(form, statusOf(answer.refused), await hangingCard(services, answer, notice));
    }
    const view = { notice, ...objectionReceipt(services, answer), answerDueDay: answer.dueDay };
    return reply.type('text/html; charset=utf-8').send(objectionReceiptPage(await frameOf(request, reply), view));
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
  app.get('/r/:number/:secret', { config: reads('citizen'), schema: { params: receipt } }, async (request, reply) => {
    const view = await progressBySecret(services, receipts, { ...request.params, form: newForm() });
    if (view === undefined) return notFound(request, reply);
    const frame = await frameOf(request, reply, { form: true, scripts: ['page-tools', 'verify-receipt'] });
    // A page with personal details is never stored.
    return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(progressPage(frame, view));
  });
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
    { config: writes('citizen'), schema: { params: receipt, body: onlyHidden } },
    async (request, reply) => {
      const asked = submissionOf(request);
      if (isRefusal(asked)) return answerRefusal(request, reply, asked);
      const answer = await withdrawByReceipt(services, { ...request.params, ...asked });
      if (answer === undefined) return notFound(request, reply);
      if (isRefusal(answer)) return answerRefusal(request, reply, answer);
      return reply.redirect(`/r/${request.params.number}/${request.params.secret}`, 303);
    },
  );
}
