import { z } from 'zod';

import { dayOf } from '../../core/kernel/day.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import type { FormState } from '../../contract/page-frame.ts';
import { clockPage } from '../../web/pages/work/clock-page.tsx';
import type { App } from '../platform/http/app.ts';
import { answerRefusal } from '../platform/http/answer.ts';
import { hiddenFields, submissionOf } from '../platform/http/form.ts';
import { frameOf, readerOf } from '../platform/http/frame.ts';
import { reads, writes } from '../platform/http/policy.ts';
import { refusalView } from '../platform/http/problem.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import { sendPage } from '../platform/http/send-page.ts';
import { newId } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';
import { moveClock } from './move-clock.ts';

const body = z.strictObject({ ...hiddenFields, days: z.string().max(4).default('') });

/** The visible control that moves a demo county's clock forward; `afterMove` lets time pass in the cases at once. */
export function demoRoutes(services: Services, afterMove: () => Promise<void>): (app: App) => void {
  return (app) => {
    const view = (form: FormState) => {
      const now = services.clock.legalNow();
      return { today: dayOf(now), aheadDays: Math.round((now - services.clock.realNow()) / 86_400_000), form };
    };
    const fresh = (): FormState => ({ idempotencyKey: newId(), values: {}, errors: [], refusal: null });
    app.get('/work/clock', { config: reads('demo-clock') }, async (request, reply) =>
      sendPage(request, reply, clockPage(await frameOf(request, reply), view(fresh()))),
    );
    app.post('/work/clock', { config: writes('demo-clock'), schema: { body } }, async (request, reply) => {
      const asked = submissionOf(request);
      if (isRefusal(asked)) return answerRefusal(request, reply, asked);
      const days = Number(request.body.days.normalize('NFKC').trim());
      const moved = await moveClock(services, { ...asked, days, person: officialOf(request).person });
      if (isRefusal(moved)) {
        const form = { ...fresh(), values: { days: request.body.days }, refusal: refusalView(moved, readerOf(request)) };
        return reply
          .code(422)
          .type('text/html; charset=utf-8')
          .send(clockPage(await frameOf(request, reply), view(form)));
      }
      await afterMove();
      return reply.redirect('/work/clock', 303);
    });
  };
}
