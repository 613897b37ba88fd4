import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { linksIn, relativeLinks } from '../../exchange/site/relative-links.ts';
import { siteFileOf } from '../../exchange/site/site-file.ts';
import type { ReportProgress } from '../platform/control/control-message.ts';
import type { App } from '../platform/http/app.ts';
import type { Services } from '../platform/services.ts';
import type { PutFile } from '../platform/whole-folder.ts';
import { elsewhereFile, elsewherePage, markedAsCopy } from './copy-page.ts';

/** How a site is copied. `isLeftOut` names addresses that answer but are not wanted; `live` is where the living site is, when it is known. */
export type CopyWish = {
  readonly folder: string;
  readonly put: PutFile;
  readonly services: Pick<Services, 'about' | 'clock' | 'siteUrl'>;
  readonly live: string | null;
  readonly isLeftOut: (address: string) => boolean;
  readonly progress: ReportProgress;
};

const asked = { accept: 'text/html', 'accept-language': 'zh-CN' };
const starts = ['/', '/open', '/about', '/notices', '/ledger'];

/**
 * Copies every page and file that anybody can reach by links, from the home page on. What the application does not answer is not part of the
 * copy; links to it lead to the living site, or to a page that says so.
 *
 * @returns how many pages and other files there are
 */
export async function copySite(app: App, wish: CopyWish): Promise<{ readonly pages: number; readonly files: number }> {
  const known = new Map<string, string | undefined>();
  const pages: string[] = [];
  // Grows while it is walked through; each address is in it once.
  const queue = new Set(starts);
  for (const address of queue) {
    const file = wish.isLeftOut(address) ? undefined : siteFileOf(address);
    const answer = file === undefined ? undefined : await app.inject({ method: 'GET', url: address, headers: asked });
    const isThere = file !== undefined && answer?.statusCode === 200;
    known.set(address, isThere ? file : undefined);
    if (isThere) {
      wish.put(file, answer.rawPayload);
      if (file.endsWith('.html')) pages.push(file);
      if (file.endsWith('.html')) for (const link of linksIn(answer.payload)) queue.add(link);
    }
    wish.progress((0.9 * known.size) / queue.size, '页面 pages');
  }
  wish.put(elsewhereFile, Buffer.from(elsewherePage(wish.services)));
  pages.push(elsewhereFile);
  for (const page of pages) rewrite(page, known, wish);
  return { pages: pages.length, files: [...known.values()].filter((file) => file !== undefined).length + 1 };
}

/** Links can be made relative only when it is known what the copy holds. */
function rewrite(page: string, known: ReadonlyMap<string, string | undefined>, wish: CopyWish): void {
  const html = markedAsCopy(readFileSync(join(wish.folder, page), 'utf8'), wish.services.clock, wish.live);
  const { live } = wish;
  const targets = {
    fileOf: (address: string) => known.get(address),
    elsewhere: (address: string) => (live === null ? { file: elsewhereFile } : { address: `${live}${address}` }),
  };
  wish.put(page, Buffer.from(relativeLinks(html, page, targets)));
}
