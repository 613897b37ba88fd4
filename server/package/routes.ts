import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { z } from 'zod';

import { dayOf } from '../../core/kernel/day.ts';
import { zipParts } from '../../exchange/archive/zip-parts.ts';
import { fileNameOf } from '../../exchange/archive/file-name.ts';
import { packagePage } from '../../web/pages/public/package-page.tsx';
import { notFound } from '../platform/http/answer.ts';
import type { App } from '../platform/http/app.ts';
import { frameOf } from '../platform/http/frame.ts';
import { KeptPages } from '../platform/http/kept-pages.ts';
import { reads } from '../platform/http/policy.ts';
import { hasTag } from '../platform/http/send-page.ts';
import type { Services } from '../platform/services.ts';
import { readListedItem, readUnitList, type UnitList } from '../public/read.ts';
import { itemSheets } from './item-sheets.ts';
import { listFiles, listTitles } from './list-files.ts';
import { MadeFiles } from './made-files.ts';
import { packageParts } from './package-parts.ts';
import { packageView } from './package-view.ts';
import { attach, sendFile } from './send-file.ts';

const params = z.object({ code: z.string().regex(/^[A-Za-z0-9-]{1,40}$/) });
const fileParams = params.extend({ file: z.string().max(40) });

/** Documents, tables and packages (1+1+2X) of what is published, for everybody. They read published items only. */
export function packageRoutes(services: Services): (app: App) => void {
  return (app) => {
    const files = new MadeFiles(services);
    unitRoutes(services, files, app);
    for (const sheet of itemSheets) {
      app.get(`/i/:code/${sheet.key}.${sheet.extension}`, { config: reads('public'), schema: { params } }, async (request, reply) => {
        const item = readListedItem(services, request.params.code);
        if (item === undefined) return notFound(request, reply);
        const bytes = await files.sheet(item, sheet, dayOf(services.clock.legalNow()));
        return sendFile(request, reply, {
          name: fileNameOf(`${item.view.code} ${item.view.plainName} ${sheet.title}`),
          extension: sheet.extension,
          bytes,
        });
      });
    }
  };
}

function unitRoutes(services: Services, files: MadeFiles, app: App): void {
  const pages = new KeptPages();
  app.get('/u/:code/package', { config: reads('public'), schema: { params } }, (request, reply) =>
    pages.send(request, reply, async () => {
      const list = await readUnitList(services, request.params.code);
      return list === undefined ? undefined : packagePage(await frameOf(request, reply), packageView(list));
    }),
  );
  app.get('/u/:code/package.zip', { config: reads('public'), schema: { params } }, async (request, reply) => {
    const list = await readUnitList(services, request.params.code);
    if (list === undefined) return notFound(request, reply);
    const etag = `"${tagOf(list)}"`;
    void attach(reply, fileNameOf(`${list.unit.name}权责清单包`), 'zip').headers({ etag, 'cache-control': 'no-cache' });
    if (hasTag(request.headers['if-none-match'], etag)) return reply.code(304).send();
    return reply.send(Readable.from(zipParts(packageParts(files, services.about.name, list), list.day), { objectMode: false }));
  });
  app.get('/u/:code/package/:file', { config: reads('public'), schema: { params: fileParams } }, async (request, reply) => {
    const file = listFiles.find(({ kind, format }) => `${kind}.${format}` === request.params.file);
    const list = file === undefined ? undefined : await readUnitList(services, request.params.code);
    if (file === undefined || list === undefined) return notFound(request, reply);
    const name = fileNameOf(`${list.unit.name}${listTitles[file.kind]}`);
    return sendFile(request, reply, { name, extension: file.format, bytes: await files.list(list, file) });
  });
}

/** What a package is made from says what it is: the unit, the day, the versions. */
function tagOf({ unit, day, entries, items }: UnitList): string {
  const told = entries.map(({ hash, number }) => [hash, number]);
  const parts = ['mingquan-package-1', unit, day, told, items.map(({ version }) => version.hash)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
