import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { dayOf } from '../../core/kernel/day.ts';
import { asId, type PostId } from '../../core/kernel/id.ts';
import { isRefusal, refuse } from '../../core/kernel/outcome.ts';
import { answerRefusal, notFound } from '../platform/http/answer.ts';
import { submissionOf } from '../platform/http/form.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import type { Services } from '../platform/services.ts';
import { actOnRecord, type RecordAct } from './act-on-record.ts';
import { type Part, partOf } from './policy.ts';
import type { RecordPlace } from './store.ts';

/** Parameters of a record's address. */
export const recordParams = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{22}$/) });
/** Parameters of a unit's address. */
export const unitParams = z.object({ unit: z.string().max(60) });

/** What is wanted of a record: where, what, and in which of his posts. A record without an id is a new one. */
type Wish = Pick<RecordAct, 'command' | 'base'> & {
  readonly place: Pick<RecordPlace, 'kind'> & Partial<RecordPlace>;
  readonly postOf: (part: Part) => PostId | undefined;
};

/** Does it and answers the record with its version: 404 for who has nothing to do with it, 403 for who may look only. */
export async function answerAct(
  services: Services,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  wish: Wish,
): Promise<FastifyReply> {
  const { person } = officialOf(request);
  const { data, staffOn } = await services.organisation();
  const part = partOf(staffOn(dayOf(services.clock.legalNow())), person, data.units);
  const post = wish.postOf(part);
  if (post === undefined) {
    return part.seesAll ? answerRefusal(request, reply, refuse('desk-not-allowed', { right: 'publish' })) : notFound(request, reply);
  }
  const asked = submissionOf(request);
  if ('refused' in asked) return answerRefusal(request, reply, asked);
  const place = { kind: wish.place.kind, id: wish.place.id ?? idFrom(asked) };
  const base = wish.base === undefined ? {} : { base: wish.base };
  const done = await actOnRecord(services, { place, asked, command: wish.command, by: { person, post }, ...base });
  return isRefusal(done) ? answerRefusal(request, reply, done) : reply.send(done);
}

/** The id of what a submission makes: the same for the same submission, so that sending it twice at once makes one. */
function idFrom({ commandId, owner }: { readonly commandId: string; readonly owner: string }): string {
  return asId<'record'>(createHash('sha256').update(`${owner} ${commandId}`).digest('base64url').slice(0, 22));
}
