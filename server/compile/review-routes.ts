import * as review from '../../contract/desk-review.ts';
import { deskText } from '../../contract/desk.ts';
import { asId } from '../../core/kernel/id.ts';
import type { App } from '../platform/http/app.ts';
import { answerRefusal } from '../platform/http/answer.ts';
import { writes } from '../platform/http/policy.ts';
import { newId } from '../platform/random.ts';
import { z } from 'zod';
import { deskDoneOf } from './act-answer.ts';
import type { DeskServices } from './desk-services.ts';
import { itemParams } from './desk-routes.ts';
import { whyValueUnfit } from './suggested-value.ts';

const config = writes('official');
const threadParams = itemParams.extend({ thread: z.string().regex(/^[A-Za-z0-9_-]{22}$/) });

/** Reviews and comments. */
export function deskReviewRoutes(services: DeskServices, app: App): void {
  reviewRoutes(services, app);
  talkRoutes(services, app);
}

function reviewRoutes(services: DeskServices, app: App): void {
  const done = deskDoneOf(services);
  const base = '/api/v1/desk/items/:id';
  const act = { hide: true, params: itemParams };
  app.post(`${base}/round`, { config, schema: { ...act, body: review.deskRound } }, (request, reply) => {
    const { base: seen, reviewers, due } = request.body;
    return done(
      { request, reply },
      { do: 'name-reviewers', base: seen, reviewers: reviewers.map((person) => asId<'person'>(person)), due },
    );
  });
  app.post(`${base}/opinion`, { config, schema: { ...act, body: review.deskOpinion } }, (request, reply) =>
    done({ request, reply }, { do: 'give-opinion', ...request.body }),
  );
  app.post(`${base}/close-round`, { config, schema: { ...act, body: review.deskCloseRound } }, (request, reply) =>
    done({ request, reply }, { do: 'close-round', ...request.body }),
  );
  app.post(`${base}/publish`, { config, schema: { ...act, body: review.deskPublish } }, (request, reply) => {
    const { base: seen, effectiveFrom, control = null } = request.body;
    return done({ request, reply }, { do: 'publish', base: seen, effectiveFrom, control, override: null });
  });
  app.post(`${base}/override`, { config, schema: { ...act, body: review.deskOverride } }, (request, reply) => {
    const { base: seen, effectiveFrom, control = null, path, reason } = request.body;
    return done({ request, reply }, { do: 'publish', base: seen, effectiveFrom, control, override: { path, reason } });
  });
}

function talkRoutes(services: DeskServices, app: App): void {
  const done = deskDoneOf(services);
  const base = '/api/v1/desk/items/:id/comments';
  const act = { hide: true };
  app.post(base, { config, schema: { ...act, params: itemParams, body: review.deskComment } }, (request, reply) => {
    const { anchor, text, suggestion = null } = request.body;
    const unfit = suggestion === null ? undefined : whyValueUnfit(anchor, suggestion.value);
    if (unfit !== undefined) return answerRefusal(request, reply, unfit);
    return done(
      { request, reply },
      { do: 'comment', thread: newId(), anchor, text, suggestion: suggestion === null ? null : { value: suggestion.value } },
    );
  });
  app.post(`${base}/:thread/answer`, { config, schema: { ...act, params: threadParams, body: deskText } }, (request, reply) =>
    done({ request, reply }, { do: 'answer', thread: request.params.thread, text: request.body.text }),
  );
  app.post(`${base}/:thread/settle`, { config, schema: { ...act, params: threadParams, body: deskText } }, (request, reply) =>
    done({ request, reply }, { do: 'settle', thread: request.params.thread, text: request.body.text }),
  );
  app.post(`${base}/:thread/take`, { config, schema: { ...act, params: threadParams, body: review.deskTake } }, (request, reply) =>
    done({ request, reply }, { do: 'take-suggestion', thread: request.params.thread, base: request.body.base }),
  );
}
