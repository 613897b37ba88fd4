import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

import { isRefusal } from '../../core/kernel/outcome.ts';
import { readForm } from '../../contract/form-values.ts';
import { startFormPage } from '../../web/pages/work/start-form-page.tsx';
import type { App } from '../platform/http/app.ts';
import { notFound } from '../platform/http/answer.ts';
import { type DrawForm, newForm, sendForm, takesForm } from '../platform/http/form-state.ts';
import { hiddenFields, submissionOf, typedValues } from '../platform/http/form.ts';
import { frameOf } from '../platform/http/frame.ts';
import { type GivenBack, reads } from '../platform/http/policy.ts';
import { sendPage } from '../platform/http/send-page.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import type { Services } from '../platform/services.ts';
import { firstStep } from './first-step.ts';
import { openCase } from './open-case.ts';
import { startable, startFormView } from './start.ts';

const params = z.object({ code: z.string().regex(/^[A-Za-z0-9-]{1,80}$/) });
/** Fields of charts are named `f.<id>`; everything else is refused. */
export const chartFields = z.string().max(4_000);
const body = z.strictObject({ ...hiddenFields, unit: z.string().max(40).default('') }).catchall(chartFields);

/** The starting form of an item and its POST, which opens the case and shows its receipt. What was typed is never lost. */
export function startRoute(services: Services, app: App): void {
  const find = async (request: FastifyRequest) => {
    const asked = params.safeParse(request.params);
    const found = startable(services, await services.organisation(), officialOf(request).person);
    return found.find(({ item }) => item.version.item.code === asked.data?.code);
  };
  const draw: DrawForm = async ({ request, reply }, form) => {
    const found = await find(request);
    if (found === undefined) return notFound(request, reply);
    return sendPage(request, reply, startFormPage(await frameOf(request, reply), startFormView(found, form)));
  };
  app.get('/work/start/:code', { config: reads('official'), schema: { params } }, (request, reply) =>
    draw({ request, reply }, newForm(), {}),
  );
  app.post('/work/start/:code', { config: takesForm('official', draw), schema: { params, body } }, async (request, reply) => {
    const { person } = officialOf(request);
    const found = await find(request);
    if (found === undefined) return notFound(request, reply);
    const again = (back: GivenBack) => sendForm({ request, reply }, draw, back);
    const asked = submissionOf(request);
    if (isRefusal(asked)) return again({ refusal: asked });
    const unit = found.units.length === 1 ? found.units[0] : found.units.find((candidate) => candidate.code === request.body.unit);
    const read = readForm(firstStep(found.item)?.form ?? [], typedValues(request));
    const errors = unit === undefined ? [{ field: 'unit', cause: '没有选是哪个村', cure: '请选一个' }, ...read.errors] : read.errors;
    if (unit === undefined || errors.length > 0) return again({ errors });
    const channel = unit.level === 'village' ? 'village' : 'hall';
    const answer = await openCase(services, { ...asked, item: found.item, unit: unit.id, channel, who: person, values: read.values });
    if (isRefusal(answer)) return again({ refusal: answer });
    return reply.redirect(`/work/cases/${answer.caseId}/receipt`, 303);
  });
}
