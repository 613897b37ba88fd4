import type { FastifyReply } from 'fastify';
import { z } from 'zod';

import { asId } from '../../core/kernel/id.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { rotationListPage } from '../../web/pages/work/rotation-list-page.tsx';
import { rotationPage } from '../../web/pages/work/rotation-page.tsx';
import type { App } from '../platform/http/app.ts';
import { notFound } from '../platform/http/answer.ts';
import { type DrawForm, newForm, sendForm, takesForm } from '../platform/http/form-state.ts';
import { hiddenFields, submissionOf } from '../platform/http/form.ts';
import { frameOf, readerOf } from '../platform/http/frame.ts';
import { type GivenBack, reads } from '../platform/http/policy.ts';
import { sendPage } from '../platform/http/send-page.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import type { Services } from '../platform/services.ts';
import { arrangeRotation } from './arrange-rotation.ts';
import { readWish } from './read-wish.ts';
import { rotationList } from './rotation-list.ts';
import { rotationPageView } from './rotation-view.ts';

const id = z.string().min(1).max(100);
const verb = z.enum(['plan', 'keep-control', 'hand-over']);
const place = z.object({ post: id, person: id });
const text = z.string().max(2_000).default('');
const short = z.string().max(80).default('');
const body = z.strictObject({ ...hiddenFields, day: short, other: short, witness: short, text });

/** `/work/rotation`: how long people have been in posts with risks, and what is done about it. */
export function rotationRoutes(services: Services): (app: App) => void {
  return (app) => {
    app.get('/work/rotation', { config: reads('official') }, async (request, reply) => {
      const view = await rotationList(services, officialOf(request).person);
      return view === undefined
        ? notFound(request, reply)
        : sendPage(request, reply, rotationListPage(await frameOf(request, reply), view));
    });
    const draw = drawPost(services);
    app.get('/work/rotation/:post/:person', { config: reads('official'), schema: { params: place } }, (request, reply) =>
      draw({ request, reply }, newForm(), {}),
    );
    app.post(
      '/work/rotation/:post/:person/:verb',
      { config: takesForm('official', draw), schema: { params: place.extend({ verb }), body } },
      async (request, reply) => {
        const { post, person } = request.params;
        const again = (back: GivenBack): Promise<FastifyReply> => sendForm({ request, reply }, draw, back);
        const reader = officialOf(request).person;
        const view = await rotationPageView(services, { reader, post, person, form: newForm(), formVerb: null });
        if (view === undefined || view.choices === null) return notFound(request, reply);
        const asked = submissionOf(request);
        if (isRefusal(asked)) return again({ refusal: asked });
        const about = { verb: request.params.verb, post: asId<'post'>(post), person: asId<'person'>(person), by: reader };
        const known = new Set(view.choices.map((choice) => choice.id));
        const wish = readWish(about, request.body, { known, language: readerOf(request).language });
        if ('errors' in wish) return again({ errors: wish.errors });
        const expected = Number(request.body.version ?? view.version);
        const answer = await arrangeRotation(services, { wish, commandId: asked.commandId, expected });
        return answer === 'recorded' ? reply.redirect(`/work/rotation/${post}/${person}`, 303) : again({ refusal: answer });
      },
    );
  };
}

function drawPost(services: Services): DrawForm {
  return async ({ request, reply }, form) => {
    const asked = place.extend({ verb: verb.nullable().default(null) }).safeParse(request.params);
    if (!asked.success) return notFound(request, reply);
    const { post, person, verb: formVerb } = asked.data;
    const view = await rotationPageView(services, { reader: officialOf(request).person, post, person, form, formVerb });
    return view === undefined ? notFound(request, reply) : sendPage(request, reply, rotationPage(await frameOf(request, reply), view));
  };
}
