import { z } from 'zod';

import { isRefusal, type Refusal } from '../../core/kernel/outcome.ts';
import { readForm } from '../../contract/form-values.ts';
import type { FieldError } from '../../contract/page-frame.ts';
import { startFormPage } from '../../web/pages/work/start-form-page.tsx';
import type { App } from '../platform/http/app.ts';
import { answerRefusal, notFound } from '../platform/http/answer.ts';
import { hiddenFields, submissionOf, typedValues } from '../platform/http/form.ts';
import { frameOf, readerOf } from '../platform/http/frame.ts';
import { writes } from '../platform/http/policy.ts';
import { refusalView } from '../platform/http/problem.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import { statusOf } from '../platform/http/status-of.ts';
import type { Services } from '../platform/services.ts';
import { firstStep } from './first-step.ts';
import { newForm } from '../platform/http/form-state.ts';
import { openCase } from './open-case.ts';
import { startable, startFormView } from './start.ts';

const params = z.object({ code: z.string().regex(/^[A-Za-z0-9-]{1,40}$/) });
/** Fields of charts are named `f.<id>`; everything else is refused. */
export const chartFields = z.string().max(4_000);
const body = z.strictObject({ ...hiddenFields, unit: z.string().max(40).default('') }).catchall(chartFields);

/** POST of the starting form: opens the case and shows its receipt. What was typed is never lost. */
export function startRoute(services: Services, app: App): void {
  app.post('/work/start/:code', { config: writes('official'), schema: { params, body } }, async (request, reply) => {
    const { person } = officialOf(request);
    const found = startable(services, await services.organisation(), person).find(
      ({ item }) => item.version.item.code === request.params.code,
    );
    if (found === undefined) return notFound(request, reply);
    const typed = typedValues(request);
    const again = async (status: number, back: { readonly errors?: readonly FieldError[]; readonly refusal?: Refusal }) => {
      const refusal = back.refusal === undefined ? null : refusalView(back.refusal, readerOf(request));
      const form = { ...newForm(typed), errors: back.errors ?? [], refusal };
      const page = startFormPage(await frameOf(request, reply), startFormView(found, form));
      return reply.code(status).type('text/html; charset=utf-8').send(page);
    };
    const asked = submissionOf(request);
    if (isRefusal(asked)) return answerRefusal(request, reply, asked);
    const unit = found.units.length === 1 ? found.units[0] : found.units.find((candidate) => candidate.code === request.body.unit);
    const read = readForm(firstStep(found.item)?.form ?? [], typed);
    const errors = unit === undefined ? [{ field: 'unit', cause: '没有选是哪个村', cure: '请选一个' }, ...read.errors] : read.errors;
    if (unit === undefined || errors.length > 0) return again(422, { errors });
    const channel = unit.level === 'village' ? 'village' : 'hall';
    const answer = await openCase(services, { ...asked, item: found.item, unit: unit.id, channel, who: person, values: read.values });
    if (isRefusal(answer)) return again(statusOf(answer.refused), { refusal: answer });
    return reply.redirect(`/work/cases/${answer.caseId}/receipt`, 303);
  });
}
