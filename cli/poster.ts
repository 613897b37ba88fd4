import { resolve } from 'node:path';

import { isRefusal, type Refusal } from '../core/kernel/outcome.ts';
import { fileOf } from '../server/poster/order.ts';
import { posterWish, type WrittenPoster } from '../server/poster/write-poster.ts';
import { isLoopback } from '../server/platform/http/source.ts';
import type { Settings } from '../server/platform/settings/read-settings.ts';
import { askCounty } from './ask-county.ts';
import type { Command, Console, ExitCode } from './command.ts';
import { withProgress } from './command-progress.ts';
import { settingsOr } from './read-settings.ts';
import { startFault } from './start-fault.ts';
import { tellRefusal } from './tell-refusal.ts';
import { demandFolderOf } from './writable-folder.ts';

const forms = Object.keys(fileOf);

/** `mingquan poster ITEM`: printed forms of a published item, or the booklet of a unit, from the record that its page is drawn from. */
export const poster: Command = {
  usage: 'ITEM [--kind a4|a3|long|speech] [--unit U] [--out FILE] [--json], or --kind booklet --unit U',
  options: { kind: { type: 'string' }, unit: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean' } },
  words: [0, 1],
  run: async ({ options, words }, console) => {
    const kind = textOf(options['kind']) ?? 'a4';
    const [item] = words;
    const unit = textOf(options['unit']) ?? null;
    const isBooklet = kind === 'booklet';
    if (!forms.includes(kind) || (isBooklet ? unit === null || item !== undefined : item === undefined)) {
      console.err(`用法 · usage: mingquan poster ${poster.usage}\n`);
      return 2;
    }
    const settings = settingsOr(console);
    if (settings === undefined) return 2;
    const file = fileOf[kind as keyof typeof fileOf].name;
    const out = resolve(console.folder, textOf(options['out']) ?? `${isBooklet ? String(unit) : String(item)}-${file}`);
    const wish = { form: kind, item: item ?? null, unit, out, site: addressOf(settings) };
    return startFault(console, () => write(settings, console, { wish, json: options['json'] === true }));
  },
};

function textOf(option: string | boolean | undefined): string | undefined {
  return typeof option === 'string' ? option : undefined;
}

/** Where the county is served, or would be. */
function addressOf({ publicUrl, host, port }: Settings): string {
  return publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
}

async function write(settings: Settings, console: Console, asked: { readonly wish: object; readonly json: boolean }): Promise<ExitCode> {
  const wish = posterWish.parse(asked.wish);
  demandFolderOf(wish.out);
  const answer = (await withProgress(console, (progress) => askCounty(settings, { do: 'poster', with: wish }, progress))) as
    | WrittenPoster
    | Refusal;
  if (isRefusal(answer)) return tellRefusal(console, answer);
  if (asked.json) console.out(`${JSON.stringify(answer)}\n`);
  else console.out(`已写好 · written: ${answer.out}（${String(Math.ceil(answer.bytes / 1_000))} kB）\n`);
  warn(console, answer);
  return 0;
}

/** What would be a surprise on paper is said before it is printed. */
function warn(console: Console, { address, missing }: WrittenPoster): void {
  if (isLoopback(new URL(address).hostname) || new URL(address).hostname === 'localhost') {
    console.err(
      `二维码里的地址是 ${address}，别人的手机打不开。请设 MINGQUAN_PUBLIC_URL 再印。\nNo other phone can open the address in the QR code: set MINGQUAN_PUBLIC_URL first.\n`,
    );
  }
  if (missing.length > 0) {
    console.err(`字库里没有这些字，印成了〓：${missing.join('、')} · the font lacks these characters; they stand as 〓\n`);
  }
}
