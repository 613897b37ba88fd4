import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';

import type { deskDone } from '../../contract/desk.ts';
import type { DraftCommand } from '../../core/catalogue/draft/command.ts';
import type { DraftContent } from '../../core/catalogue/draft/content.ts';
import { isRefusal, type Refusal } from '../../core/kernel/outcome.ts';
import { answerRefusal } from '../platform/http/answer.ts';
import { type Submission, submissionOf } from '../platform/http/form.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import { actOnItem, type ItemDone } from './act-on-item.ts';
import { changeAnswer } from './change-answer.ts';
import type { DeskServices } from './desk-services.ts';
import type { itemParams } from './desk-routes.ts';

/** A request with its reply. */
export type Answered = { readonly request: FastifyRequest; readonly reply: FastifyReply };

/** Answers an act with the item and its version, or with the refusal. */
export function send({ request, reply }: Answered, answer: ItemDone | Refusal): Promise<FastifyReply> | FastifyReply {
  if (isRefusal(answer)) return answerRefusal(request, reply, answer);
  const told: z.input<typeof deskDone> = { id: answer.id, version: answer.version };
  return reply.send(told);
}

/** Acts on the item of the request and answers. */
export function deskDoneOf(services: DeskServices) {
  return async (answered: Answered, command: DraftCommand): Promise<FastifyReply> => {
    const asked = submissionOf(answered.request);
    if ('refused' in asked) return answerRefusal(answered.request, answered.reply, asked);
    return send(answered, await acted(services, answered.request, { asked, command }));
  };
}

function acted(
  services: DeskServices,
  request: FastifyRequest,
  { asked, command }: { readonly asked: Submission; readonly command: DraftCommand },
) {
  const { id } = request.params as z.output<typeof itemParams>;
  return actOnItem(services, { itemId: id, person: officialOf(request).person, asked, command });
}

/** Writes fields and answers what was written and what others had changed. */
export async function change(
  services: DeskServices,
  { request, reply }: Answered,
  wish: { readonly base: number; readonly fields: Partial<DraftContent> },
): Promise<FastifyReply> {
  const asked = submissionOf(request);
  if ('refused' in asked) return answerRefusal(request, reply, asked);
  const answer = await acted(services, request, { asked, command: { do: 'change', ...wish, import: null } });
  return isRefusal(answer) ? answerRefusal(request, reply, answer) : reply.send(await changeAnswer(services, answer, wish.base));
}
