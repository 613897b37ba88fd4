import { z } from 'zod';

import { dayOf } from '../../core/kernel/day.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { clockPage } from '../../web/pages/work/clock-page.tsx';
import type { App } from '../platform/http/app.ts';
import { type DrawForm, newForm, sendForm, takesForm } from '../platform/http/form-state.ts';
import { hiddenFields, submissionOf } from '../platform/http/form.ts';
import { frameOf } from '../platform/http/frame.ts';
import { reads } from '../platform/http/policy.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import { sendPage } from '../platform/http/send-page.ts';
import type { Services } from '../platform/services.ts';
import { moveClock } from './move-clock.ts';

const body = z.strictObject({ ...hiddenFields, days: z.string().max(4).default('') });

/** The visible control that moves a demo county's clock forward; `afterMove` lets time pass in the cases at once. */
export function demoRoutes(services: Services, afterMove: () => Promise<void>): (app: App) => void {
  return (app) => {
    const draw: DrawForm = async ({ request, reply }, form) => {
      const now = services.clock.legalNow();
      const view = { today: dayOf(now), aheadDays: Math.round((now - services.clock.realNow()) / 86_400_000), form };
      return sendPage(request, reply, clockPage(await frameOf(request, reply), view));
    };
    app.get('/work/clock', { config: reads('demo-clock') }, (request, reply) => draw({ request, reply }, newForm(), {}));
    app.post('/work/clock', { config: takesForm('demo-clock', draw), schema: { body } }, async (request, reply) => {
      const asked = submissionOf(request);
      if (isRefusal(asked)) return sendForm({ request, reply }, draw, { refusal: asked });
      const days = Number(request.body.days.normalize('NFKC').trim());
      const moved = await moveClock(services, { ...asked, days, person: officialOf(request).person });
      if (isRefusal(moved)) return sendForm({ request, reply }, draw, { refusal: moved });
      await afterMove();
      return reply.redirect('/work/clock', 303);
    });
  };
}
