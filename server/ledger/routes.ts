import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { parseTilePath, type TileAddress, tilePath, tileWidth, TILE_WIDTH } from '../../core/ledger/tile.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { notFound } from '../platform/http/answer.ts';
import type { App } from '../platform/http/app.ts';
import { reads } from '../platform/http/policy.ts';
import type { Services } from '../platform/services.ts';
import type { LogTree } from './log-tree.ts';
import { logKeyText } from './read.ts';
import { readPublished } from './store.ts';
import { findFile } from './tile-files.ts';

/** The served log: where its tree is kept in memory and where its full tiles lie. */
export type ServedLog = { readonly log: LogTree; readonly directory: string };

const tileParams = z.object({ '*': z.string().max(100) });
const forEver = 'public, max-age=31536000, immutable';

/**
 * The log as anyone's auditor reads it: checkpoint, key, tiles. `mingquan verify` takes the site's address.
 *
 * @source c2sp:tlog-tiles
 */
export function ledgerRoutes(services: Services, served: ServedLog): (app: App) => void {
  return (app) => {
    app.get('/checkpoint', { config: reads('public') }, async (request, reply) => {
      const published = await readPublished(services.database.published, services.county);
      if (published === undefined) return notFound(request, reply);
      return reply.header('cache-control', 'no-cache').type('text/plain; charset=utf-8').send(published.checkpoint);
    });
    app.get('/log.vkey', { config: reads('public') }, async (_request, reply) =>
      reply
        .header('cache-control', 'public, max-age=3600')
        .type('text/plain; charset=utf-8')
        .send(`${logKeyText(services)}\n`),
    );
    app.get('/tile/*', { config: reads('public'), schema: { params: tileParams } }, async (request, reply) =>
      sendTile({ request, reply }, `tile/${request.params['*']}`, { services, served }),
    );
  };
}

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply };
type Source = { readonly services: Services; readonly served: ServedLog };

/** Only what the published checkpoint covers is served: what is not signed yet may still be lost. */
async function sendTile({ request, reply }: Exchange, path: string, { services, served }: Source): Promise<FastifyReply> {
  const address = parseTilePath(path);
  const published = isRefusal(address) ? undefined : await readPublished(services.database.published, services.county);
  if (isRefusal(address) || published === undefined || address.width > widthAt(address, published.size)) return notFound(request, reply);
  const isFull = address.width === TILE_WIDTH;
  const bytes =
    (isFull ? findFile(served.directory, tilePath(address)) : undefined) ?? (await computed(address, published.size, served.log));
  return reply
    .header('cache-control', isFull ? forEver : 'public, max-age=60')
    .type('application/octet-stream')
    .send(Buffer.from(bytes));
}

function widthAt(address: TileAddress, size: number): number {
  return tileWidth(address.kind === 'entries' ? 0 : address.level, address.index, size);
}

async function computed(address: TileAddress, size: number, log: LogTree): Promise<Uint8Array> {
  await log.catchUp(size);
  return log.tileBytes(address);
}
