import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';

import type { LayoutColumn } from '../core/catalogue/list-export/list-layout.ts';
import { layoutOf } from '../core/catalogue/list-export/list-layout.ts';
import { isRefusal, type Refusal } from '../core/kernel/outcome.ts';
import { readListFile } from '../exchange/list-import/read-list-file.ts';
import { listRefusalText } from '../exchange/list-import/refusal-texts.ts';
import type { CountyOrder } from '../server/administration/county-orders.ts';
import type { Exported } from '../server/administration/export-order.ts';
import type { ExportedLog } from '../server/ledger/export-log.ts';
import { askCounty } from './ask-county.ts';
import type { Command, Console, ExitCode, Request } from './command.ts';
import { withProgress } from './command-progress.ts';
import { exportAnswer, linkAnswer, ownAddressHint } from './export-answer.ts';
import { settingsOr } from './read-settings.ts';
import { startFault } from './start-fault.ts';
import { tellRefusal } from './tell-refusal.ts';

/** `mingquan export ledger|county|UNIT|ITEM --out PLACE`: what is published, as files that anyone may keep, print and audit. */
export const exportCommand: Command = {
  usage: 'ledger|county|UNIT|ITEM --out PLACE [--site URL] [--packages] [--check] [--like FILE] [--json]',
  options: {
    out: { type: 'string' },
    site: { type: 'string' },
    packages: { type: 'boolean' },
    check: { type: 'boolean' },
    like: { type: 'string' },
    json: { type: 'boolean' },
  },
  words: [1, 1],
  run: async (request, console) => {
    const wish = await wishOf(request, console);
    const settings = wish === undefined ? undefined : settingsOr(console);
    if (wish === undefined || settings === undefined) return 2;
    return startFault(console, async () => {
      const answer = (await withProgress(console, (progress) => askCounty(settings, wish, progress))) as Exported | ExportedLog | Refusal;
      if (isRefusal(answer)) return tellRefusal(console, answer);
      const json = request.options['json'] === true;
      console.out(json ? `${JSON.stringify(answer)}\n` : exportAnswer(answer));
      const isPlaced = settings.publicUrl !== undefined || request.options['site'] !== undefined;
      if (!isPlaced && 'kind' in answer && (answer.kind === 'county' || answer.kind === 'item')) console.err(ownAddressHint);
      return request.options['check'] === true ? linkAnswer(answer.out, console) : codeOf(answer);
    });
  },
};

/** What a list could not carry is a finding; everything else was written whole. */
function codeOf(answer: Exported | ExportedLog): ExitCode {
  return 'lost' in answer && answer.lost.length > 0 ? 1 : 0;
}

type Order = { readonly do: CountyOrder; readonly with: unknown };

/** The order that the words ask for; undefined when they ask for none, which is told on the way. */
async function wishOf({ options, words }: Request, console: Console): Promise<Order | undefined> {
  const { out, like, site, packages, check } = options;
  const [target = ''] = words;
  if (typeof out !== 'string' || (check === true && target === 'ledger')) {
    console.err('用法 · usage: mingquan export ledger|county|UNIT|ITEM --out PLACE\n');
    return undefined;
  }
  if (typeof site === 'string' && !/^https?:\/\/[^\s/?#]+$/.test(site.replace(/\/$/, ''))) {
    console.err('--site 要写网站的地址，比如 https://qx.example.cn · the address of a site\n');
    return undefined;
  }
  const place = resolve(console.folder, out);
  if (target === 'ledger') return { do: 'export-ledger', with: { out: place } };
  const layout = typeof like === 'string' ? await layoutLike(like, console) : null;
  if (layout === undefined) return undefined;
  return { do: 'export', with: { target, out: place, site: typeof site === 'string' ? site : null, packages: packages === true, layout } };
}

/** The columns of a list file; undefined when it has none, which is told. */
async function layoutLike(path: string, console: Console): Promise<readonly LayoutColumn[] | undefined> {
  const bytes = await readFile(resolve(console.folder, path));
  const list = await readListFile({ name: basename(path), bytes: new Uint8Array(bytes) });
  const [table] = isRefusal(list) ? [] : list.tables;
  if (table !== undefined && table.headerRows.length > 0) return layoutOf(table);
  console.err(`${path}: ${isRefusal(list) ? listRefusalText(list) : '没有找到表头 · no headings were found'}\n`);
  return undefined;
}
