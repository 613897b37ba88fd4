import { deskReason } from '../../contract/desk.ts';
import { deskChartChange, deskDrop, deskFieldChange } from '../../contract/desk-item.ts';
import { deskNewItem } from '../../contract/desk-list.ts';
import { deskSubmit } from '../../contract/desk-review.ts';
import type { DraftContent } from '../../core/catalogue/draft/content.ts';
import { asId } from '../../core/kernel/id.ts';
import type { App } from '../platform/http/app.ts';
import { answerRefusal, notFound } from '../platform/http/answer.ts';
import { submissionOf } from '../platform/http/form.ts';
import { writes } from '../platform/http/policy.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import { change, deskDoneOf, send } from './act-answer.ts';
import { addItem } from './add-item.ts';
import type { DeskServices } from './desk-services.ts';
import { itemParams, unitParams } from './desk-routes.ts';

const config = writes('official');
/** A chart of 500 steps with all its texts; other acts stay within the usual limit. */
const chartBytes = 1024 * 1024;

/** What officials do at the desk: each act is one submission, one transaction, one answer. */
export function deskActRoutes(services: DeskServices, app: App): void {
  const done = deskDoneOf(services);
  addRoute(services, app);
  const base = '/api/v1/desk/items/:id';
  const changed = { hide: true, params: itemParams };
  app.post(`${base}/fields`, { config, bodyLimit: chartBytes, schema: { ...changed, body: deskFieldChange } }, (request, reply) =>
    change(services, { request, reply }, { base: request.body.base, fields: request.body.fields as Partial<DraftContent> }),
  );
  app.post(`${base}/chart`, { config, bodyLimit: chartBytes, schema: { ...changed, body: deskChartChange } }, (request, reply) => {
    const chart = request.body.chart as DraftContent['chart'];
    // Only what is published can be adopted.
    const known = chart.kind !== 'adopted' || services.items.findByHash(chart.hash)?.version.item.code === chart.code;
    return known ? change(services, { request, reply }, { base: request.body.base, fields: { chart } }) : notFound(request, reply);
  });
  const act = { hide: true, params: itemParams };
  app.post(`${base}/set-aside/drop`, { config, schema: { ...act, body: deskDrop } }, (request, reply) =>
    done({ request, reply }, { do: 'drop-set-aside', field: request.body.field }),
  );
  app.post(`${base}/submit`, { config, schema: { ...act, body: deskSubmit } }, (request, reply) =>
    done({ request, reply }, { do: 'submit', base: request.body.base }),
  );
  app.post(`${base}/withdraw`, { config, schema: { ...act, body: deskReason } }, (request, reply) =>
    done({ request, reply }, { do: 'withdraw', ...request.body }),
  );
  app.post(`${base}/revise`, { config, schema: { ...act, body: deskReason } }, (request, reply) =>
    done({ request, reply }, { do: 'revise', ...request.body }),
  );
}

function addRoute(services: DeskServices, app: App): void {
  const schema = { hide: true, params: unitParams, body: deskNewItem };
  app.post('/api/v1/desk/units/:unit/items', { config, schema }, async (request, reply) => {
    const asked = submissionOf(request);
    if ('refused' in asked) return answerRefusal(request, reply, asked);
    const { fields, adopt } = request.body;
    const about = { unit: asId<'unit'>(request.params.unit), person: officialOf(request).person, asked };
    return send({ request, reply }, await addItem(services, { ...about, fields: fields as Partial<DraftContent>, adopt }));
  });
}
