import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { notFound } from '../platform/http/answer.ts';
import { type Asset, consoleFolder, readAssets } from '../platform/http/assets.ts';
import type { App } from '../platform/http/app.ts';
import { languageOf } from '../platform/http/frame.ts';
import { reads } from '../platform/http/policy.ts';
import { setConsolePolicy } from '../platform/http/security-headers.ts';
import type { Language } from '../../web/ui/messages/dates.ts';
import { hasTag } from '../platform/http/send-page.ts';

type Handler = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | Promise<FastifyReply>;

const entry = 'web/console/main.tsx';
const yearSeconds = 365 * 86_400;

/** What the page says before its script speaks. */
const shellWords = {
  'zh-CN': {
    ...{ lang: 'zh-CN', title: '案头 · 明权', opening: '正在打开……', todo: '待办' },
    noScript: '案头要用脚本。办件不用脚本，请到',
    notBuilt: '案头没有构建好。请系统管理员运行 mingquan build。',
  },
  en: {
    ...{ lang: 'en', title: 'Desk · Mingquan', opening: 'Opening…', todo: 'To do' },
    noScript: 'The desk needs scripts. Work on cases does not; go to',
    notBuilt: 'The desk is not built. Please let the administrator run mingquan build.',
  },
} as const satisfies Readonly<Record<Language, object>>;

/** `/console`: the desk's application. Its page is the same for every address below; what it shows comes from the programming interface. */
export function consoleRoutes(app: App): void {
  const assets = readAssets(consoleFolder, '/console/assets');
  const shell: Handler = (request, reply) => {
    const address = assets.address(entry) ?? null;
    const nonce = randomBytes(16).toString('base64url');
    setConsolePolicy(reply, nonce);
    return reply
      .type('text/html; charset=utf-8')
      .send(page({ script: address, styles: assets.styles(entry), nonce, words: shellWords[languageOf(request)] }));
  };
  app.get('/console', { config: reads('official') }, shell);
  app.get('/console/*', { config: reads('official'), schema: { params: z.object({ '*': z.string().max(200) }) } }, shell);
  app.get('/console/assets/:file', { config: reads('public'), schema: { params: z.object({ file: z.string() }) } }, (request, reply) => {
    const asset: Asset | undefined = assets.find(request.params.file);
    if (asset === undefined) return notFound(request, reply);
    void reply.headers({
      etag: asset.etag,
      'cache-control': `public, max-age=${String(yearSeconds)}, immutable`,
      'content-type': asset.type,
    });
    return hasTag(request.headers['if-none-match'], asset.etag) ? reply.code(304).send() : reply.send(asset.bytes);
  });
}

type Shell = {
  readonly script: string | null;
  readonly styles: readonly string[];
  readonly nonce: string;
  readonly words: (typeof shellWords)[Language];
};

function page({ script, styles, nonce, words }: Shell): string {
  const links = styles.map((style) => `<link rel="stylesheet" href="${style}">`).join('');
  return [
    `<!doctype html><html lang="${words.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${words.title}</title>${links}</head><body><div id="desk" data-nonce="${nonce}">${words.opening}</div>`,
    `<noscript>${words.noScript} <a href="/work">${words.todo}</a></noscript>`,
    script === null ? `<p>${words.notBuilt}</p>` : `<script type="module" src="${script}"></script>`,
    '</body></html>',
  ].join('');
}
