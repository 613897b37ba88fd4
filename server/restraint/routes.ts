import { dayOf } from '../../core/kernel/day.ts';
import { restraintPage } from '../../web/pages/work/restraint-page.tsx';
import type { App } from '../platform/http/app.ts';
import { notFound } from '../platform/http/answer.ts';
import { frameOf } from '../platform/http/frame.ts';
import { reads } from '../platform/http/policy.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import { sendPage } from '../platform/http/send-page.ts';
import type { Services } from '../platform/services.ts';
import type { RestraintState } from './compute.ts';
import { restraintView } from './overview.ts';
import { maySeeRestraint } from './read.ts';

/** `/work/restraint`: how many hands each item needs, weakest first. */
export function restraintRoutes(services: Services, book: RestraintState): (app: App) => void {
  return (app) => {
    app.get('/work/restraint', { config: reads('official') }, async (request, reply) => {
      const organisation = await services.organisation();
      const staff = organisation.staffOn(dayOf(services.clock.legalNow()));
      if (!maySeeRestraint(staff, officialOf(request).person)) return notFound(request, reply);
      return sendPage(request, reply, restraintPage(await frameOf(request, reply), restraintView(book, organisation)));
    });
  };
}
