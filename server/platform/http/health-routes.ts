import { refuse } from '../../../core/kernel/outcome.ts';
import type { App } from './app.ts';
import { answerRefusal } from './answer.ts';
import { reads } from './policy.ts';

/** `/healthz`: the process lives. `/readyz`: it can serve; else 503 with the reason's code. */
export function healthRoutes(whyNotReady: () => Promise<string | null>): (app: App) => void {
  return (app) => {
    app.get('/healthz', { config: reads('public') }, async (_request, reply) => reply.type('text/plain; charset=utf-8').send('alive\n'));
    app.get('/readyz', { config: reads('public') }, async (request, reply) => {
      const reason = await whyNotReady();
      if (reason === null) return reply.type('text/plain; charset=utf-8').send('ready\n');
      return answerRefusal(request, reply, refuse('not-ready', { reason }));
    });
  };
}
