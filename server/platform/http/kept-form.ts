import type { FastifyReply, FastifyRequest } from 'fastify';

import { refuse, type Refusal } from '../../../core/kernel/outcome.ts';
import { keptFormPage } from '../../../web/pages/work/kept-form-page.tsx';
import { withStatusOf } from './answer.ts';
import { sentFields } from './form.ts';
import { frameOf, readerOf } from './frame.ts';
import { refusalView } from './problem.ts';
import { sameSitePath } from './same-site-path.ts';
import { sendPage } from './send-page.ts';

/** Where somebody is sent who is not far enough in, and the refusal when he wanted to write. */
export type TurnedAway = { readonly to: string; readonly refusal: Refusal };

declare module 'fastify' {
  interface FastifyRequest {
    /** Set when a form came from somebody who is not far enough in (any more): no handler runs for it. */
    turnedAway: TurnedAway | null;
  }
}

/**
 * Answers a form whose official is not signed in any more: a page that holds what he typed, opens the door in another window, and sends the same
 * once more. It shows nothing that he did not send. The old token is worth nothing by then, so the form itself comes back first, to be read through.
 */
export async function sendKeptForm(request: FastifyRequest, reply: FastifyReply, away: TurnedAway): Promise<FastifyReply> {
  const refusal = refuse(away.refusal.refused, { ...away.refusal.because, kept: true });
  const view = {
    refusal: refusalView(refusal, readerOf(request)),
    door: away.to,
    action: sameSitePath(request.url),
    fields: sentFields(request),
  };
  return sendPage(request, withStatusOf(reply, refusal), keptFormPage(await frameOf(request, reply), view));
}
