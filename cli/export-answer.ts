import { checkLinks } from '../exchange/site/check-links.ts';
import type { Exported } from '../server/administration/export-order.ts';
import type { ExportedLog } from '../server/ledger/export-log.ts';
import type { Console, ExitCode } from './command.ts';

/** Broken links that are printed; more say no more. */
const shown = 20;

/** Said when codes and data carry the address of this machine, because no other is known. */
export const ownAddressHint =
  '没有写网站的地址，二维码和数据里是本机的地址。请加 --site，或设 MINGQUAN_PUBLIC_URL。\n' +
  'No address of a site is known: codes and data carry that of this machine. Give --site, or set MINGQUAN_PUBLIC_URL.\n';

/** What was exported, in words. */
export function exportAnswer(answer: Exported | ExportedLog): string {
  if (!('kind' in answer)) return `账本 ${answer.size} 条已导出 · ${answer.size} entries in ${answer.files} files: ${answer.out}\n`;
  switch (answer.kind) {
    case 'item':
      return `事项已导出 · item in ${answer.files.length} files: ${answer.out}\n${answer.files.map((file) => `  ${file}\n`).join('')}`;
    case 'unit':
      return `${answer.items} 项的清单包已导出 · package of ${answer.items} items, ${answer.files} files: ${answer.out}\n`;
    case 'list': {
      const lost = answer.lost.map(({ name, heading }) => `  ${name ?? ''} · ${heading}\n`).join('');
      const told = lost === '' ? '' : `这些内容照原表头写不完整 · not whole under these headings:\n${lost}`;
      return `${answer.items} 项的清单已写出 · list of ${answer.items} items: ${answer.out}\n${told}`;
    }
    case 'county': {
      const ledger =
        answer.entries === null ? '账本还没有签名 · ledger not signed yet' : `账本 ${answer.entries} 条 · ${answer.entries} entries`;
      return `公开网站已导出 · ${answer.pages} pages, ${answer.files} files, ${ledger}: ${answer.out}\n`;
    }
  }
}

/** Looks at every link of an exported folder and tells those that lead nowhere. */
export function linkAnswer(folder: string, console: Pick<Console, 'err'>): ExitCode {
  const { pages, links, broken } = checkLinks(folder);
  console.err(`链接 ${links} 个，网页 ${pages} 个，断了 ${broken.length} 个 · ${links} links on ${pages} pages, ${broken.length} broken\n`);
  for (const { page, link } of broken.slice(0, shown)) console.err(`  ${page}: ${link}\n`);
  return broken.length === 0 ? 0 : 1;
}
