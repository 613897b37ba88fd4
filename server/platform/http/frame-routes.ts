import { z } from 'zod';

import type { App } from './app.ts';
import { notFound } from './answer.ts';
import type { Assets } from './assets.ts';
import { displayCookie, languageCookie } from './frame.ts';
import { reads } from './policy.ts';
import { sameSitePath } from './same-site-path.ts';
import { hasTag } from './send-page.ts';

const yearSeconds = 365 * 86_400;

const displaySchema = z.object({
  mode: z.enum(['normal', 'elder', 'elder-large']).optional(),
  lang: z.enum(['zh-CN', 'en']).optional(),
  back: z.string().max(512).optional(),
});

/** Routes of the frame itself: how pages are shown, built scripts, the document of the programming interface. */
export function frameRoutes(app: App, assets: Assets): void {
  app.get('/display', { config: reads('public'), schema: { querystring: displaySchema } }, (request, reply) => {
    const { mode, lang, back } = request.query;
    const kept = { path: '/', httpOnly: true, sameSite: 'lax', secure: app.frameSource.secure, maxAge: yearSeconds } as const;
    if (mode !== undefined) void reply.setCookie(displayCookie, mode, kept);
    if (lang !== undefined) void reply.setCookie(languageCookie, lang, kept);
    return reply.redirect(sameSitePath(back), 303);
  });

  app.get('/assets/:file', { config: reads('public'), schema: { params: z.object({ file: z.string() }) } }, (request, reply) => {
    const asset = assets.find(request.params.file);
    if (asset === undefined) return notFound(request, reply);
    void reply.headers({ etag: asset.etag, 'cache-control': `public, max-age=${yearSeconds}, immutable`, 'content-type': asset.type });
    return hasTag(request.headers['if-none-match'], asset.etag) ? reply.code(304).send() : reply.send(asset.bytes);
  });

  app.get('/api/openapi.json', { config: reads('public') }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(app.swagger()),
  );
}
