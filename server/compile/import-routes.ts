import { z } from 'zod';

import { deskApply, deskImport, deskImports, deskMapping, deskUndo, deskUploadQuery } from '../../contract/desk-import.ts';
import { importFieldNames } from '../../contract/import-field-names.ts';
import type { Field } from '../../core/catalogue/list-import/field-names.ts';
import { asId } from '../../core/kernel/id.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { defaultCaps } from '../../exchange/xlsx/workbook.ts';
import type { App } from '../platform/http/app.ts';
import { answerRefusal, notFound } from '../platform/http/answer.ts';
import { reads, writes } from '../platform/http/policy.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import { applyImport } from './apply-import.ts';
import { chooseFields } from './choose-fields.ts';
import type { DeskServices } from './desk-services.ts';
import { itemParams, unitParams } from './desk-routes.ts';
import { importsView } from './imports-view.ts';
import { importView } from './import-view.ts';
import { loadImport } from './load-import.ts';
import { markedFile } from './marked-file.ts';
import { undoImport } from './undo-import.ts';
import { uploadImport } from './upload-import.ts';

const hidden = { hide: true } as const;
const bytes = z.instanceof(Buffer);
const shown = { 200: deskImport };

/** Files of compilers: upload, preview, mapping, apply, undo, the own file back. */
export function deskImportRoutes(services: DeskServices, app: App): void {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  const upload = { ...hidden, params: unitParams, querystring: deskUploadQuery, body: bytes, response: shown };
  app.post(
    '/api/v1/desk/units/:unit/imports',
    { config: writes('official'), bodyLimit: defaultCaps.fileBytes, schema: upload },
    async (request, reply) => {
      const { person } = officialOf(request);
      const file = { unit: asId<'unit'>(request.params.unit), person, name: request.query.name, bytes: request.body };
      const id = await uploadImport(services, file);
      const loaded = id === undefined ? undefined : await loadImport(services, services.database.app, { id, person });
      return loaded === undefined ? notFound(request, reply) : reply.send(await importView(services, loaded));
    },
  );
  const list = { ...hidden, params: unitParams, response: { 200: deskImports } };
  app.get('/api/v1/desk/units/:unit/imports', { config: reads('official'), schema: list }, async (request, reply) => {
    const view = await importsView(services, { unit: asId<'unit'>(request.params.unit), person: officialOf(request).person });
    return view === undefined ? notFound(request, reply) : reply.send(view);
  });
  readRoutes(services, app);
  actRoutes(services, app);
}

function readRoutes(services: DeskServices, app: App): void {
  const one = { ...hidden, params: itemParams };
  app.get('/api/v1/desk/imports/:id', { config: reads('official'), schema: { ...one, response: shown } }, async (request, reply) => {
    const loaded = await loadImport(services, services.database.app, { id: request.params.id, person: officialOf(request).person });
    return loaded === undefined ? notFound(request, reply) : reply.send(await importView(services, loaded));
  });
  app.get('/api/v1/desk/imports/:id/marked', { config: reads('official'), schema: one }, async (request, reply) => {
    const loaded = await loadImport(services, services.database.app, { id: request.params.id, person: officialOf(request).person });
    const file = loaded === undefined ? undefined : await markedFile(loaded);
    if (file === undefined) return notFound(request, reply);
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return reply.header('content-disposition', 'attachment; filename="marked.xlsx"').type(type).send(Buffer.from(file));
  });
}

function actRoutes(services: DeskServices, app: App): void {
  const base = '/api/v1/desk/imports/:id';
  const act = { ...hidden, params: itemParams };
  const config = writes('official');
  app.post(`${base}/mapping`, { config, schema: { ...act, body: deskMapping } }, async (request, reply) => {
    const about = { id: request.params.id, person: officialOf(request).person };
    const mapping = request.body.mapping.filter(({ field }) => Object.hasOwn(importFieldNames, field));
    const answer = await chooseFields(services, about, mapping as readonly { table: number; column: number; field: Field }[]);
    return isRefusal(answer) ? answerRefusal(request, reply, answer) : reply.send(await importView(services, answer));
  });
  const after = async (id: string, person: ReturnType<typeof officialOf>['person']) => {
    const loaded = await loadImport(services, services.database.app, { id, person });
    return loaded === undefined ? undefined : importView(services, loaded);
  };
  app.post(`${base}/apply`, { config, bodyLimit: 1024 * 1024, schema: { ...act, body: deskApply } }, async (request, reply) => {
    const about = { id: request.params.id, person: officialOf(request).person };
    const answer = await applyImport(services, { ...about, ...request.body });
    return isRefusal(answer) ? answerRefusal(request, reply, answer) : reply.send(await after(about.id, about.person));
  });
  app.post(`${base}/undo`, { config, schema: { ...act, body: deskUndo } }, async (request, reply) => {
    const about = { id: request.params.id, person: officialOf(request).person };
    const answer = await undoImport(services, about);
    return isRefusal(answer) ? answerRefusal(request, reply, answer) : reply.send(await after(about.id, about.person));
  });
}
